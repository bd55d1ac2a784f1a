package dev.memories.tui.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The content of a subject for one tab of the preview, not yet safe for a terminal. */
public sealed interface Document {
  /**
   * Markdown.
   *
   * @param file the file to open in an editor; empty when the text is generated
   * @param linesBefore the number of lines of the file before this text
   */
  record Text(String markdown, Optional<Path> file, int linesBefore) implements Document {
    /** Text that was generated, not read from a file. */
    public static Text made(String markdown) {
      return new Text(markdown, Optional.empty(), 0);
    }

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

  /** Two versions of a text, to be shown as a diff. */
  record Comparison(String olderName, String older, String newerName, String newer)
      implements Document {}

  /** There is no document; {@code why} also says what the user can do. */
  record Missing(String why) implements Document {}

  /**
   * One cited line of a rollout, decoded and redacted.
   *
   * @param citation the citation as the document has it: {@code L29}, or {@code 01a20297-7461 L29}
   * @param kind the kind of line, such as {@code command output}
   */
  record EvidenceLine(String citation, String kind, String text) {}
}
