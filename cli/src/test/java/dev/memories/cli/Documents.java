package dev.memories.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown files that people read, found from the folder of this module. */
public final class Documents {
  static final Path TOP = Path.of("..");
  static final Path REFERENCE = TOP.resolve("docs/reference.md");

  private Documents() {}

  public static List<Path> all() throws IOException {
    try (Stream<Path> top = Files.list(TOP);
        Stream<Path> docs = Files.walk(TOP.resolve("docs"));
        Stream<Path> examples = Files.list(TOP.resolve("scripts/examples"))) {
      return Stream.of(top, docs, examples)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
