package dev.memories.rollout.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.rollout.claude.ClaudeFixture;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.lineage.OwnedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index reads a log of Claude Code once, and presumes that its tree is straight. What it keeps
 * must be what a reading finds that knows the tree and translates every line.
 */
class ClaudeFactsTest {
  private static final String ID = "019e0000-0000-4000-8000-000000000001";

  @TempDir private Path home;

  @Test
  void factsAreThoseOfAReadingThatKnowsTheTree() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      Path log = log(new Random(seed)).writeTo(home);

      assertThat(new SessionScanner(Lineage.unknown()).scan(log))
          .as("seed " + seed)
          .isEqualTo(known(log));
    }
  }

  private static RolloutFacts known(Path log) throws IOException {
    FactsCollector facts = new FactsCollector();
    try (OwnedLines lines = OwnedLines.open(log, Lineage.unknown())) {
      while (lines.next()) {
        facts.add(lines.line(), lines.owner());
      }
      return facts.facts(lines.rollout());
    }
  }

  /** Prompts that are taken back, queued or copied, among other lines. */
  private static ClaudeFixture log(Random random) {
    ClaudeFixture log =
        ClaudeFixture.session(ID, Instant.parse("2026-01-05T08:00:00Z"), "/srv/shop");
    List<String> places = new ArrayList<>(List.of(""));
    for (int line = 1 + random.nextInt(8); line > 0; line--) {
      String words = "Words " + line + ".";
      switch (random.nextInt(9)) {
        case 0, 1 -> log.user(words);
        case 2 -> log.user(words, object("isMeta", true));
        case 3 -> log.assistant(words);
        case 4 -> log.shell("make " + line, line % 2, words);
        case 5 -> log.queued("remove", words);
        case 6 -> log.attachment(object("type", "queued_command").put("prompt", words));
        case 7 -> log.goBackTo(places.get(random.nextInt(places.size())));
        default ->
            log.user(words, object("requestSessionId", "019e0000-0000-4000-8000-000000000002"));
      }
      places.add(log.here());
    }
    return log;
  }

  private static ObjectNode object(String key, Object value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    return value instanceof Boolean flag
        ? object.put(key, flag)
        : object.put(key, String.valueOf(value));
  }
}
