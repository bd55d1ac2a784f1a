package dev.memories.rollout.opencode;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.lines.JsonValue.Obj;
import org.jspecify.annotations.Nullable;

/**
 * A message, whose parts follow in rows of their own.
 *
 * @param line its line
 * @param isCopied whether a fork copied it from its parent
 */
record Message(String id, long line, String timestamp, boolean isCopied, Obj data) {
  private static final Obj NONE = Json.object().build();

  boolean isOfUser() {
    return data.textOr("role", "").equals("user");
  }

  /** The message of the user that this one answers. */
  String parent() {
    return data.textOr("parentID", "");
  }

  /** Whether it is the summary that a compaction made. */
  boolean isSummary() {
    return data.isTrue("summary") || data.textOr("mode", "").equals("compaction");
  }

  boolean isInterrupted() {
    return data.object("error").orElse(NONE).textOr("name", "").equals("MessageAbortedError");
  }

  /** The folder in which the agent worked; empty when the message does not tell. */
  String folder() {
    return data.object("path").orElse(NONE).textOr("cwd", "");
  }

  /** A text before a call, or one that the user broke off, is no answer. */
  @Nullable String phase() {
    return data.textOr("finish", "").equals("tool-calls") || isInterrupted() ? "commentary" : null;
  }
}
