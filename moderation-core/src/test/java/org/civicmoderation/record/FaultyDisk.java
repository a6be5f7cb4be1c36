package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that fails when it is told to. Not thread-safe: set it while nobody writes. */
final class FaultyDisk implements Disk {
  /** How many bytes still fit; writing more fails after those. */
  long room = Long.MAX_VALUE;

  boolean failSync;
  boolean failTruncate;
  int syncs;

  @Override
  public LogFile open(Path file) throws IOException {
    LogFile real = Disk.REAL.open(file);
    return new LogFile() {
      @Override
      public void write(byte[] bytes, int length) throws IOException {
        int fits = (int) Math.min(room, length);
        real.write(bytes, fits);
        room -= fits;
        if (fits < length) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void overwrite(long at, byte[] bytes) throws IOException {
        real.overwrite(at, bytes);
      }

      @Override
      public void sync() throws IOException {
        syncs++;
        if (failSync) {
          throw new IOException("Input/output error");
        }
        real.sync();
      }

      @Override
      public long length() throws IOException {
        return real.length();
      }

      @Override
      public void truncate(long length) throws IOException {
        if (failTruncate) {
          throw new IOException("Input/output error");
        }
        real.truncate(length);
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    Disk.REAL.syncFolder(folder);
  }
}
