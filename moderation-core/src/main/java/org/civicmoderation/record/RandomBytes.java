package org.civicmoderation.record;

import java.util.Random;
import java.util.function.Supplier;

/** Random bytes, 16 at a time. */
final class RandomBytes {
  private RandomBytes() {}

  static Supplier<byte[]> of(Random random) {
    return () -> {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return bytes;
    };
  }
}
