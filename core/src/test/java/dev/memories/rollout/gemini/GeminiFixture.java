package dev.memories.rollout.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.rollout.MadeSession;
import dev.memories.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Builder of made-up session logs of Gemini CLI, line by line.
 *
 * <p>Each message is one second later than the one before, and a line of bookkeeping follows it.
 * Nothing comes from real sessions.
 */
public final class GeminiFixture implements MadeSession {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String id;
  private final Instant startedAt;
  private final String cwd;
  private final List<String> lines = new ArrayList<>();
  private Instant now;
  private String messageId = "";
  private int made;

  private GeminiFixture(String id, Instant startedAt, String cwd) {
    this.id = id;
    this.startedAt = startedAt;
    this.now = startedAt;
    this.cwd = cwd;
    header("main");
    set(object().set("messages", contexts()));
  }

  public static GeminiFixture session(String id, Instant startedAt, String cwd) {
    return new GeminiFixture(id, startedAt, cwd);
  }

  /** The number of the last line. */
  public long line() {
    return lines.size();
  }

  /** The first line; a session that is resumed writes it again. */
  public GeminiFixture header(String kind) {
    ObjectNode header = object("sessionId", id, "projectHash", "0".repeat(64));
    header.put("startTime", time(startedAt)).put("lastUpdated", time(now)).put("kind", kind);
    lines.add(header.toString());
    return this;
  }

  public GeminiFixture set(JsonNode change) {
    lines.add(object().set("$set", change).toString());
    return this;
  }

  public GeminiFixture raw(String line) {
    lines.add(line);
    return this;
  }

  @Override
  public GeminiFixture user(String words) {
    return user(new String[] {words});
  }

  public GeminiFixture user(String... texts) {
    ObjectNode message = message("user");
    var content = message.putArray("content");
    for (String text : texts) {
      content.add(object("text", text));
    }
    return add(message);
  }

  @Override
  public GeminiFixture picture(String words) {
    ObjectNode message = message("user");
    ObjectNode picture = object();
    picture.set("inlineData", object("mimeType", "image/png", "data", "AA=="));
    message.putArray("content").add(object("text", words)).add(picture);
    return add(message);
  }

  @Override
  public GeminiFixture typedAhead(String words) {
    return user(words);
  }

  public GeminiFixture info(String text) {
    return add(message("info").put("content", text));
  }

  @Override
  public GeminiFixture assistant(String text) {
    return add(answer(text));
  }

  @Override
  public GeminiFixture thinking(String thought) {
    return thinking("Search", thought);
  }

  public GeminiFixture thinking(String subject, String text) {
    ObjectNode answer = answer("");
    answer.putArray("thoughts").add(object("subject", subject, "description", text));
    return add(answer);
  }

  /** A text with a call; the line is written without the call first, then with it. */
  public GeminiFixture call(
      String text, String tool, ObjectNode input, String status, ObjectNode response) {
    ObjectNode answer = answer(text);
    lines.add(answer.toString());
    String call = tool + "_" + made;
    ObjectNode result = object();
    result
        .putObject("functionResponse")
        .put("id", call)
        .put("name", tool)
        .set("response", response);
    ObjectNode use = object("id", call, "name", tool, "status", status);
    use.set("args", input);
    use.putArray("result").add(result);
    answer.putArray("toolCalls").add(use);
    add(answer);
    ObjectNode repeated = message("user");
    repeated.putArray("content").add(result);
    return add(repeated);
  }

  @Override
  public GeminiFixture shell(String command, int exit, String output) {
    String failure = exit == 0 ? "" : "\nExit Code: " + exit;
    String text =
        "<untrusted_context>\nOutput: "
            + output.stripTrailing()
            + failure
            + "\nProcess Group PGID: 4711\n</untrusted_context>";
    return call(
        "",
        "run_shell_command",
        object("command", command, "description", "run it"),
        "success",
        object("output", text));
  }

  @Override
  public GeminiFixture edit(String file, String before, String after, String error) {
    ObjectNode input = object("file_path", cwd + "/" + file, "old_string", before);
    input.put("new_string", after);
    return error.isEmpty()
        ? call("", "replace", input, "success", object("output", "The file is changed."))
        : call("", "replace", input, "error", object("error", error));
  }

  @Override
  public GeminiFixture interrupted(String command) {
    return cancelled(command, "Command was cancelled by user before it could complete.")
        .info("Request cancelled.")
        .set(object().set("messages", contexts()));
  }

  @Override
  public GeminiFixture refused(String command, String reason) {
    return cancelled(command, "User did not allow tool call").user(reason);
  }

  private GeminiFixture cancelled(String command, String error) {
    ObjectNode input = object("command", command);
    return call("", "run_shell_command", input, "cancelled", object("error", error));
  }

  /** The name of a tool does not say which part of it is the server's. */
  @Override
  public GeminiFixture serverFailed(String server, String tool, String error) {
    throw new UnsupportedOperationException(tool);
  }

  /** This release does not ask. */
  @Override
  public GeminiFixture asked(String question, String answer) {
    throw new UnsupportedOperationException(question);
  }

  /** This release has no sub-agents. */
  @Override
  public GeminiFixture delegated(String prompt, String report) {
    throw new UnsupportedOperationException(prompt);
  }

  @Override
  public GeminiFixture compacted(String summary) {
    ArrayNode messages = contexts();
    ObjectNode told = object("id", "c0ffef", "timestamp", time(now), "type", "user");
    told.putArray("content").add(object("text", summary));
    return set(object().set("messages", messages.add(told)));
  }

  @Override
  public GeminiFixture takenBack(String words, String answer) {
    user(words);
    String prompt = here();
    return assistant(answer).raw(object("$rewindTo", prompt).toString());
  }

  public static ObjectNode object(String... keysAndValues) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  /** The id of the last message. */
  public String here() {
    return messageId;
  }

  /** A list of messages that only tells the model where it is. */
  public ArrayNode contexts() {
    ObjectNode context = object("id", "c0ffee", "timestamp", time(startedAt), "type", "user");
    context
        .putArray("content")
        .add(object("text", "<session_context>\nNever stop.\n</session_context>"));
    return JSON.createArrayNode().add(context);
  }

  /** Writes the log below the folder of Gemini CLI, and returns its file. */
  @Override
  public Path writeTo(Path home) throws IOException {
    return writeTo(home, startedAt);
  }

  /** The same with another time in the name of the file. */
  public Path writeTo(Path home, Instant named) throws IOException {
    Path project = home.resolve("tmp").resolve(cwd.replaceAll("[^A-Za-z0-9]+", "-"));
    Path chats = Files.createDirectories(project.resolve("chats"));
    Files.writeString(project.resolve(".project_root"), cwd);
    String time = named.toString().substring(0, 16).replace(':', '-');
    Path file = chats.resolve("session-" + time + "-" + id.substring(0, 8) + ".jsonl");
    return Files.write(file, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  /**
   * Writes the session as releases did that kept it in one document, below a folder that is named
   * by a hash; returns the file.
   */
  public Path writeDocumentTo(Path home) throws IOException {
    Map<String, ObjectNode> messages = new LinkedHashMap<>();
    for (String line : lines) {
      ObjectNode message = (ObjectNode) JSON.readTree(line);
      boolean isResult = message.path("content").path(0).has("functionResponse");
      if (message.has("type") && !isResult) {
        boolean isText = message.path("content").size() == 1;
        JsonNode text = message.path("content").path(0).path("text");
        messages.put(
            message.get("id").asText(),
            isText && text.isTextual() ? message.put("content", text.asText()) : message);
      }
    }
    String hash = Sha256.hex(cwd.getBytes(UTF_8));
    ObjectNode document = object("sessionId", id, "projectHash", hash);
    document.put("startTime", time(startedAt)).put("lastUpdated", time(now));
    document.putArray("messages").addAll(messages.values());
    Path chats = Files.createDirectories(home.resolve("tmp").resolve(hash).resolve("chats"));
    String time = startedAt.toString().substring(0, 16).replace(':', '-');
    Path file = chats.resolve("session-" + time + "-" + id.substring(0, 8) + ".json");
    return Files.writeString(file, document.toPrettyString());
  }

  private ObjectNode answer(String text) {
    ObjectNode answer = message("gemini").put("content", text);
    answer.putArray("thoughts");
    return answer.put("model", "gemini-2.5-pro");
  }

  private ObjectNode message(String type) {
    now = now.plusSeconds(1);
    messageId = UUID.nameUUIDFromBytes((id + ++made).getBytes(UTF_8)).toString();
    return object("id", messageId, "timestamp", time(now), "type", type);
  }

  private GeminiFixture add(ObjectNode message) {
    lines.add(message.toString());
    return set(object("lastUpdated", time(now)));
  }

  private static String time(Instant time) {
    return time.toString().replace("Z", ".000Z");
  }
}
