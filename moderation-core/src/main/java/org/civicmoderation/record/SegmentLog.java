package org.civicmoderation.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a log: lines are only ever added at the end of the last. Reading is thread-safe,
 * writing is not.
 */
final class SegmentLog implements Closeable {
  private static final Pattern NAME = Pattern.compile("entries-(\\d{10})\\.jsonl");

  private final Path folder;
  private final Disk disk;
  private final long segmentBytes;
  private Disk.@Nullable LogFile current;
  private int currentNumber;
  private long size;
  private boolean broken;

  SegmentLog(Path folder, Disk disk, long segmentBytes) {
    this.folder = folder;
    this.disk = disk;
    this.segmentBytes = segmentBytes;
  }

  /** Returns the files by their numbers. */
  static NavigableMap<Integer, Path> segments(Path folder) throws IOException {
    TreeMap<Integer, Path> segments = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
              segments.put(Integer.parseInt(name.group(1)), file);
            }
          });
    }
    return segments;
  }

  Path file(int number) {
    return folder.resolve(String.format("entries-%010d.jsonl", number));
  }

  /** Opens the last file for writing. */
  void open() throws IOException {
    NavigableMap<Integer, Path> segments = segments(folder);
    currentNumber = segments.isEmpty() ? 1 : segments.lastKey();
    openCurrent();
  }

  /**
   * Cuts what stands from an offset of the last file on, and returns the file into which it was
   * copied before.
   */
  Path setAside(int segment, long offset) throws IOException {
    Path file = file(segment);
    byte[] tail;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      tail = new byte[Math.toIntExact(in.length() - offset)];
      in.seek(offset);
      in.readFully(tail);
    }
    int number = 1;
    Path aside;
    do {
      aside = folder.resolve(String.format("set-aside-%010d-%d-%d.bin", segment, offset, number));
      number++;
    } while (Files.exists(aside));
    try (Disk.LogFile out = disk.open(aside)) {
      out.write(tail, tail.length);
      out.sync();
    }
    disk.syncFolder(folder);
    try (Disk.LogFile log = disk.open(file)) {
      log.truncate(offset);
      log.sync();
    }
    return aside;
  }

  /**
   * Adds lines, and returns where they stand once they are durable.
   *
   * @param lines whole lines, each with its end
   */
  List<LogPosition> append(List<byte[]> lines) throws IOException {
    if (broken || current == null) {
      throw new IOException("the log failed before");
    }
    if (size >= segmentBytes) {
      current.close();
      currentNumber++;
      openCurrent();
    }
    int total = 0;
    for (byte[] line : lines) {
      total += line.length;
    }
    byte[] batch = new byte[total];
    List<LogPosition> positions = new ArrayList<>(lines.size());
    int filled = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, batch, filled, line.length);
      positions.add(new LogPosition(currentNumber, size + filled, line.length - 1));
      filled += line.length;
    }
    Disk.LogFile log = current;
    try {
      log.write(batch, total);
    } catch (IOException e) {
      // What was written of it must not stay: the next lines would follow half a line.
      cutBack(log, e);
      throw e;
    }
    try {
      log.sync();
    } catch (IOException e) {
      // After a failed sync nobody knows what is on the disk: only reading it anew can tell.
      broken = true;
      cutBack(log, e);
      throw e;
    }
    size += total;
    return positions;
  }

  boolean isBroken() {
    return broken;
  }

  /** Writes null and blanks over a line's content, and returns once that is durable. */
  void overwriteContents(List<LogPosition> positions) throws IOException {
    TreeMap<Integer, List<LogPosition>> bySegment = new TreeMap<>();
    for (LogPosition position : positions) {
      bySegment.computeIfAbsent(position.segment(), key -> new ArrayList<>()).add(position);
    }
    for (var segment : bySegment.entrySet()) {
      try (Disk.LogFile log = disk.open(file(segment.getKey()))) {
        for (LogPosition position : segment.getValue()) {
          byte[] line = read(position);
          int start = EntryLine.contentStart(line);
          byte[] blank = new byte[line.length - 1 - start];
          Arrays.fill(blank, (byte) ' ');
          byte[] nothing = "null".getBytes(StandardCharsets.US_ASCII);
          System.arraycopy(nothing, 0, blank, 0, nothing.length);
          log.overwrite(position.offset() + start, blank);
        }
        log.sync();
      }
    }
  }

  /** Reads entries, in the order in which their places are given. */
  List<RecordEntry> entries(List<LogPosition> positions) throws IOException {
    List<RecordEntry> entries = new ArrayList<>(positions.size());
    for (byte[] line : read(positions)) {
      try {
        entries.add(EntryLine.of(line).entry());
      } catch (IllegalArgumentException e) {
        throw new IOException("an entry cannot be read; verify the store", e);
      }
    }
    return entries;
  }

  byte[] read(LogPosition position) throws IOException {
    return read(List.of(position)).get(0);
  }

  /** Reads lines, in the order in which their places are given. */
  List<byte[]> read(List<LogPosition> positions) throws IOException {
    List<byte[]> lines = new ArrayList<>(positions.size());
    RandomAccessFile in = null;
    int open = -1;
    try {
      for (LogPosition position : positions) {
        if (in == null || open != position.segment()) {
          if (in != null) {
            in.close();
          }
          in = new RandomAccessFile(file(position.segment()).toFile(), "r");
          open = position.segment();
        }
        byte[] line = new byte[position.length()];
        in.seek(position.offset());
        in.readFully(line);
        lines.add(line);
      }
    } finally {
      if (in != null) {
        in.close();
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private void openCurrent() throws IOException {
    Path file = file(currentNumber);
    boolean made = !Files.exists(file);
    current = disk.open(file);
    size = current.length();
    if (made) {
      disk.syncFolder(folder);
    }
  }

  private void cutBack(Disk.LogFile log, IOException cause) {
    try {
      log.truncate(size);
      log.sync();
    } catch (IOException e) {
      broken = true;
      cause.addSuppressed(e);
    }
  }
}
