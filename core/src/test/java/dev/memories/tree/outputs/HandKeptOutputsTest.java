package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has pinned or kept survives a consolidation. */
final class HandKeptOutputsTest {
  @TempDir private Path folder;
  private MemoryRoot root;
  private MemoryRoot staged;

  @BeforeEach
  void makeRoots() throws IOException {
    root = new MemoryRoot(folder.resolve("memory"));
    staged = new MemoryRoot(folder.resolve("staged"));
    write(staged.registry(), "# shop\n\n## Traps\n- new\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void carry() {
    new HandKeptOutputs(root, new Disk()).carryInto(staged);
  }

  @Test
  void pinnedSectionIsCarriedOverWordForWord() throws IOException {
    write(root.registry(), "# shop\n\n## Pinned\n- mine\n\n## Traps\n- old\n");

    carry();

    assertThat(staged.registry()).hasContent("# shop\n\n## Pinned\n- mine\n\n## Traps\n- new\n");
  }

  @Test
  void registryWithoutPinnedSectionChangesNothing() throws IOException {
    write(root.registry(), "# shop\n\n## Traps\n- old\n");

    carry();

    assertThat(staged.registry()).hasContent("# shop\n\n## Traps\n- new\n");
    assertThat(staged.skills()).doesNotExist();
  }

  @Test
  void keptSkillReplacesTheOneOfItsName() throws IOException {
    write(root.skills().resolve("build/SKILL.md"), "mine");
    write(root.skills().resolve("build/.keep"), "");
    write(root.skills().resolve("test/SKILL.md"), "old");
    write(root.skills().resolve(".keep"), "no skill");
    write(staged.skills().resolve("build/other.md"), "made");

    carry();

    assertThat(Outputs.in(staged).files())
        .containsOnlyKeys("MEMORY.md", "skills/build/SKILL.md", "skills/build/.keep");
    assertThat(staged.skills().resolve("build/SKILL.md")).hasContent("mine");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    write(folder.resolve("elsewhere/MEMORY.md"), "# shop\n\n## Pinned\n- theirs\n");
    write(folder.resolve("elsewhere/skill/.keep"), "");
    Files.createDirectories(root.skills());
    Files.createSymbolicLink(root.registry(), folder.resolve("elsewhere/MEMORY.md"));
    Files.createSymbolicLink(root.skills().resolve("skill"), folder.resolve("elsewhere/skill"));

    carry();

    assertThat(staged.registry()).hasContent("# shop\n\n## Traps\n- new\n");
    assertThat(staged.skills()).doesNotExist();
  }
}
