package org.civicmoderation.record;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.civicmoderation.policy.Outcome;

/**
 * A process that appends to a store until it is killed, and says on its output, after each append
 * returned, which entries that acknowledged: {@code sequence hash}. In the round {@code once} it
 * ends by itself soon.
 */
final class KilledWriter {
  private static final int THREADS = 3;

  private KilledWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    FileRecordStore store =
        FileRecordStore.builder(Path.of(arguments[0]))
            .segmentBytes(300_000)
            .disk(new SlowDisk())
            .open();
    String round = arguments[1];
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = round + "-" + thread + "-";
      Random random = new Random(name.hashCode());
      Thread writer = new Thread(() -> write(store, name, random, out));
      writer.setDaemon(round.equals("once"));
      writer.start();
    }
    if (round.equals("once")) {
      Thread.sleep(1_000);
    }
  }

  private static void write(
      FileRecordStore store, String name, Random random, FileOutputStream out) {
    for (int i = 0; ; i++) {
      List<NewEntry> entries = new ArrayList<>();
      int many = random.nextInt(4) == 0 ? 40 : 1;
      for (int j = 0; j < many; j++) {
        entries.add(
            NewEntry.decided(
                DecisionRecord.of(
                    Records.decision(name + i + "-" + j, Outcome.REMOVE, i),
                    Records.SEVEN_YEARS,
                    "p".repeat(random.nextInt(many == 1 ? 200 : 6_000)),
                    RecordContext.NONE)));
      }
      StringBuilder acknowledged = new StringBuilder();
      for (RecordEntry entry : store.appendAll(entries)) {
        acknowledged.append(entry.sequence()).append(' ').append(entry.hash()).append('\n');
      }
      if (many == 1) {
        RecordEntry entry =
            store.append(NewEntry.viewed(name + i + "-0", Records.CLERK, "To see it."));
        acknowledged.append(entry.sequence()).append(' ').append(entry.hash()).append('\n');
      }
      try {
        // In one write, so that a line is read whole or is the last.
        out.write(acknowledged.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Writes in small pieces, so that a kill often comes between two of them. */
  private static final class SlowDisk implements Disk {
    @Override
    public LogFile open(Path file) throws IOException {
      LogFile real = Disk.REAL.open(file);
      return new LogFile() {
        @Override
        public void write(byte[] bytes, int length) throws IOException {
          for (int from = 0; from < length; from += 997) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + 997, length));
            real.write(piece, piece.length);
            LockSupport.parkNanos(1_000);
          }
        }

        @Override
        public void overwrite(long at, byte[] bytes) throws IOException {
          real.overwrite(at, bytes);
        }

        @Override
        public void sync() throws IOException {
          real.sync();
        }

        @Override
        public long length() throws IOException {
          return real.length();
        }

        @Override
        public void truncate(long length) throws IOException {
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
}
