package dev.memories.consolidate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of words or phrases that the merge goes by, read from a resource beside this class. */
record Phrases(Set<String> all) {
  Phrases {
    all = Set.copyOf(all);
  }

  /** Reads {@code <name>.txt}: UTF-8, one phrase a line, {@code #} begins a comment line. */
  static Phrases load(String name) {
    String file = name + ".txt";
    try (InputStream in =
        Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file + " is missing")) {
      return new Phrases(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file + " from the program's own jar", e);
    }
  }

  boolean contains(String phrase) {
    return all.contains(phrase);
  }

  boolean anyBegins(String text) {
    return all.stream().anyMatch(text::startsWith);
  }

  boolean anyIn(String text) {
    return all.stream().anyMatch(text::contains);
  }
}
