package dev.memories.rollout.claude;

import dev.memories.rollout.lines.LogLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A reading of a log of Claude Code, from its first line to its last one. */
public sealed interface ClaudeReading permits ClaudeTranslator, TitleReading {
  /** A reading that translates everything. It has to read the tree of the log first. */
  static ClaudeReading of(Path log) throws IOException {
    String id = id(log);
    return new ClaudeTranslator(id, ConversationTree.of(log, id));
  }

  /**
   * A reading up to the first words of a person, which gives only the latest time of later lines.
   */
  static ClaudeReading ofTitle(Path log) {
    return TitleReading.first(id(log));
  }

  private static String id(Path log) {
    String name = String.valueOf(log.getFileName());
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  /**
   * The records of the next line.
   *
   * @param isOwn whether the line is the session's own, not copied from another session
   */
  List<LogLine> translate(LogLine line, boolean isOwn);

  /** The session's own records that only the end of the log decides. */
  default List<LogLine> rest() {
    return List.of();
  }

  /** Whether a fork copied the line from a session whose log may be gone. */
  boolean isCopied(LogLine line);

  /** Whether this record is the header, which is made of a line and stands before it. */
  boolean isHeader(LogLine record);

  /**
   * Another reading of the same log, to be asked for after the last line; empty where this one was
   * right in what it presumed.
   */
  default Optional<ClaudeReading> revised() {
    return Optional.empty();
  }
}
