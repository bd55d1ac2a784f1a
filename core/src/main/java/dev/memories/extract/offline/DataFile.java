package dev.memories.extract.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text file packed beside the classes: one entry a line, {@code #} begins a comment line. */
final class DataFile {
  private DataFile() {}

  /** Its entries, stripped, in file order. */
  static List<String> entries(String name) {
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the data file " + name + " is not packed with the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the data file " + name, e);
    }
  }
}
