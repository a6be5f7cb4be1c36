package org.civicmoderation.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a log is written to: the one seam at which a test can make a disk fail. */
interface Disk {
  /** The disk of the machine. */
  Disk REAL =
      new Disk() {
        @Override
        public LogFile open(Path file) throws IOException {
          return new RealFile(file);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
          // A new file is safe only once its folder's entry is.
          try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
          }
        }
      };

  /** Opens a file to write at its end; makes it when it is not there. */
  LogFile open(Path file) throws IOException;

  /** Makes durable which files a folder has. */
  void syncFolder(Path folder) throws IOException;

  /** A file that grows at its end. Not thread-safe. */
  interface LogFile extends Closeable {
    /** Writes bytes at the end. */
    void write(byte[] bytes, int length) throws IOException;

    /** Writes bytes over others. */
    void overwrite(long at, byte[] bytes) throws IOException;

    /** Returns once all that was written is durable. */
    void sync() throws IOException;

    /** Returns how many bytes it has. */
    long length() throws IOException;

    /** Cuts it to a length. */
    void truncate(long length) throws IOException;
  }

  /** A file of the machine's disk; unlike a channel, an interrupted thread does not close it. */
  final class RealFile implements LogFile {
    private final RandomAccessFile file;

    RealFile(Path path) throws IOException {
      this.file = new RandomAccessFile(path.toFile(), "rw");
      file.seek(file.length());
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
      file.write(bytes, 0, length);
    }

    @Override
    public void overwrite(long at, byte[] bytes) throws IOException {
      long end = file.getFilePointer();
      file.seek(at);
      file.write(bytes);
      file.seek(end);
    }

    @Override
    public void sync() throws IOException {
      file.getFD().sync();
    }

    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void truncate(long length) throws IOException {
      file.setLength(length);
      file.seek(length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
