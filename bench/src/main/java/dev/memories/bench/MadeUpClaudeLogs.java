package dev.memories.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;

/**
 * Session logs in the form of Claude Code that tell the same as {@link MadeUpRollouts}: commands
 * with outputs, few messages. A result stands twice on its line, as Claude Code writes it. The same
 * arguments give the same bytes.
 */
final class MadeUpClaudeLogs {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private MadeUpClaudeLogs() {}

  /**
   * Writes {@code count} sessions of about {@code bytes} each below a folder of Claude Code.
   *
   * @param bookkeeping bytes of lines that the program keeps for itself, for each call
   */
  static void home(Path claudeHome, int count, long bytes, int projects, int bookkeeping)
      throws IOException {
    for (int i = 0; i < count; i++) {
      String id =
          new UUID(0x019b_8f00_0000_4000L + ((long) i << 16), 0x8000_0000_0000_0000L + i)
              .toString();
      Path folder = claudeHome.resolve("projects").resolve("-srv-project-" + i % projects);
      Files.createDirectories(folder);
      Instant begun = START.plusSeconds(600L * i);
      Path log = folder.resolve(id + ".jsonl");
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(log), 1 << 16)) {
        new Log(file, id, "/srv/project-" + i % projects, begun).write(bytes, bookkeeping);
      }
      Files.setLastModifiedTime(log, FileTime.from(begun));
    }
  }

  /** One log while it is written. */
  private static final class Log {
    private final OutputStream file;
    private final String id;
    private final String cwd;
    private Instant now;
    private String parent = "null";
    private long written;
    private int lines;

    private Log(OutputStream file, String id, String cwd, Instant begun) {
      this.file = file;
      this.id = id;
      this.cwd = cwd;
      this.now = begun;
    }

    private void write(long bytes, int bookkeeping) throws IOException {
      String prompt = "Make the totals of the report right, and keep the tests green.";
      line("user", "{\"role\":\"user\",\"content\":\"" + prompt + "\"}", "");
      for (int turn = 0; written < bytes; turn++) {
        String call = "toolu_" + turn;
        answer(
            "{\"type\":\"thinking\",\"thinking\":\"Looking at step "
                + turn
                + "\",\"signature\":\""
                + MadeUpRollouts.filler(turn, 1200)
                + "\"}");
        answer(
            "{\"type\":\"tool_use\",\"id\":\""
                + call
                + "\",\"name\":\"Bash\",\"input\":{\"command\":\"sed -n "
                + turn
                + ",80p src/report"
                + turn % 17
                + ".py\"}}");
        String output = MadeUpRollouts.source(turn);
        boolean failed = turn % 9 == 0;
        line(
            "user",
            "{\"role\":\"user\",\"content\":[{\"tool_use_id\":\""
                + call
                + "\",\"type\":\"tool_result\",\"content\":\""
                + (failed ? "Exit code 1\\n" : "")
                + output
                + "\",\"is_error\":"
                + failed
                + "}]}",
            ",\"toolUseResult\":{\"stdout\":\""
                + output
                + "\",\"stderr\":\"\",\"interrupted\":false}");
        answer(
            "{\"type\":\"text\",\"text\":\"Step "
                + turn
                + " read; the next file is src/report"
                + turn % 17
                + ".py.\"}");
        if (bookkeeping > 0) {
          out(
              "{\"type\":\"file-history-snapshot\",\"messageId\":\""
                  + id
                  + "\",\"snapshot\":\""
                  + MadeUpRollouts.filler(turn, bookkeeping)
                  + "\"}");
        }
      }
    }

    private void answer(String block) throws IOException {
      line(
          "assistant",
          "{\"id\":\"msg_"
              + lines
              + "\",\"role\":\"assistant\",\"content\":["
              + block
              + "],\"stop_reason\":\"tool_use\"}",
          "");
    }

    private void line(String type, String message, String more) throws IOException {
      now = now.plusMillis(700);
      String uuid =
          new UUID(0x1000_4000L + lines++, 0x8000_0000_0000_0000L | id.hashCode()).toString();
      out(
          "{\"parentUuid\":"
              + parent
              + ",\"isSidechain\":false,\"userType\":\"external\",\"cwd\":\""
              + cwd
              + "\",\"sessionId\":\""
              + id
              + "\",\"version\":\"2.1.332\",\"gitBranch\":\"main\",\"type\":\""
              + type
              + "\",\"message\":"
              + message
              + ",\"uuid\":\""
              + uuid
              + "\",\"timestamp\":\""
              + now.toString().substring(0, 19)
              + ".000Z\""
              + more
              + "}");
      parent = "\"" + uuid + "\"";
    }

    private void out(String line) throws IOException {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      file.write(bytes);
      written += bytes.length;
    }
  }
}
