package dev.memories.rollout.claude;

import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the tree of a log's lines says about them. Only the end of the log decides it.
 *
 * @param abandoned the lines that were left behind when the user went back to an earlier prompt
 * @param hasAttachments whether the release writes attachments, and with them the prompts that it
 *     queued
 * @param lastCopied the last line that says that another session asked for it; 0 when there is none
 */
record ConversationTree(Set<Long> abandoned, boolean hasAttachments, long lastCopied) {
  /** The tree of nearly all logs: every line follows the one before it, and none was copied. */
  static final ConversationTree STRAIGHT = new ConversationTree(Set.of(), false, 0);

  /** Reads the tree of the log of this session. */
  static ConversationTree of(Path log, String session) throws IOException {
    TreeGrowth growth = new TreeGrowth(session);
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(log), 0, 0)) {
      while (!growth.isOver() && lines.nextNotBlank()) {
        if (!BookkeepingLine.is(lines)) {
          growth.add(lines.number(), ClaudeFields.of(lines));
        }
      }
    }
    return growth.tree();
  }

  /** Whether every line is history and the session's own. */
  boolean isStraight() {
    return abandoned.isEmpty() && lastCopied == 0;
  }

  /** Whether the line was left behind when the user went back to an earlier prompt. */
  boolean isAbandoned(long line) {
    return abandoned.contains(line);
  }
}
