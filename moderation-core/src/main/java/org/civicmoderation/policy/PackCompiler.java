package org.civicmoderation.policy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.civicmoderation.lexicon.CompiledLexicons;

/**
 * Compiles the lexicons of packs that go on the class path, for a program that starts to find them
 * ready: a build runs it over the folders that its packs were copied to. A pack without what it
 * writes does the same, some seconds later.
 */
public final class PackCompiler {
  private PackCompiler() {}

  /**
   * Writes {@code lexicons.compiled} into packs.
   *
   * @param packs the folders of the packs
   * @throws org.civicmoderation.problem.PackException if anything in a pack is wrong, with all that
   *     is
   */
  public static void main(String... packs) throws IOException {
    for (String pack : packs) {
      compile(Path.of(pack));
    }
  }

  private static void compile(Path folder) throws IOException {
    PolicyPack pack = PolicyPack.load(folder);
    // Another build may read the file while this one writes it.
    Path unfinished = folder.resolve(PackFiles.COMPILED + "~");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        CompiledLexicons.write(pack.lexicons().scanner(), pack.digest(), out);
      }
      Files.move(
          unfinished, folder.resolve(PackFiles.COMPILED), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
