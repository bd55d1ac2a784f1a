package dev.memories.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of this process for the files that targets read. */
public final class Scratch {
  private static final Path FOLDER = folder();

  private Scratch() {}

  /** Writes a file, replacing an earlier one. */
  public static Path file(String name, byte[] content) {
    try {
      Path file = FOLDER.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("memories-fuzz-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
