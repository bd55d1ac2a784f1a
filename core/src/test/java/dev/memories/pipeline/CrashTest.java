package dev.memories.pipeline;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.tree.DyingDisk;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed at any step leaves the old outputs or the new ones. */
class CrashTest {
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);
  private static final Map<String, String> OLD =
      Map.of("MEMORY.md", "# old\n", "skills/a/SKILL.md", "old a\n", "skills/b/SKILL.md", "b\n");
  private static final Map<String, String> NEW =
      Map.of("MEMORY.md", "# new\n", "skills/a/SKILL.md", "new a\n");
  private static final Map<String, String> NEW_WITHOUT_SKILLS = Map.of("MEMORY.md", "# new\n");

  @TempDir Path folder;

  @Test
  void killedAtAnyStepOfASwap() throws IOException {
    assertThat(killedEverywhere(OLD, NEW)).isGreaterThan(8);
  }

  @Test
  void killedAtAnyStepOfASwapThatRemovesSkills() throws IOException {
    assertThat(killedEverywhere(OLD, NEW_WITHOUT_SKILLS)).isGreaterThan(8);
  }

  @Test
  void killedAtAnyStepOfASwapThatAddsSkills() throws IOException {
    assertThat(killedEverywhere(NEW_WITHOUT_SKILLS, OLD)).isGreaterThan(8);
  }

  @Test
  void killedAtAnyStepOfTheFirstRun() throws IOException {
    assertThat(killedEverywhere(Map.of(), NEW)).isGreaterThan(4);
  }

  /** Returns at how many steps the program was killed. */
  private int killedEverywhere(Map<String, String> old, Map<String, String> fresh)
      throws IOException {
    int steps = 0;
    while (killedAt(steps, old, fresh)) {
      steps++;
    }
    return steps;
  }

  /** Returns false when the run ended before it could be killed. */
  private boolean killedAt(int step, Map<String, String> old, Map<String, String> fresh)
      throws IOException {
    Path home = folder.resolve(old.size() + "-" + fresh.size() + "-" + step);
    boolean killed = false;
    try (MemoryFixture memory = new MemoryFixture(home)) {
      memory.addTraces(1, 2);
      if (!old.isEmpty()) {
        consolidate(memory, old);
      }
      try {
        memory
            .run(ScriptedConsolidator.writing(fresh), new DyingDisk(step))
            .run(List.of(SHOP), FORCE);
      } catch (IllegalStateException e) {
        assertThat(e).hasRootCauseInstanceOf(DyingDisk.Killed.class);
        killed = true;
      }
    }
    try (MemoryFixture memory = new MemoryFixture(home)) {
      assertThat(new TreeRepair(memory.state).open(SHOP, memory.root())).isNull();

      Map<String, String> found = memory.outputs();
      assertThat(killed ? List.of(old, fresh) : List.of(fresh))
          .as("killed at step %s", step)
          .contains(found);
      assertThat(memory.state.swaps().all()).isEmpty();
      assertThat(recorded(memory))
          .as("killed at step %s", step)
          .isEqualTo(Outputs.in(memory.root()));

      // The next run works as usual.
      assertThat(consolidate(memory, OLD).outcome()).isEqualTo(Outcome.CONSOLIDATED);
      assertThat(memory.outputs()).isEqualTo(OLD);
      assertThat(memory.root().folder().resolveSibling("staging")).doesNotExist();
      assertThat(new History(memory.root()).versions())
          .extracting(Manifest::version)
          .doesNotHaveDuplicates();
    }
    return killed;
  }

  private static Outputs recorded(MemoryFixture memory) {
    return memory
        .state
        .consolidations()
        .latest(SHOP)
        .map(Consolidation::files)
        .map(Outputs::new)
        .orElseGet(() -> new Outputs(Map.of()));
  }

  private static ConsolidationReport consolidate(MemoryFixture memory, Map<String, String> files) {
    return memory.run(ScriptedConsolidator.writing(files)).run(List.of(SHOP), FORCE).getFirst();
  }
}
