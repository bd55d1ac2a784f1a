package dev.memories.rollout.claude;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import org.jspecify.annotations.Nullable;

/** Makes a session header of the first line of a conversation. */
final class ClaudeHeader {
  private ClaudeHeader() {}

  /**
   * The header.
   *
   * @param id the session id in the name of the log: copied lines may name another session
   */
  static Obj of(Obj line, String id) {
    return Json.object()
        .put("id", id)
        .put("timestamp", line.text("timestamp"))
        .put("cwd", line.text("cwd"))
        .put("originator", "claude_code")
        .put("cli_version", line.text("version"))
        .put("model_provider", "anthropic")
        .put("source", source(line.textOr("entrypoint", "cli")))
        .put("git", Json.object().put("branch", branch(line.textOr("gitBranch", ""))).build())
        .build();
  }

  /** A program that uses the command line without a person is what Codex calls {@code exec}. */
  private static JsonValue source(String entrypoint) {
    if (entrypoint.equals("cli")) {
      return new Text("cli");
    }
    if (entrypoint.startsWith("sdk")) {
      return new Text("exec");
    }
    return entrypoint.contains("vscode")
        ? new Text("vscode")
        : Json.object().put("custom", entrypoint).build();
  }

  /** Outside a repository, and on no branch, the field is empty or names none. */
  static @Nullable String branch(String name) {
    return name.isEmpty() || name.equals("HEAD") ? null : name;
  }
}
