package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreeSyncTest {
  private static final Trace TRACE = TestSessions.trace(TestSessions.session(1));

  @TempDir private Path folder;

  @Test
  void missingTraceFilesAreWrittenAndStraysRemoved() throws IOException {
    MemoryRoot root = new MemoryRoot(folder.resolve("memory"));
    root.create();
    Path stray = Files.writeString(root.folder().resolve(".writing-1.tmp"), "half");
    Path strayTrace = Files.writeString(root.traceSummaries().resolve(".writing-2.tmp"), "half");

    new TreeSync(root).sync(List.of(TRACE));

    assertThat(new TraceFolder(root).read()).containsExactly(TraceFile.of(TRACE));
    assertThat(new TraceFolder(root).files()).containsOnlyKeys(TRACE.id().value());
    assertThat(stray).doesNotExist();
    assertThat(strayTrace).doesNotExist();
  }

  @Test
  void treeIsMadeOnlyForATrace() {
    MemoryRoot root = new MemoryRoot(folder.resolve("memory"));

    new TreeSync(root).sync(List.of());
    assertThat(root.folder()).doesNotExist();

    new TreeSync(root).sync(List.of(TRACE));
    assertThat(root.traceSummaries()).isNotEmptyDirectory();
  }

  @Test
  void summaryIsWrittenWhenItDiffers() throws IOException {
    MemoryRoot root = new MemoryRoot(folder.resolve("memory"));
    root.create();
    MemorySummary summary = MemorySummary.of(List.of(TRACE));

    assertThat(summary.write(root)).isTrue();
    assertThat(summary.write(root)).isFalse();
    assertThat(root.memorySummary()).content().contains("What was learnt in Fix the cart 1");
    assertThat(new MemorySummary(List.of()).text())
        .isEqualTo("# Memory Summary\n\nNo memory traces yet.\n");
  }
}
