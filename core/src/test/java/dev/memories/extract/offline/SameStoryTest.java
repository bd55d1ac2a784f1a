package dev.memories.extract.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.Dialect;
import dev.memories.rollout.Story;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.gemini.GeminiFixture;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.rollout.opencode.OpenCodeFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same story gives the same trace, whichever agent tells it, and in whatever way a release
 * calls tools and records it.
 *
 * <p>The traces are golden, without their line numbers; {@code -Dgolden.update=true} rewrites them
 * and the seeds of the fuzz targets. The difference is then reviewed.
 */
class SameStoryTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/stories");
  private static final Path SEEDS = Path.of("../fuzz/seeds");
  private static final boolean UPDATES = Boolean.getBoolean("golden.update");

  @TempDir Path folder;

  @BeforeAll
  static void updateGoldenTraces(@TempDir Path home) throws IOException {
    if (UPDATES) {
      Files.createDirectories(GOLDEN);
      for (Story story : Story.values()) {
        String trace = trace(Dialect.CODEX.telling(story).writeTo(home));
        Files.writeString(golden(story), withoutLines(trace));
      }
    }
  }

  /** Each agent has one home with all the stories. */
  @ParameterizedTest
  @EnumSource
  void everyAgentGivesTheSameTraces(Dialect dialect) throws IOException {
    Map<Path, Story> told = new HashMap<>();
    for (Story story : dialect.stories()) {
      told.put(dialect.telling(story).writeTo(folder), story);
    }

    List<Found> found =
        TestRollouts.files(RolloutFiles.of(LogHomes.NONE.with(dialect.agent(), folder)));

    assertThat(found).extracting(Found::path).containsExactlyInAnyOrderElementsOf(told.keySet());
    assertAll(told.entrySet().stream().map(log -> () -> assertTold(log.getValue(), log.getKey())));
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatOfCodexGivesTheSameTrace(Format format) throws IOException {
    RolloutFixture made =
        RolloutFixture.session(
                format,
                "01a20297-0000-7000-8000-000000000001",
                Instant.parse("2026-02-09T16:00:00Z"),
                "/srv/shop")
            .turn("/srv/shop")
            .developer("You are an agent. Never stop.")
            .agentsFile("Never use floats for money.")
            .environment();
    Story.FIX.tell(made);

    assertTold(Story.FIX, made.writeTo(folder));
  }

  /** Earlier releases kept documents, and neither rewinds nor compactions that can be told. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TAKEN_BACK", "COMPACTION"})
  void documentsOfEarlierReleasesGiveTheSameTraces(Story story) throws IOException {
    if (Dialect.OPENCODE.stories().contains(story)) {
      OpenCodeFixture openCode = (OpenCodeFixture) Dialect.OPENCODE.telling(story);
      assertTold(story, openCode.writeDocumentsTo(folder.resolve("opencode")));
      assertTold(story, openCode.writeEarlyDocumentsTo(folder.resolve("opencode")));
    }
    if (Dialect.GEMINI.stories().contains(story)) {
      GeminiFixture gemini = (GeminiFixture) Dialect.GEMINI.telling(story);
      assertTold(story, gemini.writeDocumentTo(folder.resolve("gemini")));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CODEX")
  void seedsOfTheFuzzTargetsTellEveryStory(Dialect dialect) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Story story : dialect.stories()) {
      lines.append(lines(dialect.telling(story).writeTo(folder.resolve(story.name()))));
    }

    // A scanner of the repository must not take it for a real one.
    String harmless = lines.toString().replace(Story.MADE_UP_SECRET, "ghp_");
    Path seeds = SEEDS.resolve(dialect.agent().key() + "-stories.jsonl");
    if (UPDATES) {
      Files.writeString(seeds, harmless);
    }
    assertThat(seeds).hasContent(harmless);
  }

  private static String lines(Path rollout) throws IOException {
    try (InputStream lines = RolloutFile.open(rollout)) {
      return new String(lines.readAllBytes(), UTF_8);
    }
  }

  private static void assertTold(Story story, Path log) throws IOException {
    String trace = trace(log);
    assertThat(withoutLines(trace)).as("%s", log).isEqualTo(Files.readString(golden(story)));
    assertThat(trace).doesNotContain(Story.MADE_UP_SECRET);
    assertThat(EvidenceCheck.faults(trace, log, SecretRedactor.product())).isEmpty();
  }

  private static Path golden(Story story) {
    return GOLDEN.resolve(story.name().toLowerCase(Locale.ROOT) + ".md");
  }

  private static String trace(Path log) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.of("/srv/shop"));
    TestRollouts.entries(log).forEach(offline::accept);
    return offline.write("").trace();
  }

  /** Line numbers differ, and not every agent records the branch: then commits are not expected. */
  private static String withoutLines(String trace) {
    return trace
        .replaceAll(" \\[L[^\\]]*]", "")
        .replaceFirst("(?m)^(Trace context: /srv/shop).*", "$1");
  }
}
