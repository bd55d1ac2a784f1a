package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLinksTest {
  @TempDir private Path temporary;

  @Test
  void deletedLinksLeaveTheirTargets() throws Exception {
    Path kept = Files.writeString(temporary.resolve("kept.md"), "kept");
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), temporary);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), kept);

    new Disk().delete(folder);
    new Disk().delete(link);

    assertThat(temporary).isDirectoryContaining(kept::equals);
    assertThat(temporary.toFile().list()).containsExactly("kept.md");
  }
}
