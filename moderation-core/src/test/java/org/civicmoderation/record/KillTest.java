package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** A writer that is killed at any moment loses nothing of what it acknowledged. */
class KillTest {
  private static final int KILLS = 200;
  private static final int STORES = 2;

  @TempDir Path folder;
  private Path library;
  private Path classes;
  private String classPath = "";

  /**
   * Has Java keep the writer's classes ready, which halves what each of the many starts takes. That
   * is for jars only, so that classes in folders are put into one.
   */
  private void readyClasses() throws IOException, InterruptedException {
    List<String> places = new ArrayList<>();
    for (Path place : places()) {
      if (Files.isDirectory(place)) {
        Path jar = folder.resolve("classes-" + places.size() + ".jar");
        pack(place, jar);
        places.add(jar.toString());
      } else {
        places.add(place.toString());
      }
    }
    classPath = String.join(File.pathSeparator, places);
    classes = folder.resolve("classes.jsa");
    Process once =
        writer(folder.resolve("rehearsal"), "once", "-XX:ArchiveClassesAtExit=" + classes)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("rehearsal.txt").toFile())
            .start();
    // Without the classes kept ready it is slower, and all the same.
    once.waitFor();
  }

  private static void pack(Path place, Path jar) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(place)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(file).toString().replace(File.separatorChar, '/');
        if (name.endsWith(".class") || name.contains("/record/")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  @BeforeEach
  void makeReady() throws IOException, InterruptedException {
    unpackLibrary();
    readyClasses();
  }

  /** Takes SQLite's library out of its jar once: a killed process leaves its copy lying about. */
  private void unpackLibrary() throws IOException {
    library = folder.resolve("lib");
    Files.createDirectories(library);
    Class<?> sqlite = SQLiteJDBCLoader.class;
    String name =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream in = Objects.requireNonNull(sqlite.getResourceAsStream(name), name)) {
      Files.copy(in, library.resolve(LibraryLoaderUtil.getNativeLibName()));
    }
  }

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(STORES);
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < STORES; i++) {
        int number = i;
        running.add(pool.submit(() -> killAgainAndAgain(number)));
      }
      int torn = 0;
      for (Future<Integer> one : running) {
        torn += one.get();
      }
      // Otherwise the kills came at harmless moments only.
      assertThat(torn).as("kills that left half a line").isPositive();
    } finally {
      pool.shutdownNow();
    }
  }

  /** Returns how many kills left half a line. */
  private int killAgainAndAgain(int number) throws Exception {
    Path place = folder.resolve("store-" + number);
    Random random = new Random(number);
    Map<Long, String> acknowledged = new HashMap<>();
    int torn = 0;
    for (int round = 0; round < KILLS / STORES; round++) {
      Map<Long, String> fresh = killOne(place, "k" + round, random);
      assertThat(fresh).as("round %s", round).isNotEmpty();
      acknowledged.putAll(fresh);
      long first = fresh.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
      try (FileRecordStore store = FileRecordStore.open(place)) {
        torn += store.setAside().size();
        try (Stream<RecordEntry> entries = store.stream(first)) {
          Map<Long, String> stored =
              entries.collect(Collectors.toMap(RecordEntry::sequence, RecordEntry::hash));
          assertThat(stored).as("round %s", round).containsAllEntriesOf(fresh);
        }
        if (round % 25 == 24) {
          assertThat(store.verify().faults()).as("round %s", round).isEmpty();
        }
      }
    }
    try (FileRecordStore store = FileRecordStore.open(place);
        Stream<RecordEntry> entries = store.stream()) {
      assertThat(entries.collect(Collectors.toMap(RecordEntry::sequence, RecordEntry::hash)))
          .containsAllEntriesOf(acknowledged);
      assertThat(store.verify().faults()).isEmpty();
      RecordSchema.check(store);
    }
    return torn;
  }

  /**
   * Starts a writer, kills it some time after its first entry, and returns what it acknowledged.
   */
  private Map<Long, String> killOne(Path place, String round, Random random) throws Exception {
    Path said = folder.resolve(round + "-" + place.getFileName() + ".txt");
    Process writer =
        writer(place, round, "-XX:SharedArchiveFile=" + classes)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    try {
      while (writer.isAlive() && (!Files.exists(said) || Files.size(said) == 0)) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(25), random.nextInt(1_000_000));
    } finally {
      writer.destroyForcibly().waitFor();
    }
    String text = Files.readString(said);
    Files.delete(said);
    Map<Long, String> acknowledged = new HashMap<>();
    // The last line may be half written too.
    text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              acknowledged.put(Long.parseLong(line.substring(0, space)), line.substring(space + 1));
            });
    return acknowledged;
  }

  private ProcessBuilder writer(Path place, String round, String option) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto",
        "-Xlog:disable",
        option,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx128m",
        "-Dorg.sqlite.lib.path=" + library,
        "-Djava.io.tmpdir=" + folder,
        "-cp",
        classPath,
        KilledWriter.class.getName(),
        place.toString(),
        round);
  }

  /** Only what a writer needs, so that it starts quickly. */
  private static Set<Path> places() {
    return Stream.of(
            KilledWriter.class,
            RecordStore.class,
            Decision.class,
            Comment.class,
            JsonFactory.class,
            JsonCanonicalizer.class,
            SQLiteJDBCLoader.class,
            Logger.class,
            SimpleLogger.class,
            Nullable.class)
        .map(type -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
