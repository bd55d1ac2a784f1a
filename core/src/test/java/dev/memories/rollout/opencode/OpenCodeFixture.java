package dev.memories.rollout.opencode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.rollout.MadeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builder of a made-up session of OpenCode, message by message.
 *
 * <p>Each row is one second later than the one before. Nothing comes from real sessions.
 */
public final class OpenCodeFixture implements MadeSession {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS session (id text PRIMARY KEY, parent_id text,
            directory text NOT NULL, title text NOT NULL, version text NOT NULL, revert text,
            time_created integer NOT NULL, time_updated integer NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS message (id text PRIMARY KEY, session_id text NOT NULL,
            time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS part (id text PRIMARY KEY, message_id text NOT NULL,
            session_id text NOT NULL, time_created integer NOT NULL,
            time_updated integer NOT NULL, data text NOT NULL)
          """);

  private record Row(String id, String message, long time, String data) {}

  private final String id;
  private final long startedAt;
  private final String cwd;
  private final List<Row> rows = new ArrayList<>();
  private final List<OpenCodeFixture> subAgents = new ArrayList<>();
  private String parent = "";
  private String revert = "";
  private String message = "";
  private String prompt = "";
  private long now;
  private int made;

  private OpenCodeFixture(String id, Instant startedAt, String cwd) {
    this.id = id;
    this.startedAt = startedAt.toEpochMilli();
    this.now = this.startedAt;
    this.cwd = cwd;
  }

  public static OpenCodeFixture session(String id, Instant startedAt, String cwd) {
    return new OpenCodeFixture(id, startedAt, cwd);
  }

  /** Makes it the session of a sub-agent. */
  public OpenCodeFixture startedBy(String session) {
    parent = session;
    return this;
  }

  /** Later rows are that much later than the last. */
  public OpenCodeFixture after(long seconds) {
    now += 1000 * seconds;
    return this;
  }

  /** The id of the last message. */
  public String here() {
    return message;
  }

  public OpenCodeFixture revertTo(String messageId) {
    revert = object("messageID", messageId).toString();
    return this;
  }

  @Override
  public OpenCodeFixture user(String words) {
    return userMessage().part(object("type", "text", "text", words));
  }

  @Override
  public OpenCodeFixture picture(String words) {
    return user(words)
        .part(object("type", "file", "mime", "image/png", "url", "data:image/png;base64,AA=="));
  }

  @Override
  public OpenCodeFixture typedAhead(String words) {
    return user(words);
  }

  public OpenCodeFixture userMessage() {
    add("", object("role", "user", "agent", "build"));
    prompt = message;
    return this;
  }

  /** A message of the agent, whose parts follow. */
  public OpenCodeFixture step(String finish, ObjectNode more) {
    ObjectNode data = object("role", "assistant", "parentID", prompt, "mode", "build");
    data.set("path", object("cwd", cwd, "root", cwd));
    data.setAll(more);
    return add("", data.put("finish", finish));
  }

  @Override
  public OpenCodeFixture assistant(String text) {
    return step("stop", object()).part(object("type", "text", "text", text));
  }

  public OpenCodeFixture part(ObjectNode data) {
    return add(message, data);
  }

  /** A message with one call. */
  public OpenCodeFixture call(String tool, ObjectNode input, ObjectNode state) {
    step("tool-calls", object()).part(object("type", "step-start", "snapshot", "0"));
    return tool(tool, input, state);
  }

  public OpenCodeFixture tool(String tool, ObjectNode input, ObjectNode state) {
    ObjectNode data = object("type", "tool", "tool", tool, "callID", "toolu_" + made);
    state.set("input", input);
    data.set("state", state);
    return part(data);
  }

  @Override
  public OpenCodeFixture shell(String command, int exit, String output) {
    ObjectNode state = object("status", "completed", "output", output);
    state.putObject("metadata").put("exit", exit);
    return call("bash", object("command", command, "description", "run it"), state);
  }

  @Override
  public OpenCodeFixture edit(String file, String before, String after, String error) {
    ObjectNode input = object("filePath", cwd + "/" + file, "oldString", before);
    return call(
        "edit",
        input.put("newString", after),
        error.isEmpty()
            ? object("status", "completed", "output", "The file is changed.")
            : object("status", "error", "error", error));
  }

  @Override
  public OpenCodeFixture thinking(String thought) {
    return step("tool-calls", object()).part(object("type", "reasoning", "text", thought));
  }

  @Override
  public OpenCodeFixture interrupted(String command) {
    ObjectNode aborted = object();
    aborted.set("error", object("name", "MessageAbortedError"));
    String output = "<shell_metadata>\nUser aborted the command\n</shell_metadata>";
    return step("", aborted)
        .tool("bash", object("command", command), object("status", "completed", "output", output));
  }

  @Override
  public OpenCodeFixture refused(String command, String reason) {
    String error =
        "The user rejected permission to use this specific tool call with the following feedback: ";
    return call(
        "bash", object("command", command), object("status", "error", "error", error + reason));
  }

  /** The name of a tool does not say which part of it is the server's. */
  @Override
  public OpenCodeFixture serverFailed(String server, String tool, String error) {
    throw new UnsupportedOperationException(tool);
  }

  @Override
  public OpenCodeFixture asked(String question, String answer) {
    ObjectNode input = object();
    input.putArray("questions").add(object("question", question));
    ObjectNode state = object("status", "completed", "output", "The user has answered.");
    state.putObject("metadata").putArray("answers").addArray().add(answer);
    return call("question", input, state);
  }

  @Override
  public OpenCodeFixture delegated(String prompt, String report) {
    String other = "ses_%04d".formatted(++made) + id.substring(8);
    subAgents.add(
        session(other, Instant.ofEpochMilli(now), cwd)
            .startedBy(id)
            .user(prompt)
            .assistant(report));
    return call(
        "task",
        object("prompt", prompt, "subagent_type", "general"),
        object("status", "completed", "output", report));
  }

  @Override
  public OpenCodeFixture compacted(String summary) {
    return userMessage()
        .part(object("type", "compaction"))
        .step("stop", object("mode", "compaction"))
        .part(object("type", "text", "text", summary));
  }

  /** The rows are there until the session goes on, and then are deleted. */
  @Override
  public OpenCodeFixture takenBack(String words, String answer) {
    return this;
  }

  public static ObjectNode object(String... keysAndValues) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  /**
   * Adds the session to the database in this folder, and returns its path. The rows lie in the
   * database's log, as when OpenCode runs.
   */
  @Override
  public Path writeTo(Path home) throws IOException {
    for (OpenCodeFixture subAgent : subAgents) {
      subAgent.writeTo(home);
    }
    Path database = Files.createDirectories(home).resolve("opencode.db");
    Path wal = home.resolve("opencode.db-wal");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA wal_autocheckpoint = 0");
        for (String table : SCHEMA) {
          statement.execute(table);
        }
      }
      insert(connection);
      Files.copy(database, home.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(wal, home.resolve("copy-wal"), StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Files.move(home.resolve("copy"), database, StandardCopyOption.REPLACE_EXISTING);
    Files.move(home.resolve("copy-wal"), wal, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(home.resolve("opencode.db-shm"));
    return database.resolve(id);
  }

  /** Writes the session as releases did that kept documents; returns its path. */
  public Path writeDocumentsTo(Path home) throws IOException {
    ObjectNode session =
        object("id", id, "version", "1.0.80", "projectID", "0a1b2c", "directory", cwd);
    return documents(home.resolve("storage"), "session/0a1b2c", "part", session);
  }

  /** The same of the first releases, which kept them by the folder of the project. */
  public Path writeEarlyDocumentsTo(Path home) throws IOException {
    Path folder = home.resolve("project").resolve("srv-shop").resolve("storage/session");
    return documents(folder, "info", "part/" + id, object("id", id, "version", "0.3.100"));
  }

  private Path documents(Path folder, String sessions, String parts, ObjectNode session)
      throws IOException {
    session.putObject("time").put("created", startedAt).put("updated", now);
    if (!parent.isEmpty()) {
      session.put("parentID", parent);
    }
    if (!revert.isEmpty()) {
      session.set("revert", JSON.readTree(revert));
    }
    write(folder.resolve(sessions), id, session);
    for (Row row : rows) {
      ObjectNode data = (ObjectNode) JSON.readTree(row.data());
      data.put("id", row.id()).put("sessionID", id);
      if (row.message().isEmpty()) {
        data.putObject("time").put("created", row.time());
        write(folder.resolve("message").resolve(id), row.id(), data);
      } else {
        write(
            folder.resolve(parts).resolve(row.message()),
            row.id(),
            data.put("messageID", row.message()));
      }
    }
    return folder.resolve(id);
  }

  private static void write(Path folder, String name, ObjectNode data) throws IOException {
    Files.writeString(
        Files.createDirectories(folder).resolve(name + ".json"), data.toPrettyString());
  }

  private void insert(Connection connection) throws SQLException {
    execute(
        connection,
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        parent.isEmpty() ? null : parent,
        cwd,
        "A title",
        "1.18.33",
        revert.isEmpty() ? null : revert,
        startedAt,
        now);
    for (Row row : rows) {
      if (row.message().isEmpty()) {
        execute(
            connection,
            "INSERT INTO message VALUES (?, ?, ?, ?, ?)",
            row.id(),
            id,
            row.time(),
            row.time(),
            row.data());
      } else {
        execute(
            connection,
            "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)",
            row.id(),
            row.message(),
            id,
            row.time(),
            row.time(),
            row.data());
      }
    }
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(at + 1, values[at]);
      }
      statement.executeUpdate();
    }
  }

  private OpenCodeFixture add(String ofMessage, ObjectNode data) {
    now += 1000;
    String row = (ofMessage.isEmpty() ? "msg_" : "prt_") + "%06d".formatted(++made) + id;
    message = ofMessage.isEmpty() ? row : message;
    rows.add(new Row(row, ofMessage, now, data.toString()));
    return this;
  }
}
