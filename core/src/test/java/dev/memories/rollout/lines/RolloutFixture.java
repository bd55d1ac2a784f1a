package dev.memories.rollout.lines;

import com.github.luben.zstd.Zstd;
import dev.memories.rollout.MadeSession;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Null;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builder of made-up rollouts, line by line, in the format of a Codex release.
 *
 * <p>Each line is one second later than the one before. Nothing comes from real sessions.
 */
public final class RolloutFixture implements MadeSession {
  /** A line format, named by a release that wrote it (docs/spec/rollouts.md 2). */
  public enum Format {
    BARE("0.20.0"),
    V034("0.34.0"),
    V058("0.58.0"),
    V098("0.98.0"),
    V118("0.118.0"),
    V145("0.145.0"),
    V169("0.169.0"),
    /** Code mode: the agent calls its tools by scripts. */
    V171("0.171.0");

    private final String version;

    Format(String version) {
      this.version = version;
    }

    boolean paginated() {
      return atLeast(V169);
    }

    boolean atLeast(Format other) {
      return compareTo(other) >= 0;
    }
  }

  private final Format format;
  private final String id;
  private final Instant startedAt;
  private final List<String> lines = new ArrayList<>();
  private String cwd;
  private Instant now;
  private long firstOrdinal;
  private int calls;
  private boolean torn;

  private RolloutFixture(Format format, String id, Instant startedAt, String cwd) {
    this.format = format;
    this.id = id;
    this.startedAt = startedAt;
    this.now = startedAt;
    this.cwd = cwd;
  }

  /** A session at the terminal that has its header line. */
  public static RolloutFixture session(Format format, String id, Instant startedAt, String cwd) {
    return session(format, id, startedAt, cwd, new Text("cli"));
  }

  /** A session with another source: {@code exec}, {@code vscode}. */
  public static RolloutFixture session(
      Format format, String id, Instant startedAt, String cwd, String source) {
    return session(format, id, startedAt, cwd, new Text(source));
  }

  /** A session that another agent spawned. */
  public static RolloutFixture subAgent(
      Format format, String id, Instant startedAt, String cwd, String parentId) {
    return session(
        format,
        id,
        startedAt,
        cwd,
        object(
            "subagent",
            object("thread_spawn", object("parent_thread_id", parentId, "depth", number(1)))));
  }

  private static RolloutFixture session(
      Format format, String id, Instant startedAt, String cwd, JsonValue source) {
    RolloutFixture made = new RolloutFixture(format, id, startedAt, cwd);
    made.header(source, Map.of());
    return made;
  }

  /**
   * A fork of this session in its present state: with a copy of its lines before 0.169, and with a
   * reference to them since.
   */
  public RolloutFixture fork(String forkId, Instant forkedAt) {
    RolloutFixture fork = new RolloutFixture(format, forkId, forkedAt, cwd);
    if (format.paginated()) {
      fork.firstOrdinal = firstOrdinal + lines.size();
      fork.header(
          new Text("cli"), Map.of("forked_from_id", new Text(id), "history_base", historyBase()));
      return fork;
    }
    fork.header(new Text("cli"), Map.of("forked_from_id", new Text(id)));
    for (String line : lines) {
      // Codex gives copied lines the time of the fork.
      fork.lines.add(
          line.replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"" + forkedAt + "\""));
    }
    return fork;
  }

  /** The segment that continues this session after a revert to its present state (0.169). */
  public RolloutFixture revert(Instant revertedAt) {
    RolloutFixture segment = new RolloutFixture(format, id, revertedAt, cwd);
    segment.firstOrdinal = firstOrdinal + lines.size();
    segment.header(new Text("cli"), Map.of("history_base", historyBase()));
    return segment;
  }

  private JsonValue historyBase() {
    return object(
        "thread_id", id,
        "end_ordinal_exclusive", number(firstOrdinal + lines.size()),
        "end_byte_offset", number(bytes().length));
  }

  private void header(JsonValue source, Map<String, JsonValue> more) {
    if (format == Format.BARE) {
      lines.add(
          object("id", id, "timestamp", startedAt.toString(), "instructions", new Null())
              .compact());
      return;
    }
    Obj meta =
        object(
            "id",
            id,
            "timestamp",
            startedAt.toString(),
            "cwd",
            cwd,
            "originator",
            "codex_cli_rs",
            "cli_version",
            format.version);
    if (format.atLeast(Format.V058)) {
      meta.fields().put("source", source);
      meta.fields().put("model_provider", new Text("openai"));
    }
    meta.fields().putAll(more);
    meta.fields().put("git", object("commit_hash", "0123abcd", "branch", "main"));
    line("session_meta", meta);
  }

  /** A message of the user, as the history and the user interface record it. */
  @Override
  public RolloutFixture user(String text) {
    item(message("user", "input_text", text, "user.text"));
    switch (format) {
      case BARE -> {}
      case V034, V058, V098, V118, V145 ->
          event(object("type", "user_message", "message", text, "images", array()));
      case V169, V171 ->
          completed(
              object(
                  "type",
                  "UserMessage",
                  "id",
                  "u",
                  "content",
                  array(object("type", "text", "text", text))));
    }
    return this;
  }

  @Override
  public RolloutFixture picture(String words) {
    String url = "data:image/png;base64,AA==";
    item(
        object(
            "type",
            "message",
            "role",
            "user",
            "content",
            array(inputText(words), object("type", "input_image", "image_url", url))));
    return event(object("type", "user_message", "message", words, "images", array(url)));
  }

  /** It stands in the history at once. */
  @Override
  public RolloutFixture typedAhead(String words) {
    return user(words);
  }

  /** The environment that Codex puts before the first message. */
  public RolloutFixture environment() {
    return item(
        message(
            "user",
            "input_text",
            "<environment_context>\n  <cwd>" + cwd + "</cwd>\n</environment_context>",
            "environments.environment_context"));
  }

  /** The text of an AGENTS.md file, as Codex inserts it. */
  public RolloutFixture agentsFile(String text) {
    return item(
        message(
            "user",
            "input_text",
            "# AGENTS.md instructions for "
                + cwd
                + "\n\n<INSTRUCTIONS>\n"
                + text
                + "\n</INSTRUCTIONS>",
            "agents_md.instructions"));
  }

  /** Instructions from the program to the model. */
  public RolloutFixture developer(String text) {
    return item(message("developer", "input_text", text, "model.base_instructions"));
  }

  @Override
  public RolloutFixture assistant(String text) {
    item(message("assistant", "output_text", text, "unknown"));
    switch (format) {
      case BARE -> {}
      case V034, V058, V098, V118, V145 -> event(object("type", "agent_message", "message", text));
      case V169, V171 ->
          completed(
              object(
                  "type", "AgentMessage",
                  "id", "a",
                  "content", array(object("type", "Text", "text", text))));
    }
    return this;
  }

  @Override
  public RolloutFixture thinking(String thought) {
    return reasoning(thought);
  }

  public RolloutFixture reasoning(String summary) {
    return item(
        object(
            "type",
            "reasoning",
            "summary",
            array(object("type", "summary_text", "text", summary)),
            "content",
            new Null(),
            "encrypted_content",
            "gAAAfixture"));
  }

  /** A command with its exit code and output, in the format of the release. */
  @Override
  public RolloutFixture shell(String command, int exitCode, String output) {
    if (format.atLeast(Format.V171)) {
      script(
          "const r = await tools.exec_command("
              + object("cmd", command).compact()
              + ");\ntext(r.output);\n");
      commandEnded(command, exitCode, output);
      return scriptOutput("Script completed", output);
    }
    boolean unified = format.atLeast(Format.V118);
    String callId =
        unified
            ? functionCall("exec_command", object("cmd", command))
            : functionCall("shell", object("command", array("bash", "-lc", command)));
    return item(
        object(
            "type",
            "function_call_output",
            "call_id",
            callId,
            "output",
            shellOutput(exitCode, output)));
  }

  private String shellOutput(int exitCode, String output) {
    return switch (format) {
      case BARE, V034 ->
          object(
                  "output",
                  output,
                  "metadata",
                  object("exit_code", number(exitCode), "duration_seconds", new Numeral("0.1")))
              .compact();
      case V058, V098 -> "Exit code: " + exitCode + "\nWall time: 0.1 seconds\nOutput:\n" + output;
      case V118, V145, V169, V171 ->
          "Chunk ID: 1a2b3c\nWall time: 0.1000 seconds\nProcess exited with code "
              + exitCode
              + "\nOriginal token count: 9\nOutput:\n"
              + output;
    };
  }

  /** A script that calls tools; reports and its output follow. */
  public RolloutFixture script(String source) {
    return item(
        object(
            "type", "custom_tool_call",
            "status", "completed",
            "call_id", "call_" + ++calls,
            "name", "exec",
            "input", source));
  }

  /** The report of a command that a script ran. */
  public RolloutFixture commandEnded(String command, int exitCode, String output) {
    return commandEnded(command, cwd, exitCode, output);
  }

  /** The report of a command that a script ran in a folder. */
  public RolloutFixture commandEnded(String command, String workdir, int exitCode, String output) {
    completed(
        object(
            "type",
            "CommandExecution",
            "id",
            "exec-" + lines.size(),
            "command",
            array("/bin/bash", "-lc", command),
            "cwd",
            "file://" + workdir,
            "source",
            "unified_exec_startup",
            "status",
            exitCode == 0 ? "completed" : "failed",
            "aggregated_output",
            output,
            "exit_code",
            number(exitCode)));
    return this;
  }

  /** The report of a call of a server's tool. */
  public RolloutFixture serverCalled(String server, String tool, boolean failed, String text) {
    completed(
        object(
            "type",
            "McpToolCall",
            "id",
            "exec-" + lines.size(),
            "server",
            server,
            "tool",
            tool,
            "status",
            failed ? "failed" : "completed",
            "result",
            object("content", array(object("type", "text", "text", text)))));
    return this;
  }

  /** An output of the last call that is one text. */
  public RolloutFixture item(String type, String output) {
    return item(object("type", type, "call_id", "call_" + calls, "output", output));
  }

  /** A text that a program wrote in the user's role. */
  public RolloutFixture injected(String kind, String text) {
    return item(message("user", "input_text", text, kind));
  }

  /** The goal of the session, as it was set or changed. */
  public RolloutFixture goal(String objective) {
    return event(object("type", "thread_goal_updated", "goal", object("objective", objective)));
  }

  /** A question to the user, with the option picked and the note typed. */
  public RolloutFixture question(String question, String choice, String note) {
    String callId =
        functionCall(
            "request_user_input",
            object("questions", array(object("id", "q", "question", question))));
    line(
        "retained_context",
        object(
            "type",
            "verified_answer",
            "call_id",
            callId,
            "questions",
            array(
                object(
                    "question", question + "\n" + choice + ": as it says",
                    "answer", choice + "\nuser_note: " + note))));
    return item(
        object(
            "type",
            "function_call_output",
            "call_id",
            callId,
            "output",
            object("answers", object("q", object("answers", array(choice, "user_note: " + note))))
                .compact()));
  }

  /** What the last script returned: its state, and one part for each print. */
  public RolloutFixture scriptOutput(String state, String... prints) {
    List<JsonValue> parts = new ArrayList<>();
    parts.add(inputText(state + "\nWall time 0.1 seconds\nOutput:\n"));
    for (String print : prints) {
      parts.add(inputText(print));
    }
    return item(
        object(
            "type",
            "custom_tool_call_output",
            "call_id",
            "call_" + calls,
            "output",
            new Array(parts)));
  }

  @Override
  public RolloutFixture edit(String file, String before, String after, String error) {
    String patch =
        "*** Begin Patch\n*** Update File: "
            + file
            + "\n@@\n"
            + before.replaceAll("(?m)^", "-")
            + "\n"
            + after.replaceAll("(?m)^", "+")
            + "\n*** End Patch";
    return patch(
        patch, error.isEmpty() ? "Success. Updated the following files:\nM " + file + "\n" : error);
  }

  @Override
  public RolloutFixture interrupted(String command) {
    return call("exec_command", object("cmd", command), "aborted by user after 3.0s").aborted();
  }

  /** The user says the reason in the next prompt. */
  @Override
  public RolloutFixture refused(String command, String reason) {
    return call(
            "exec_command",
            object("cmd", command),
            "exec_command failed: Rejected(\"rejected by user\")")
        .user(reason);
  }

  @Override
  public RolloutFixture serverFailed(String server, String tool, String error) {
    String callId = functionCall("mcp__" + server + "__" + tool, object("sku", "B1"));
    event(
        object(
            "type",
            "mcp_tool_call_end",
            "call_id",
            callId,
            "invocation",
            object("server", server, "tool", tool),
            "result",
            object(
                "Ok",
                object(
                    "content",
                    array(object("type", "text", "text", error)),
                    "isError",
                    new JsonValue.Bool(true)))));
    return item(object("type", "function_call_output", "call_id", callId, "output", error));
  }

  @Override
  public RolloutFixture asked(String question, String answer) {
    return call(
        "request_user_input",
        object("questions", array(object("id", "q", "question", question))),
        object("answers", object("q", object("answers", array(answer)))).compact());
  }

  @Override
  public RolloutFixture delegated(String prompt, String report) {
    return call("spawn_agent", object("message", prompt, "agent_type", "default"), report);
  }

  @Override
  public RolloutFixture takenBack(String words, String answer) {
    return user(words).assistant(answer).rolledBack(1);
  }

  private RolloutFixture call(String tool, Obj arguments, String output) {
    String callId = functionCall(tool, arguments);
    return item(object("type", "function_call_output", "call_id", callId, "output", output));
  }

  /** The call of a function. Gives the id that its output names. */
  private String functionCall(String tool, Obj arguments) {
    String callId = "call_" + ++calls;
    item(
        object(
            "type",
            "function_call",
            "name",
            tool,
            "arguments",
            arguments.compact(),
            "call_id",
            callId));
    return callId;
  }

  private static Obj inputText(String text) {
    return object("type", "input_text", "text", text);
  }

  /** The report of a patch that a script applied; the patch changes one file. */
  private void fileChanged(String patch) {
    List<String> all = patch.lines().toList();
    if (all.size() < 3) {
      return;
    }
    String header = all.get(1);
    String path = header.substring(header.indexOf(": ") + 2);
    String action =
        header.startsWith("*** Add")
            ? "add"
            : header.startsWith("*** Delete") ? "delete" : "update";
    String diff = String.join("\n", all.subList(2, all.size() - 1));
    completed(
        object(
            "type",
            "FileChange",
            "id",
            "exec-" + lines.size(),
            "changes",
            object(
                cwd + "/" + path,
                object("type", action, action.equals("update") ? "unified_diff" : "content", diff)),
            "status",
            "completed",
            "stdout",
            "Success. Updated the following files:\nM " + path,
            "stderr",
            ""));
  }

  /** A call of {@code apply_patch}, with its output. */
  public RolloutFixture patch(String patch, String output) {
    if (format.atLeast(Format.V171)) {
      script(
          "const patch = "
              + new Text(patch).compact()
              + ";\ntext(await tools.apply_patch(patch));\n");
      if (output.startsWith("apply_patch verification failed")) {
        return scriptOutput("Script failed", "Script error:\n" + output);
      }
      fileChanged(patch);
      return scriptOutput("Script completed", "{}");
    }
    String callId = "call_" + ++calls;
    item(
        object(
            "type", "custom_tool_call",
            "status", "completed",
            "call_id", callId,
            "name", "apply_patch",
            "input", patch));
    return item(object("type", "custom_tool_call_output", "call_id", callId, "output", output));
  }

  /** The start of a new turn in a directory. */
  public RolloutFixture turn(String turnCwd) {
    this.cwd = turnCwd;
    if (format != Format.BARE) {
      line(
          "turn_context",
          object(
              "cwd", turnCwd,
              "approval_policy", "never",
              "sandbox_policy", object("type", "read-only"),
              "model", "gpt-5.2-codex",
              "summary", "auto"));
    }
    return this;
  }

  @Override
  public RolloutFixture compacted(String summary) {
    line("compacted", object("message", summary));
    return this;
  }

  public RolloutFixture aborted() {
    return event(object("type", "turn_aborted", "reason", "interrupted"));
  }

  public RolloutFixture rolledBack(int turns) {
    return event(object("type", "thread_rolled_back", "num_turns", number(turns)));
  }

  public RolloutFixture tokens(long total) {
    return event(
        object(
            "type",
            "token_count",
            "info",
            object("total_token_usage", object("total_tokens", number(total)))));
  }

  /** Adds a line as it is; the line break is added. */
  public RolloutFixture raw(String line) {
    lines.add(line);
    return this;
  }

  /** Cuts the last line off in its middle, as after a crash. */
  public RolloutFixture torn() {
    torn = true;
    return this;
  }

  private RolloutFixture event(Obj payload) {
    line("event_msg", payload);
    return this;
  }

  private void completed(Obj item) {
    event(
        object(
            "type", "item_completed",
            "thread_id", id,
            "turn_id", id,
            "item", item));
  }

  private RolloutFixture item(Obj item) {
    if (format == Format.BARE) {
      lines.add(item.compact());
      lines.add(object("record_type", "state").compact());
    } else {
      line("response_item", item);
    }
    return this;
  }

  private void line(String type, Obj payload) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("timestamp", new Text(now.toString()));
    if (format.paginated()) {
      line.put("ordinal", number(firstOrdinal + lines.size()));
    }
    line.put("type", new Text(type));
    line.put("payload", payload);
    lines.add(new Obj(line).compact());
    now = now.plusSeconds(1);
  }

  /**
   * A message of one part.
   *
   * @param kind who wrote it, as releases since 0.169 say
   */
  private Obj message(String role, String part, String text, String kind) {
    Obj message =
        object(
            "type", "message", "role", role, "content", array(object("type", part, "text", text)));
    if (format.atLeast(Format.V171)) {
      message
          .fields()
          .put(
              "internal_chat_message_metadata_passthrough",
              object("content_item_kinds", array(kind)));
    }
    return message;
  }

  private static Numeral number(long value) {
    return new Numeral(Long.toString(value));
  }

  private static Array array(Object... values) {
    return new Array(Arrays.stream(values).map(RolloutFixture::value).toList());
  }

  private static Obj object(Object... keysAndValues) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put((String) keysAndValues[i], value(keysAndValues[i + 1]));
    }
    return new Obj(fields);
  }

  private static JsonValue value(Object value) {
    return value instanceof String text ? new Text(text) : (JsonValue) value;
  }

  public SessionId id() {
    return new SessionId(id);
  }

  /** The number of lines so far. */
  public int lineCount() {
    return lines.size();
  }

  /** The text of the file. */
  public String text() {
    String text = String.join("\n", lines) + "\n";
    return torn ? text.substring(0, text.length() - 12) : text;
  }

  private byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code rollout-<start>-<id>.jsonl}. */
  public String fileName() {
    return "rollout-" + stamp("yyyy-MM-dd'T'HH-mm-ss") + "-" + id + ".jsonl";
  }

  /**
   * Writes the file below {@code sessions/YYYY/MM/DD}, last changed at the time of its last line.
   */
  @Override
  public Path writeTo(Path codexHome) {
    return write(
        codexHome.resolve("sessions").resolve(stamp("yyyy/MM/dd")).resolve(fileName()), bytes());
  }

  /** Writes the file there, compressed, as {@code .jsonl.zst}. */
  public Path writeCompressedTo(Path codexHome) {
    return write(
        codexHome.resolve("sessions").resolve(stamp("yyyy/MM/dd")).resolve(fileName() + ".zst"),
        Zstd.compress(bytes()));
  }

  /** Writes the file there, with a revision in its name, as after a revert. */
  public Path writeRevisionTo(Path codexHome, String revisionId) {
    String name = fileName().replace(".jsonl", "_" + revisionId + ".jsonl");
    return write(codexHome.resolve("sessions").resolve(stamp("yyyy/MM/dd")).resolve(name), bytes());
  }

  /** Writes the file to {@code archived_sessions}. */
  public Path archiveIn(Path codexHome) {
    return write(codexHome.resolve("archived_sessions").resolve(fileName()), bytes());
  }

  private Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      Files.setLastModifiedTime(file, FileTime.from(now));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String stamp(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(startedAt);
  }
}
