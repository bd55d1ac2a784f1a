package dev.memories.pipeline.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.pipeline.share.SharedFolder.Contents;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RegistryBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {
  @TempDir Path temporary;
  private Path project;
  private SharedFolder folder;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(temporary.toRealPath().resolve("shop"));
    folder = new SharedFolder(project, SecretRedactor.product());
  }

  @Test
  void bulletIsAFileOfItsIdWithoutItsEvidence() throws IOException {
    MemoryBullet bullet = bullet("Deploy only from `main`. [019c4622-9f00 L4]");

    Path file = folder.add(bullet, false).orElseThrow();

    assertThat(file).isEqualTo(project.resolve(".memories/shared/" + bullet.id() + ".md"));
    assertThat(file).hasContent("- Deploy only from `main`.");
    assertThat(folder.read().bullets()).extracting(MemoryBullet::id).containsExactly(bullet.id());
    assertThat(folder.add(bullet, true)).isEmpty();
    assertThat(folder.remove(bullet.id())).containsExactly(file);
    assertThat(file).doesNotExist();
  }

  @Test
  void evidenceIsSharedWhenAskedFor() throws IOException {
    Path file = folder.add(bullet("Deploy from main. [019c4622-9f00 L4]"), true).orElseThrow();

    assertThat(file).hasContent("- Deploy from main. [019c4622-9f00 L4]");
    assertThat(folder.read().bullets().getFirst().citation()).isEqualTo("019c4622-9f00 L4");
  }

  @Test
  void bothSidesOfAConflictAreBullets() throws IOException {
    write(
        "0123abcd.md",
        """
        <<<<<<< HEAD
        - Deploy from main.
        ||||||| base
        - Deploy.
        =======
        - Deploy from release.
        >>>>>>> theirs
        """);

    assertThat(statements()).containsExactly("Deploy from main.", "Deploy from release.");
    assertThat(folder.remove(MemoryBullet.idOf("Deploy from main."))).hasSize(1);
    assertThat(statements()).containsExactly("Deploy from release.");
    assertThat(shared("0123abcd.md")).hasContent("- Deploy from release.");
  }

  @Test
  void secretsAndHiddenCharactersAreRemoved() throws IOException {
    String key = "ghp_" + "a1B2".repeat(9);
    write("0123abcd.md", "- Push\u001b[2J with\u202e " + key + "\u200b.\n");

    assertThat(statements()).containsExactly("Push[2J with [REDACTED_SECRET].");
  }

  @Test
  void linksAndForeignFilesAreLeftOut() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret.md"), "- Told nobody.\n");
    Files.createDirectories(folder.path());
    Files.createSymbolicLink(shared("0123abcd.md"), secret);
    write("README.md", "- Not a bullet.\n");
    write("00000001.md", "- Large " + "x".repeat(9_000) + "\n");
    write("00000002.md", "# Only a heading\n");
    write("00000003.md", "- - A list in a list\n");
    write("00000004.md", "- Long " + "word ".repeat(500) + "\n");
    write("00000005.md", "- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n- i\n");
    Files.createDirectories(shared("00000006.md"));
    write("00000007.md", "- Said.\n");

    Contents contents = folder.read();

    assertThat(statements()).contains("Said.").doesNotContain("Told nobody.", "Not a bullet.");
    assertThat(contents.leftOut())
        .contains(
            "0123abcd.md: it is a link, or no file",
            "README.md: its name is not that of a bullet",
            "00000001.md: it is larger than 8 KiB",
            "00000002.md: it holds no plain bullet",
            "00000004.md: it holds no plain bullet",
            "00000005.md: it holds no plain bullet",
            "00000006.md: it is a link, or no file");
  }

  @Test
  void linkInThePlaceOfTheFolderIsRefused() throws IOException {
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    Files.createDirectories(project.resolve(".memories"));
    Files.createSymbolicLink(folder.path(), elsewhere);

    assertThatThrownBy(folder::read).isInstanceOf(TreeException.class).hasMessageContaining("link");
    assertThatThrownBy(() -> folder.add(bullet("Deploy."), false))
        .isInstanceOf(TreeException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void manyFilesAreRefused() throws IOException {
    for (int i = 0; i <= 500; i++) {
      write("%08x.md".formatted(i), "- x\n");
    }

    assertThatThrownBy(folder::read)
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("more than 500 files");
  }

  @Test
  void absentFolderIsEmpty() {
    assertThat(folder.read()).isEqualTo(new Contents(List.of(), List.of()));
  }

  private List<String> statements() {
    return folder.read().bullets().stream().map(MemoryBullet::statement).toList();
  }

  private Path shared(String name) {
    return folder.path().resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.path());
    Files.writeString(shared(name), text);
  }

  private static MemoryBullet bullet(String text) {
    return RegistryBullets.of("- " + text + "\n").getFirst();
  }
}
