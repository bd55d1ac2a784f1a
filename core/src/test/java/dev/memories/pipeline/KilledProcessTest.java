package dev.memories.pipeline;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes work on one project, and one of them is killed. */
class KilledProcessTest {
  private static final Map<String, String> OURS = Map.of("MEMORY.md", "# ours\n");

  @TempDir Path folder;

  /** The other process: takes the lock of the project, begins to write and never ends. */
  public static void main(String[] arguments) {
    try (MemoryFixture memory = new MemoryFixture(Path.of(arguments[0]))) {
      ScriptedConsolidator endless =
          new ScriptedConsolidator(
              staging -> {
                ScriptedConsolidator.write(staging, Map.of("MEMORY.md", "# theirs\n"));
                System.out.println("at work");
                new CountDownLatch(1).await();
              });
      memory.run(endless).run(List.of(SHOP), ConsolidationOptions.DEFAULT);
    }
  }

  @Test
  void lockOfAKilledProcessIsTakenOverAndItsRemainsAreCleared() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    Path home = folder.resolve("memories");
    try (MemoryFixture memory = new MemoryFixture(home)) {
      memory.addTraces(1);
      Process other = start(home);
      try (BufferedReader output = other.inputReader()) {
        assertThat(output.readLine()).isEqualTo("at work");

        ConsolidationReport busy = consolidate(memory);
        assertThat(busy.outcome()).isEqualTo(Outcome.BUSY);
        assertThat(memory.state.locks().find(SHOP).orElseThrow().pid()).isEqualTo(other.pid());
      } finally {
        other.destroyForcibly().waitFor();
      }
      assertThat(memory.outputs()).isEmpty();

      assertThat(consolidate(memory).outcome()).isEqualTo(Outcome.CONSOLIDATED);
      assertThat(memory.outputs()).isEqualTo(OURS);
      assertNothingIsLeft(memory);
    }
  }

  @Test
  void remainsAreClearedEvenWhenNothingIsToDo() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    Path home = folder.resolve("memories");
    try (MemoryFixture memory = new MemoryFixture(home)) {
      memory.addTraces(1);
      Process other = start(home);
      try (BufferedReader output = other.inputReader()) {
        assertThat(output.readLine()).isEqualTo("at work");
      } finally {
        other.destroyForcibly().waitFor();
      }
      List<PipelineEvent> events = new ArrayList<>();

      new ConsolidationRun(
              memory.state,
              memory.home::root,
              ScriptedConsolidator.writing(OURS),
              memory.context(),
              events::add)
          .run(List.of(), ConsolidationOptions.DEFAULT);

      assertThat(events)
          .singleElement()
          .isEqualTo(
              new PipelineEvent.Warned(
                  "took over the lock of /srv/shop: process "
                      + other.pid()
                      + ", which held it, has ended"));
      assertNothingIsLeft(memory);
    }
  }

  private static void assertNothingIsLeft(MemoryFixture memory) {
    assertThat(memory.root().folder().resolveSibling("staging")).doesNotExist();
    assertThat(memory.state.locks().list()).isEmpty();
  }

  private static ConsolidationReport consolidate(MemoryFixture memory) {
    return memory
        .run(ScriptedConsolidator.writing(OURS))
        .run(List.of(SHOP), ConsolidationOptions.DEFAULT)
        .getFirst();
  }

  private static Process start(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcessTest.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
