package org.civicmoderation.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Objects;

/**
 * The root of the Merkle tree at the end of a day: published or signed, it binds every entry up to
 * then. Immutable.
 *
 * @param day the day, in UTC
 * @param entries how many entries it is over, from the first on
 * @param root the root in lower-case hex (RFC 6962)
 */
public record DayRoot(LocalDate day, long entries, String root) {
  private static final String ALGORITHM = "Ed25519";

  public DayRoot {
    Objects.requireNonNull(day, "day");
    if (entries < 0 || !Hashes.isHash(root)) {
      throw new IllegalArgumentException(
          "a root has a count of entries and a hash of 64 lower-case hexadecimal digits");
    }
  }

  /** Returns it as JSON in canonical form (RFC 8785), which is what a signature signs. */
  public String toJson() {
    return CanonicalJson.of(
        json -> {
          json.writeStartObject();
          json.writeStringField("day", day.toString());
          json.writeNumberField("entries", entries);
          json.writeStringField("root", root);
          json.writeEndObject();
        });
  }

  /**
   * Signs it (Ed25519, RFC 8032).
   *
   * @return the signature in Base64
   * @throws IllegalArgumentException if the key is not an Ed25519 key
   */
  public String sign(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(toJson().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a root is signed with an Ed25519 key", e);
    }
  }

  /**
   * Returns whether a signature is this root's by a key.
   *
   * @throws IllegalArgumentException if the key is not an Ed25519 key
   */
  public boolean isSignedBy(PublicKey key, String base64) {
    Signature signature;
    try {
      signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a root is signed with an Ed25519 key", e);
    }
    try {
      signature.update(toJson().getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not even the form of a signature.
      return false;
    }
  }
}
