package org.civicmoderation.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Objects;

/**
 * The folder of a file store: what stands in it besides the log, and what is said when it fails.
 * Immutable.
 *
 * @param path the folder
 */
record StoreFolder(Path path) {

  /** Makes the folder where it is not there, with a page that says how to read it. */
  void make() throws IOException {
    Files.createDirectories(path);
    Path readme = path.resolve("README.txt");
    if (!Files.exists(readme)) {
      try (InputStream text =
          Objects.requireNonNull(
              FileRecordStore.class.getResourceAsStream("store-readme.txt"), "store-readme.txt")) {
        Files.write(readme, text.readAllBytes());
      }
    }
  }

  /**
   * Keeps other writers out until the channel is closed.
   *
   * @throws RecordStoreException if there is one
   */
  FileChannel lock() throws IOException {
    Path file = path.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The same process has it: the same answer.
    }
    if (lock == null) {
      channel.close();
      throw new RecordStoreException(
          "another writer has the record store in `"
              + path
              + "` open: close that one first, or open this one with openReadOnly");
    }
    return channel;
  }

  /** Opens the index to read. */
  RecordIndex openIndexToRead() {
    if (!Files.exists(indexFile())) {
      throw new RecordStoreException("there is no record store in `" + path + "`");
    }
    return RecordIndex.openReadOnly(indexFile());
  }

  /** Returns the index's file. */
  Path indexFile() {
    return path.resolve("index").resolve("records.sqlite");
  }

  /** Returns whether there is a log whose index is missing. */
  boolean isWithoutIndex() {
    try {
      return Files.isDirectory(path)
          && !Files.exists(indexFile())
          && !SegmentLog.segments(path).isEmpty();
    } catch (IOException e) {
      throw new RecordStoreException(
          "the folder `" + path + "` cannot be read: " + e.getMessage(), e);
    }
  }

  RecordStoreException failedRead(IOException e) {
    return new RecordStoreException(
        "the log in `" + path + "` cannot be read or changed: " + e.getMessage(), e);
  }

  RecordStoreException failedIndex(SQLException e) {
    String mend =
        "08001".equals(e.getSQLState())
                || String.valueOf(e.getMessage()).contains("suitable driver")
            ? "; add org.xerial:sqlite-jdbc to the class path"
            : "; close the store, delete the folder `index`, and open it again";
    return new RecordStoreException(
        "the index of the record store in `" + path + "` failed: " + e.getMessage() + mend, e);
  }
}
