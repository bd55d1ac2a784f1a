package dev.memories.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rollout files of one Codex home, found by their names. */
final class HomeRollouts {
  private final Path home;
  private final Map<String, CitationCheck> citations = new HashMap<>();

  HomeRollouts(Path home) {
    this.home = home;
  }

  /** Absolute paths, in order. */
  List<String> paths() throws IOException {
    return Stream.concat(in("sessions"), in("archived_sessions")).toList();
  }

  private Stream<String> in(String folder) throws IOException {
    if (!Files.isDirectory(home.resolve(folder))) {
      return Stream.empty();
    }
    try (Stream<Path> paths = Files.walk(home.resolve(folder))) {
      return paths
          .filter(path -> path.getFileName().toString().matches("rollout-.*\\.jsonl(\\.zst)?"))
          .map(Path::toString)
          .sorted()
          .toList()
          .stream();
    }
  }

  /** The check of citations of the session with this id, by its newest file. */
  CitationCheck citations(String id) throws IOException {
    String path =
        paths().stream().filter(file -> file.contains(id)).reduce((_, file) -> file).orElseThrow();
    CitationCheck known = citations.get(path);
    if (known == null) {
      known = new CitationCheck(Path.of(path));
      citations.put(path, known);
    }
    return known;
  }
}
