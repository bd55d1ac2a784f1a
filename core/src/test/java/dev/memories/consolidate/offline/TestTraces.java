package dev.memories.consolidate.offline;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Made-up traces for the tests of the merge. */
final class TestTraces {
  private TestTraces() {}

  /** The trace files of a folder in order of name: the newest session first. */
  static List<Trace> readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(TestTraces::read).toList();
    }
  }

  private static Trace read(Path file) {
    try {
      String text = Files.readString(file);
      int headerEnd = text.indexOf("\n\n");
      String header = text.substring(0, headerEnd);
      return trace(
          value(header, "thread_id"), value(header, "cwd"), text.substring(headerEnd + 2).strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Trace trace(String id, String cwd, String body) {
    return new Trace(
        new SessionId(id),
        new Project(cwd),
        body,
        "made up",
        new Trace.Subject(cwd, Path.of("/rollout.jsonl"), "made up", Instant.EPOCH, null),
        new Trace.Making("offline", Instant.EPOCH, null));
  }

  private static String value(String header, String key) {
    return header
        .lines()
        .filter(line -> line.startsWith(key + ": "))
        .map(line -> line.substring(key.length() + 2))
        .findFirst()
        .orElseThrow();
  }
}
