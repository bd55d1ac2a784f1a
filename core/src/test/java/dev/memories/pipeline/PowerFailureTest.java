package dev.memories.pipeline;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.pipeline.index.SessionIndex;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trace files are written without waiting for the disk, so a power failure may leave them empty,
 * cut off or full of zeroes.
 */
class PowerFailureTest {
  @TempDir Path folder;

  private MemoryFixture memory;
  private Map<String, String> whole;

  @BeforeEach
  void writeTraces() throws IOException {
    memory = new MemoryFixture(folder.resolve("codex/memories"));
    memory.addTraces(1, 2, 3, 4);
    memory.root().create();
    for (Trace trace : memory.state.traces().all()) {
      new TraceFolder(memory.root()).write(TraceFile.of(trace));
    }
    whole = traceFiles();
    rewrite(1, text -> "");
    rewrite(2, text -> text.substring(0, text.length() / 2));
    rewrite(3, text -> "\0".repeat(text.length()));
    assertThat(traceFiles()).isNotEqualTo(whole);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void brokenTraceFilesAreWrittenAgainWhenTheTreeIsOpened() throws IOException {
    assertThat(new TreeRepair(memory.state).open(SHOP, memory.root())).isNull();

    assertThat(traceFiles()).isEqualTo(whole);
  }

  /** The sessions of the broken files are then extracted again. */
  @Test
  void brokenTraceFilesAreNotTakenIntoANewDatabase() throws Exception {
    try (StateDatabase fresh = StateDatabase.inMemory(memory.clock)) {
      new SessionIndex(
              fresh, memory.home, Map.of(), SecretRedactor.product(), memory.clock, _ -> {})
          .update(LogHomes.ofCodex(folder.resolve("codex")));

      assertThat(fresh.traces().all()).extracting(Trace::id).containsExactly(TestSessions.id(4));
    }
  }

  private Map<String, String> traceFiles() throws IOException {
    return MemoryFixture.files(memory.root().traceSummaries());
  }

  private void rewrite(int number, UnaryOperator<String> change) throws IOException {
    SessionId id = TestSessions.id(number);
    Path file = new TraceFolder(memory.root()).files().get(id.value());
    Files.writeString(file, change.apply(Files.readString(file)));
  }
}
