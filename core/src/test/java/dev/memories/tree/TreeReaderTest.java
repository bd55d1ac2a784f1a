package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreeReaderTest {
  @TempDir private Path folder;
  private Path root;
  private TreeReader reader;

  @BeforeEach
  void makeTree() throws IOException {
    root = Files.createDirectory(folder.resolve("memory"));
    reader = new TreeReader(new MemoryRoot(root));
    Files.createDirectories(root.resolve("skills/build"));
    Files.writeString(root.resolve("skills/build/SKILL.md"), "make\n");
    Files.writeString(root.resolve("MEMORY.md"), "# Öl\n");
    Files.writeString(folder.resolve("outside.md"), "not ours");
    Files.createSymbolicLink(root.resolve("out.md"), folder.resolve("outside.md"));
    Files.createSymbolicLink(root.resolve("in.md"), root.resolve("MEMORY.md"));
  }

  @Test
  void filesAreListedInOrderWithoutLinks() {
    assertThat(reader.files()).containsExactly("MEMORY.md", "skills/build/SKILL.md");
    assertThat(reader.sizeBytes()).isEqualTo(6 + 5);
  }

  @Test
  void missingTreeIsEmpty() {
    TreeReader none = new TreeReader(new MemoryRoot(folder.resolve("none")));

    assertThat(none.files()).isEmpty();
    assertThat(none.sizeBytes()).isZero();
    assertThat(none.read("MEMORY.md")).isEmpty();
  }

  @Test
  void onlyFilesInsideTheTreeAreRead() {
    assertThat(reader.read("MEMORY.md")).contains("# Öl\n");
    assertThat(reader.read("skills/../MEMORY.md")).contains("# Öl\n");
    assertThat(reader.read("in.md")).contains("# Öl\n");
    assertThat(reader.read("none.md")).isEmpty();
    assertThat(reader.read("skills")).isEmpty();
    assertThat(reader.read("../outside.md")).isEmpty();
    assertThat(reader.read("out.md")).isEmpty();
  }

  @Test
  void pathsAreInsideWhenTheyAndTheirTargetsAre() {
    assertThat(reader.isInside("skills/new.md")).isTrue();
    assertThat(reader.isInside("in.md")).isTrue();
    assertThat(reader.isInside("../memory/MEMORY.md")).isTrue();
    assertThat(reader.isInside("..")).isFalse();
    assertThat(reader.isInside("out.md")).isFalse();
  }

  @Test
  void malformedBytesAreReplaced() throws IOException {
    Files.write(root.resolve("bad.md"), new byte[] {'a', (byte) 0xff, 'b'});

    assertThat(reader.read("bad.md")).contains("a\uFFFDb");
  }
}
