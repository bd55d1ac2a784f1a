package dev.memories.tui.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What there is to read about a subject under one aspect. Texts are not yet safe for a terminal.
 */
public sealed interface Document {
  /**
   * Markdown.
   *
   * @param file where it lies, for the editor; empty for what is put together
   * @param linesBefore how many lines of the file come before the text
   */
  record Text(String markdown, Optional<Path> file, int linesBefore) implements Document {
    /** Text that is no file's. */
    public static Text made(String markdown) {
      return new Text(markdown, Optional.empty(), 0);
    }

    /** The whole text of a file. */
    public static Text of(Path file, String markdown) {
      return new Text(markdown, Optional.of(file), 0);
    }
  }

  /** The rollout lines that a document cites. */
  record Evidence(List<EvidenceLine> lines) implements Document {
    public Evidence {
      lines = List.copyOf(lines);
    }
  }

  /** Two versions of a text, to be shown as their difference. */
  record Comparison(String olderName, String older, String newerName, String newer)
      implements Document {}

  /** Nothing there, and what to do about it. */
  record Missing(String why) implements Document {}

  /**
   * One cited line of a rollout, decoded and redacted.
   *
   * @param citation as it stands in the document: {@code L29}, or {@code 01a20297-7461 L29}
   * @param what the kind of line, for instance {@code command output}
   */
  record EvidenceLine(String citation, String what, String text) {}
}
