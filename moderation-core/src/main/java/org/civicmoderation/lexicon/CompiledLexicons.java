package org.civicmoderation.lexicon;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.CRC32C;

/**
 * A scanner as a file, so that a program that starts need not compile thousands of lexicons first.
 * It is no more than a copy: the lexicons are the truth, and whoever reads one asks whether it was
 * made from them. Immutable.
 */
public final class CompiledLexicons {
  /** Says why a file of compiled lexicons is of no use. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private UnusableException(String why) {
      super(why);
    }

    private UnusableException(String why, Exception cause) {
      super(why, cause);
    }
  }

  /** Begins every file, with the version of the engine; the figure rises with other tables. */
  private static final String SIGN = "compiled lexicons 2 of engine ";

  /** How long the beginning of a file is: the size of the tables, their checksum and the sign. */
  private static final int HEAD = 128;

  private final String sources;
  private final LexiconScanner scanner;

  private CompiledLexicons(String sources, LexiconScanner scanner) {
    this.sources = sources;
    this.scanner = scanner;
  }

  /**
   * Writes the file of a scanner. The same lexicons give the same bytes.
   *
   * @param sources what names the files that it was compiled from: their digest
   */
  public static void write(LexiconScanner scanner, String sources, OutputStream out)
      throws IOException {
    TableWriter tables = new TableWriter();
    tables.strings(List.of(sources));
    scanner.write(tables);
    byte[] body = tables.bytes();
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    out.write(head(body.length, (int) checksum.getValue()));
    out.write(body);
  }

  /**
   * Reads a file.
   *
   * @throws UnusableException if it is damaged, or of another version of the engine
   */
  public static CompiledLexicons read(InputStream in) throws UnusableException {
    try {
      byte[] start = in.readNBytes(HEAD);
      TableReader head = new TableReader(new ByteArrayInputStream(start), HEAD);
      int length = head.number();
      int checksum = head.number();
      if (!Arrays.equals(start, head(length, checksum))) {
        throw new UnusableException("another version of the engine made it, or something else");
      }
      TableReader tables = new TableReader(in, length);
      String sources = tables.strings().get(0);
      LexiconScanner scanner = new LexiconScanner(tables);
      if (!tables.isAtEnd() || tables.checksum() != checksum || in.read() >= 0) {
        throw new UnusableException("it is damaged");
      }
      return new CompiledLexicons(sources, scanner);
    } catch (IOException | RuntimeException e) {
      // Whatever goes wrong in making the tables comes from what the checksum tells only in the
      // end.
      throw new UnusableException("it is damaged", e);
    }
  }

  /** Returns what names the files that it was compiled from. */
  public String sources() {
    return sources;
  }

  /** Returns the scanner. */
  public LexiconScanner scanner() {
    return scanner;
  }

  private static byte[] head(int length, int checksum) throws IOException {
    TableWriter head = new TableWriter();
    head.number(length);
    head.number(checksum);
    head.bytes(sign());
    return Arrays.copyOf(head.bytes(), HEAD);
  }

  private static byte[] sign() throws IOException {
    try (InputStream in =
        CompiledLexicons.class.getResourceAsStream("/org/civicmoderation/version.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, "version.properties"));
      String sign = SIGN + properties.getProperty("version");
      return sign.getBytes(StandardCharsets.UTF_8);
    }
  }
}
