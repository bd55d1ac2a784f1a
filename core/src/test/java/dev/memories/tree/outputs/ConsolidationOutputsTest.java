package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsolidationOutputsTest {
  @TempDir private Path temporary;

  @Test
  void linksAreRemovedAndWhatTheyPointToStays() throws Exception {
    Path outside = Files.createDirectories(temporary.resolve("outside/deep"));
    Path kept = Files.writeString(outside.resolve("kept.md"), "kept");
    MemoryRoot root = new MemoryRoot(Files.createDirectory(temporary.resolve("memory")));
    Files.createSymbolicLink(root.registry(), kept);
    Files.createDirectory(root.skills());
    Files.createSymbolicLink(root.skills().resolve("link"), outside);

    assertThat(ConsolidationOutputs.wipe(root, new Disk())).isEmpty();
    assertThat(root.folder()).isEmptyDirectory();

    Files.createSymbolicLink(root.skills(), outside);
    assertThat(ConsolidationOutputs.wipe(root, new Disk())).isEmpty();
    assertThat(root.folder()).isEmptyDirectory();
    assertThat(kept).hasContent("kept");
  }

  @Test
  void whatCannotBeRemovedIsNamed() throws Exception {
    MemoryRoot root = new MemoryRoot(temporary);
    Files.createDirectory(root.registry());
    Files.writeString(root.skills(), "a file");

    assertThat(ConsolidationOutputs.wipe(root, new Disk()))
        .containsExactly(root.registry(), root.skills());
  }
}
