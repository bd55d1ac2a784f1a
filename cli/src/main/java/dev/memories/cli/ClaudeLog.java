package dev.memories.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A short made-up log of Claude Code, so that the start-up caches hold the classes that read one.
 */
final class ClaudeLog {
  private static final String LINES =
      """
      {"parentUuid":null,"isSidechain":false,"cwd":"/srv/notes","sessionId":"5b0c1f52-7a52-4b3e-9d0e-6d1f0a9f3c11","version":"2.1.0","gitBranch":"main","type":"user","message":{"role":"user","content":"Please run the tests, and always use tabs."},"uuid":"5b0c1f52-7a52-4b3e-9d0e-000000000001","timestamp":"2026-01-05T08:00:00.000Z"}
      {"parentUuid":"5b0c1f52-7a52-4b3e-9d0e-000000000001","isSidechain":false,"cwd":"/srv/notes","sessionId":"5b0c1f52-7a52-4b3e-9d0e-6d1f0a9f3c11","version":"2.1.0","gitBranch":"main","message":{"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"Bash","input":{"command":"make test"}}],"stop_reason":"tool_use"},"type":"assistant","uuid":"5b0c1f52-7a52-4b3e-9d0e-000000000002","timestamp":"2026-01-05T08:00:01.000Z"}
      {"parentUuid":"5b0c1f52-7a52-4b3e-9d0e-000000000002","isSidechain":false,"cwd":"/srv/notes","sessionId":"5b0c1f52-7a52-4b3e-9d0e-6d1f0a9f3c11","version":"2.1.0","gitBranch":"main","type":"user","message":{"role":"user","content":[{"tool_use_id":"toolu_1","type":"tool_result","content":"Exit code 1\\n1 test failed","is_error":true}]},"uuid":"5b0c1f52-7a52-4b3e-9d0e-000000000003","timestamp":"2026-01-05T08:00:02.000Z","toolUseResult":"Error: Exit code 1"}
      {"parentUuid":"5b0c1f52-7a52-4b3e-9d0e-000000000003","isSidechain":false,"cwd":"/srv/notes","sessionId":"5b0c1f52-7a52-4b3e-9d0e-6d1f0a9f3c11","version":"2.1.0","gitBranch":"main","message":{"role":"assistant","content":[{"type":"text","text":"One test fails."}],"stop_reason":"end_turn"},"type":"assistant","uuid":"5b0c1f52-7a52-4b3e-9d0e-000000000004","timestamp":"2026-01-05T08:00:03.000Z"}
      """;

  private ClaudeLog() {}

  /** The log in a folder of Claude Code. */
  static Path in(Path claudeHome) {
    return claudeHome.resolve("projects/-srv-notes/5b0c1f52-7a52-4b3e-9d0e-6d1f0a9f3c11.jsonl");
  }

  /** Writes the log into a folder of Claude Code. */
  static void write(Path claudeHome) throws IOException {
    Path log = in(claudeHome);
    Files.createDirectories(log.resolveSibling(""));
    Files.writeString(log, LINES);
  }
}
