package dev.memories.rollout.dialect;

import dev.memories.rollout.lines.LogLine;
import java.util.List;

/**
 * Translates the lines of a log, one after the other, to records in the form of Codex, each with
 * the number of its line.
 */
public interface LineTranslator {
  /** The records of the next line: none, one or several. */
  List<LogLine> translate(LogLine line);

  /** The records that only the end of the log decides. */
  List<LogLine> rest();

  /** Whether the last line was copied from another session. */
  boolean isCopied();
}
