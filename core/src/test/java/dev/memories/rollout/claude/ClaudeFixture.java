package dev.memories.rollout.claude;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.rollout.MadeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Builder of made-up session logs of Claude Code, line by line.
 *
 * <p>Each line is one second later than the one before and follows it in the tree. Nothing comes
 * from real sessions.
 */
public final class ClaudeFixture implements MadeSession {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REJECTED = "The user doesn't want to proceed with this tool use.";

  private final String id;
  private final List<String> lines = new ArrayList<>();
  private final List<String> subAgents = new ArrayList<>();
  private final String folder;
  private String cwd;
  private String branch = "main";
  private String entrypoint = "cli";
  private Instant now;
  private String parent = "";
  private int made;
  private int calls;

  private ClaudeFixture(String id, Instant startedAt, String cwd) {
    this.id = id;
    this.now = startedAt;
    this.cwd = cwd;
    this.folder = cwd;
  }

  public static ClaudeFixture session(String id, Instant startedAt, String cwd) {
    return new ClaudeFixture(id, startedAt, cwd);
  }

  /** Later lines are written in this folder. */
  public ClaudeFixture in(String other) {
    cwd = other;
    return this;
  }

  public ClaudeFixture onBranch(String name) {
    branch = name;
    return this;
  }

  public ClaudeFixture startedBy(String program) {
    entrypoint = program;
    return this;
  }

  /** The id of the last line, to go back to. */
  public String here() {
    return parent;
  }

  /** The next line follows that one; an empty id makes it a root. */
  public ClaudeFixture goBackTo(String line) {
    parent = line;
    return this;
  }

  /** The number of the last line. */
  public long line() {
    return lines.size();
  }

  public ClaudeFixture bookkeeping(String type) {
    lines.add(object("type", type, "sessionId", id, "content", "kept for itself").toString());
    return this;
  }

  public ClaudeFixture raw(String line) {
    lines.add(line);
    return this;
  }

  public ClaudeFixture queued(String operation, String words) {
    ObjectNode line =
        object("type", "queue-operation", "operation", operation, "timestamp", next());
    lines.add(line.put("content", words).put("sessionId", id).toString());
    return this;
  }

  @Override
  public ClaudeFixture picture(String words) {
    ObjectNode picture = object("type", "image");
    picture.set("source", object("type", "base64", "media_type", "image/png", "data", "AA=="));
    return user(
        JSON.createArrayNode().add(object("type", "text", "text", words)).add(picture), object());
  }

  /** It never becomes a line of the user. */
  @Override
  public ClaudeFixture typedAhead(String words) {
    return queued("enqueue", words)
        .queued("remove", words)
        .attachment(object("type", "queued_command", "prompt", words, "commandMode", "prompt"));
  }

  @Override
  public ClaudeFixture user(String words) {
    return user(JsonNodeFactory.instance.textNode(words), object());
  }

  /** A line in the user's role with further fields. */
  public ClaudeFixture user(String words, ObjectNode more) {
    return user(JsonNodeFactory.instance.textNode(words), more);
  }

  public ClaudeFixture user(JsonNode content, ObjectNode more) {
    ObjectNode line = start();
    line.put("type", "user").set("message", object("role", "user").set("content", content));
    line.setAll(more);
    return add(line);
  }

  public ClaudeFixture attachment(ObjectNode attachment) {
    ObjectNode line = start();
    line.set("attachment", attachment);
    return add(line.put("type", "attachment"));
  }

  @Override
  public ClaudeFixture thinking(String thought) {
    return assistant(object("type", "thinking", "thinking", thought, "signature", "x"), "tool_use");
  }

  @Override
  public ClaudeFixture assistant(String text) {
    return assistant(object("type", "text", "text", text), "end_turn");
  }

  /** A text before a call. */
  public ClaudeFixture commentary(String text) {
    return assistant(object("type", "text", "text", text), "tool_use");
  }

  /** A call whose result comes in a later line; returns its id. */
  public String call(String tool, ObjectNode input) {
    String call = "toolu_" + ++calls;
    ObjectNode use = object("type", "tool_use", "id", call, "name", tool);
    use.set("input", input);
    assistant(use, "tool_use");
    return call;
  }

  public ClaudeFixture result(String call, String text, boolean failed) {
    return result(call, text, failed, object());
  }

  /** A result with further fields on its line. */
  public ClaudeFixture result(String call, String text, boolean failed, ObjectNode more) {
    ObjectNode block = object("type", "tool_result", "tool_use_id", call, "content", text);
    if (failed) {
      block.put("is_error", true);
    }
    return user(JSON.createArrayNode().add(block), more);
  }

  @Override
  public ClaudeFixture shell(String command, int exit, String output) {
    String call = call("Bash", object("command", command, "description", "run it"));
    return exit == 0
        ? result(call, output, false)
        : result(call, "Exit code " + exit + "\n" + output, true);
  }

  @Override
  public ClaudeFixture edit(String file, String before, String after, String error) {
    ObjectNode input = object("file_path", folder + "/" + file, "old_string", before);
    String call = call("Edit", input.put("new_string", after));
    return error.isEmpty()
        ? result(call, "The file " + folder + "/" + file + " is changed.", false)
        : result(call, "<tool_use_error>" + error + "</tool_use_error>", true);
  }

  @Override
  public ClaudeFixture interrupted(String command) {
    String call = call("Bash", object("command", command));
    return result(call, REJECTED, true, object("toolDenialKind", "user-rejected"))
        .user("[Request interrupted by user for tool use]");
  }

  @Override
  public ClaudeFixture refused(String command, String reason) {
    return refused("Bash", object("command", command), reason);
  }

  /** A call of any tool that the user does not allow. */
  public ClaudeFixture refused(String tool, ObjectNode input, String reason) {
    String call = call(tool, input);
    return result(call, REJECTED + " To tell you how to proceed, the user said:\n" + reason, true);
  }

  @Override
  public ClaudeFixture serverFailed(String server, String tool, String error) {
    return result(call("mcp__" + server + "__" + tool, object("sku", "B1")), error, true);
  }

  @Override
  public ClaudeFixture asked(String question, String answer) {
    ObjectNode questions = object();
    questions.putArray("questions").add(object("question", question));
    ObjectNode answers = object();
    answers.putObject("toolUseResult").putObject("answers").put(question, answer);
    return result(call("AskUserQuestion", questions), "The user has answered.", false, answers);
  }

  @Override
  public ClaudeFixture delegated(String prompt, String report) {
    ObjectNode line = object("type", "user", "sessionId", id).put("isSidechain", true);
    line.set("message", object("role", "user", "content", prompt));
    subAgents.add(line.toString());
    String call = call("Task", object("prompt", prompt, "subagent_type", "search"));
    return result(call, report, false);
  }

  @Override
  public ClaudeFixture compacted(String summary) {
    return user(summary, object().put("isCompactSummary", true));
  }

  @Override
  public ClaudeFixture takenBack(String words, String answer) {
    String before = here();
    return user(words).assistant(answer).goBackTo(before);
  }

  public static ObjectNode object(String... keysAndValues) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  /** Writes the log below the folder of Claude Code, and returns its file. */
  @Override
  public Path writeTo(Path home) throws IOException {
    Path folderOfProject = home.resolve("projects").resolve(folder.replaceAll("[^A-Za-z0-9]", "-"));
    Path file = Files.createDirectories(folderOfProject).resolve(id + ".jsonl");
    Path agents = folderOfProject.resolve(id).resolve("subagents");
    for (int at = 0; at < subAgents.size(); at++) {
      Files.createDirectories(agents);
      Files.writeString(agents.resolve("agent-" + at + ".jsonl"), subAgents.get(at) + "\n");
    }
    return Files.write(file, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private ClaudeFixture assistant(ObjectNode block, String stopReason) {
    ObjectNode message = object("id", "msg_" + now, "role", "assistant");
    message.set("content", JSON.createArrayNode().add(block));
    ObjectNode line = start();
    line.set("message", message.put("stop_reason", stopReason));
    return add(line.put("type", "assistant"));
  }

  private ObjectNode start() {
    ObjectNode line = object();
    if (parent.isEmpty()) {
      line.putNull("parentUuid");
    } else {
      line.put("parentUuid", parent);
    }
    return line.put("isSidechain", false);
  }

  private ClaudeFixture add(ObjectNode line) {
    parent = UUID.nameUUIDFromBytes((id + ++made).getBytes(UTF_8)).toString();
    line.put("uuid", parent).put("timestamp", next()).put("entrypoint", entrypoint);
    line.put("cwd", cwd).put("sessionId", id).put("version", "2.1.332").put("gitBranch", branch);
    lines.add(line.toString());
    return this;
  }

  private String next() {
    now = now.plusSeconds(1);
    return now.toString().replace("Z", ".000Z");
  }
}
