package dev.memories.pipeline;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestSessions;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.RestoreRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.tree.TreeReader;
import dev.memories.tree.outputs.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link in the place of one of our folders: nothing behind it is read, written or removed. */
class LinkedTreeTest {
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);

  @TempDir Path folder;
  private Path outside;
  private Map<String, String> before;

  @BeforeEach
  void makeForeignFolder() throws IOException {
    outside = Files.createDirectories(folder.resolve("outside"));
    for (String file :
        List.of(
            "MEMORY.md",
            "memory/MEMORY.md",
            "memory/trace_summaries/" + TestSessions.id(9).value() + "_old.md",
            "history/2026-02-09T12-00-00Z-1/MEMORY.md",
            "2026-02-09T12-00-00Z-1/MEMORY.md",
            ".half/MEMORY.md",
            ".writing-1.tmp",
            TestSessions.id(1).value() + "_old.md",
            "skills/a/SKILL.md")) {
      Files.createDirectories(outside.resolve(file).getParent());
      Files.writeString(outside.resolve(file), "not ours");
    }
    before = MemoryFixture.files(outside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "memory", "memory/trace_summaries", "history", "staging"})
  void linkIsAnErrorAndNothingBehindItIsTouched(String linked) throws IOException {
    try (MemoryFixture memory = new MemoryFixture(folder.resolve("memories"))) {
      memory.addTraces(1, 2);
      consolidate(memory);
      consolidate(memory);
      Path link = memory.home.folder().resolve(SHOP.bucket()).resolve(linked);
      if (Files.exists(link)) {
        Files.move(link, folder.resolve("aside"));
      }
      Files.createSymbolicLink(link, outside);

      ConsolidationReport report = consolidate(memory);

      assertThat(report.failure()).isEqualTo(FailureKind.TREE);
      assertThat(report.message()).contains(link + " is a link");
      assertThat(
              new RestoreRun(memory.state, memory.home::root, memory.context())
                  .restore(SHOP, "2026-02-09T12-00-00Z-1")
                  .failure())
          .isEqualTo(FailureKind.TREE);
      assertThatThrownBy(() -> new TreeReader(memory.root())).isInstanceOf(MemoriesException.class);
      ForgetRun forgetting = new ForgetRun(memory.state, memory.home, memory.context(), List.of());
      assertThatThrownBy(() -> forgetting.forget(List.of(TestSessions.id(1))))
          .hasMessageContaining("is a link");
      assertThat(MemoryFixture.files(outside)).isEqualTo(before);
    }
  }

  private static ConsolidationReport consolidate(MemoryFixture memory) {
    return memory
        .run(ScriptedConsolidator.writing(Map.of("MEMORY.md", "# ours\n")))
        .run(List.of(SHOP), FORCE)
        .getFirst();
  }
}
