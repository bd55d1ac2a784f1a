package dev.memories.pipeline.consolidate;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreRunTest {
  private static final Map<String, String> ONE =
      Map.of("MEMORY.md", "# one\n", "skills/a/SKILL.md", "one\n");
  private static final Map<String, String> TWO = Map.of("MEMORY.md", "# two\n");

  @TempDir Path folder;
  private MemoryFixture memory;
  private String first;

  @BeforeEach
  void makeTwoVersions() {
    memory = new MemoryFixture(folder.resolve("memories"));
    memory.addTraces(1);
    first = String.valueOf(consolidate(ONE, false).version());
    memory.addTraces(2);
    memory.clock.advance(Duration.ofMinutes(1));
    assertThat(consolidate(TWO, false).outcome()).isEqualTo(Outcome.CONSOLIDATED);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private ConsolidationReport consolidate(Map<String, String> files, boolean force) {
    return memory
        .run(ScriptedConsolidator.writing(files))
        .run(List.of(SHOP), new ConsolidationOptions(force, false, Duration.ZERO, History.KEEP))
        .getFirst();
  }

  private ConsolidationReport restore(String version) {
    return new RestoreRun(memory.state, memory.home::root, memory.context()).restore(SHOP, version);
  }

  @Test
  void earlierVersionIsRestoredAndThatCanBeUndone() throws IOException {
    ConsolidationReport report = restore(first);

    assertThat(report.outcome()).isEqualTo(Outcome.CONSOLIDATED);
    assertThat(memory.outputs()).isEqualTo(ONE);
    String second =
        new History(memory.root())
            .versions().stream().map(Manifest::version).findFirst().orElseThrow();
    assertThat(restore(second).version()).isNotIn(first, second, report.version());
    assertThat(memory.outputs()).isEqualTo(TWO);
    assertThat(memory.state.locks().list()).isEmpty();
  }

  @Test
  void restoredVersionStaysUntilSomethingChanges() throws IOException {
    restore(first);

    assertThat(consolidate(TWO, false).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(memory.outputs()).isEqualTo(ONE);
    assertThat(consolidate(TWO, true).message()).isNull();
  }

  @Test
  void handEditsGoToTheHistory() throws IOException {
    Files.writeString(memory.root().registry(), "# mine\n");

    restore(first);

    assertThat(new History(memory.root()).versions())
        .anySatisfy(
            kept ->
                assertThat(memory.root().history().resolve(kept.version()).resolve("MEMORY.md"))
                    .hasContent("# mine\n"));
  }

  @Test
  void unknownVersionIsNotFound() throws IOException {
    ConsolidationReport report = restore("2026-01-01T00-00-00Z-1");

    assertThat(report.failure()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(memory.outputs()).isEqualTo(TWO);
  }

  @Test
  void lockedProjectIsBusy() {
    memory.state.locks().tryAcquire(SHOP, "them", ConsolidationLocks.LEASE);

    assertThat(restore(first).outcome()).isEqualTo(Outcome.BUSY);
  }
}
