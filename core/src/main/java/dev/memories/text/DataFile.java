package dev.memories.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A UTF-8 text file beside a class: one entry a line; {@code #} begins a comment line. */
public final class DataFile {
  private DataFile() {}

  /**
   * Reads the entries, without white space around them.
   *
   * @throws IllegalStateException when the program was packaged without the file
   */
  public static List<String> entries(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
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

  /**
   * Reads the words of all entries, which are separated by spaces.
   *
   * @throws IllegalStateException when the program was packaged without the file
   */
  public static Set<String> words(Class<?> beside, String name) {
    return entries(beside, name).stream()
        .flatMap(line -> Stream.of(line.split("\\s+", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
