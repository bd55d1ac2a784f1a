package dev.memories.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * Rollouts of any size, in the shape of ordinary sessions: many events, commands with outputs, few
 * messages. The same arguments give the same bytes.
 */
public final class MadeUpRollouts {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FILE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private MadeUpRollouts() {}

  /**
   * Writes one rollout, for checks that need a long one: {@code args[0]} is the file, {@code
   * args[1]} about how many bytes. Runs as a source file, without a build.
   */
  public static void main(String[] args) throws IOException {
    session(
        Path.of(args[0]),
        "019b8f00-0000-7000-8000-000000000001",
        START,
        "/srv/project-0",
        Long.parseLong(args[1]));
  }

  /** Writes {@code count} sessions of about {@code bytes} each below a Codex home. */
  static void home(Path codexHome, int count, long bytes, int projects) throws IOException {
    for (int i = 0; i < count; i++) {
      Instant begun = START.plusSeconds(600L * i);
      String id =
          new UUID(0x019b_8f00_0000_7000L + ((long) i << 16), 0x8000_0000_0000_0000L + i)
              .toString();
      Path folder = codexHome.resolve("sessions").resolve(FOLDER.format(begun));
      Files.createDirectories(folder);
      Path rollout = folder.resolve("rollout-" + FILE.format(begun) + "-" + id + ".jsonl");
      session(rollout, id, begun, "/srv/project-" + i % projects, bytes);
    }
  }

  /** Writes one session of about {@code bytes}; its mtime is the time of its last line. */
  public static void session(Path rollout, String id, Instant begun, String cwd, long bytes)
      throws IOException {
    Instant now = begun;
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(rollout), 1 << 16)) {
      long written = 0;
      written += line(file, now, "session_meta", meta(id, begun, cwd));
      written += line(file, now, "turn_context", context(cwd));
      written +=
          line(
              file,
              now,
              "response_item",
              message("user", "Make the totals of the report right, and keep the tests green."));
      written +=
          line(
              file,
              now,
              "event_msg",
              "{\"type\":\"user_message\",\"message\":\"Make the totals of the report right, and keep the tests green.\",\"images\":[]}");
      for (int turn = 0; written < bytes; turn++) {
        now = now.plusMillis(700);
        written +=
            line(
                file,
                now,
                "event_msg",
                "{\"type\":\"agent_reasoning\",\"text\":\"**Looking at step " + turn + "**\"}");
        written +=
            line(
                file,
                now,
                "response_item",
                "{\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"**Looking at step "
                    + turn
                    + "**\"}],\"content\":null,\"encrypted_content\":\""
                    + filler(turn, 1200)
                    + "\"}");
        written +=
            line(
                file,
                now,
                "response_item",
                "{\"type\":\"function_call\",\"name\":\"exec_command\",\"arguments\":\"{\\\"cmd\\\": \\\"sed -n "
                    + turn
                    + ",80p src/report"
                    + turn % 17
                    + ".py\\\"}\",\"call_id\":\"call_"
                    + turn
                    + "\"}");
        written +=
            line(
                file,
                now,
                "response_item",
                "{\"type\":\"function_call_output\",\"call_id\":\"call_"
                    + turn
                    + "\",\"output\":\"Chunk ID: c"
                    + turn
                    + "\\nWall time: 0.1 seconds\\nProcess exited with code "
                    + (turn % 9 == 0 ? 1 : 0)
                    + "\\nOutput:\\n"
                    + source(turn)
                    + "\"}");
        written +=
            line(
                file,
                now,
                "event_msg",
                "{\"type\":\"token_count\",\"info\":{\"total_token_usage\":{\"input_tokens\":"
                    + turn * 400
                    + ",\"cached_input_tokens\":0,\"output_tokens\":"
                    + turn * 20
                    + ",\"reasoning_output_tokens\":0,\"total_tokens\":"
                    + turn * 420
                    + "},\"last_token_usage\":{\"input_tokens\":400,\"cached_input_tokens\":0,\"output_tokens\":20,\"reasoning_output_tokens\":0,\"total_tokens\":420},\"model_context_window\":200000},\"rate_limits\":null}");
        written +=
            line(
                file,
                now,
                "event_msg",
                "{\"type\":\"agent_message\",\"message\":\"Step " + turn + " read.\"}");
        written +=
            line(
                file,
                now,
                "response_item",
                message(
                    "assistant",
                    "Step " + turn + " read; the next file is src/report" + turn % 17 + ".py."));
      }
    }
    Files.setLastModifiedTime(rollout, FileTime.from(now));
  }

  private static long line(OutputStream out, Instant at, String type, String payload)
      throws IOException {
    byte[] bytes =
        ("{\"timestamp\":\""
                + at.toString().substring(0, 19)
                + ".000Z\",\"type\":\""
                + type
                + "\",\"payload\":"
                + payload
                + "}\n")
            .getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    return bytes.length;
  }

  private static String meta(String id, Instant begun, String cwd) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s\",\"timestamp\":\"%s\",\"cwd\":\"%s\",\"originator\":\"codex_cli_rs\",\"cli_version\":\"0.118.0\",\"source\":\"cli\",\"model_provider\":\"openai\"}",
        id,
        begun,
        cwd);
  }

  private static String context(String cwd) {
    return "{\"cwd\":\""
        + cwd
        + "\",\"approval_policy\":\"never\",\"sandbox_policy\":{\"type\":\"read-only\"},\"model\":\"gpt-5\",\"summary\":\"auto\"}";
  }

  private static String message(String role, String text) {
    String part = role.equals("user") ? "input_text" : "output_text";
    return "{\"type\":\"message\",\"role\":\""
        + role
        + "\",\"content\":[{\"type\":\""
        + part
        + "\",\"text\":\""
        + text
        + "\"}]}";
  }

  static String filler(int seed, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
              .charAt((i * 31 + seed * 17) % 62));
    }
    return text.toString();
  }

  static String source(int seed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("    total_")
          .append(i)
          .append(" = sum(row[")
          .append(i % 7)
          .append("] for row in rows if row.kind != \\\"void\\\")  # step ")
          .append(seed)
          .append("\\n");
    }
    return text.toString();
  }
}
