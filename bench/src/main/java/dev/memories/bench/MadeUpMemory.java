package dev.memories.bench;

import dev.memories.candidate.ExtractorVersion;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A Codex home whose memory has 500 projects, and 5,000 traces in the one opened first. */
final class MadeUpMemory {
  private static final int PROJECTS = 500;
  private static final int TRACES = 5_000;
  private static final Instant NEWEST = Instant.parse("2026-01-05T08:00:00Z");

  private MadeUpMemory() {}

  static void home(Path home) throws IOException {
    Files.createDirectories(home.resolve("sessions"));
    MemoriesHome memories = new MemoriesHome(home.resolve("memories"));
    try (StateDatabase state = StateDatabase.open(memories.database(), InstantSource.system())) {
      state.transaction(
          () -> {
            for (int number = 0; number < TRACES + PROJECTS - 1; number++) {
              state.traces().save(trace(number));
            }
            return number(0);
          });
    }
  }

  private static Trace trace(int number) {
    String cwd = "/srv/project-%03d".formatted(Math.max(0, number - TRACES + 1));
    String title = "Trace " + number + " of " + cwd;
    Instant updated = NEWEST.minusSeconds(number * 60L);
    String body =
        """
        # %s
        Trace context: %s, branch `main` [L1]
        User preferences: none observed

        ## Task: %s
        Outcome: success
        Key steps:
        - `sh scripts/test.sh`, exit 0: `all tests passed` [L12]
        """
            .formatted(title, cwd, title);
    return new Trace(
        new SessionId(number(number)),
        new Project(cwd),
        body,
        title + ": the tests pass",
        new Trace.Subject(cwd, Path.of("/nowhere/rollout.jsonl"), title, updated, null),
        new Trace.Making("offline", ExtractorVersion.OFFLINE, updated, null, 0));
  }

  private static String number(int number) {
    return "019b8f00-0000-7000-8000-%012d".formatted(number);
  }
}
