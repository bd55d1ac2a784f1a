package dev.memories.rollout.lineage;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.lines.LogLine;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.Agent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a session that are not blank, each with its owner, in the form of Codex whatever
 * agent wrote the log.
 */
public sealed interface OwnedLines extends Closeable
    permits CodexOwnedLines, ClaudeOwnedLines, TranslatedLines {
  /**
   * Opens the log of a session.
   *
   * @throws java.nio.file.NoSuchFileException when it does not exist
   */
  static OwnedLines open(Path file, Lineage lineage) throws IOException {
    return open(file, lineage, false);
  }

  /**
   * Opens the log for its header, title and times; other lines may hold no more than their time.
   * What they say holds only where {@link #revised} has nothing to add.
   */
  static OwnedLines forFacts(Path file, Lineage lineage) throws IOException {
    return open(file, lineage, true);
  }

  private static OwnedLines open(Path file, Lineage lineage, boolean titleOnly) throws IOException {
    return switch (Agent.ofLog(file)) {
      case CODEX -> CodexOwnedLines.open(file, lineage);
      case CLAUDE -> ClaudeOwnedLines.open(file, lineage, titleOnly);
      case GEMINI, OPENCODE -> TranslatedLines.open(file, titleOnly);
    };
  }

  /** Moves to the next line that is not blank; false at the end. */
  boolean next() throws IOException;

  /**
   * Skips to the last {@code bytes} bytes of the log.
   *
   * @return false, without skipping, when that position is not ahead or cannot be found
   */
  boolean skipToLast(long bytes) throws IOException;

  /**
   * The same lines once more, to be asked for after the last one, where only the end of the log has
   * told what they mean; null where they were right.
   */
  default @Nullable OwnedLines revised() throws IOException {
    return null;
  }

  /** The current line, with its number in its own file. */
  LogLine line();

  /** The lines of the session's log as they stand, even while those of another file are read. */
  RolloutLines rollout();

  /** The owner of the current line. */
  LineOwner owner();
}
