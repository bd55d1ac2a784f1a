package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  private Manifest manifest(String version) {
    return new Manifest(
        version,
        TestSessions.NOON,
        "offline",
        null,
        List.of(TestSessions.id(2), TestSessions.id(1)),
        new Outputs(Map.of("MEMORY.md", "00", "skills/ä/SKILL.md", "11")));
  }

  private MemoryRoot root() throws IOException {
    MemoryRoot root = new MemoryRoot(folder.resolve("memory"));
    root.create();
    Files.writeString(root.registry(), "# one\n");
    return root;
  }

  @Test
  void keptVersionIsReadBack() throws IOException {
    History history = new History(root());

    history.keep(manifest("2026-02-09T12-00-00Z-1"));
    history.keep(manifest("2026-02-09T12-00-00Z-1"));

    assertThat(history.versions()).containsExactly(manifest("2026-02-09T12-00-00Z-1"));
    assertThat(history.find("2026-02-09T12-00-00Z-1")).contains(manifest("2026-02-09T12-00-00Z-1"));
    assertThat(history.find("../memory")).isEmpty();
  }

  @Test
  void versionsOfOneSecondAreOrderedByNumber() throws IOException {
    History history = new History(root());
    for (int n = 1; n <= 11; n++) {
      history.keep(manifest("2026-02-09T12-00-00Z-" + n));
    }

    history.prune(2);

    assertThat(history.versions())
        .extracting(Manifest::version)
        .containsExactly("2026-02-09T12-00-00Z-11", "2026-02-09T12-00-00Z-10");
  }

  @Test
  void otherFoldersAreLeftAlone() throws IOException {
    MemoryRoot root = root();
    History history = new History(root);
    history.keep(manifest("2026-02-09T12-00-00Z-1"));
    Files.createDirectories(root.history().resolve("mine"));
    Files.createDirectories(root.history().resolve("2026-02-09T12-00-01Z-1"));

    assertThat(history.versions()).hasSize(1);
    history.prune(20);
    assertThat(root.history().resolve("mine")).exists();
  }

  @Test
  void manifestThatNamesAnotherFolderIsIgnored() throws IOException {
    MemoryRoot root = root();
    History history = new History(root);
    history.keep(manifest("2026-02-09T12-00-00Z-1"));
    Path file = root.history().resolve("2026-02-09T12-00-00Z-1/manifest.json");
    Files.writeString(file, Files.readString(file).replace("2026-02-09T12-00-00Z-1", "../memory"));

    assertThat(history.versions()).isEmpty();
  }

  @Test
  void versionIsBroughtBackInPlaceOfThePresentOutputs() throws IOException {
    MemoryRoot root = root();
    Files.createDirectories(root.skills().resolve("a"));
    Files.writeString(root.skills().resolve("a/SKILL.md"), "a");
    History history = new History(root);
    history.keep(manifest("2026-02-09T12-00-00Z-1"));
    Outputs kept = Outputs.in(root);
    Files.writeString(root.registry(), "# two\n");
    Files.writeString(root.skills().resolve("more.md"), "more");

    assertThat(history.contains("2026-02-09T12-00-00Z-1")).isTrue();
    history.bringBack("2026-02-09T12-00-00Z-1");

    assertThat(Outputs.in(root)).isEqualTo(kept);
    assertThat(Outputs.in(history.version("2026-02-09T12-00-00Z-1"))).isEqualTo(kept);
  }

  @Test
  void bringingBackAVersionWithoutSkillsRemovesThem() throws IOException {
    MemoryRoot root = root();
    History history = new History(root);
    history.keep(manifest("2026-02-09T12-00-00Z-1"));
    Files.createDirectories(root.skills().resolve("later"));

    history.bringBack("2026-02-09T12-00-00Z-1");

    assertThat(root.skills()).doesNotExist();
    assertThat(root.registry()).hasContent("# one\n");
  }

  @Test
  void treeWithoutOutputsKeepsNoVersion() {
    MemoryRoot root = new MemoryRoot(folder.resolve("memory"));
    root.create();
    History history = new History(root);

    history.keep(manifest("2026-02-09T12-00-00Z-1"));

    assertThat(history.contains("2026-02-09T12-00-00Z-1")).isFalse();
    assertThat(history.versions()).isEmpty();
  }

  @Test
  void pruningRemovesHalfKeptVersions() throws IOException {
    MemoryRoot root = root();
    Path half = Files.createDirectories(root.history().resolve(".2026-02-09T12-00-00Z-1"));

    new History(root).prune(1);

    assertThat(half).doesNotExist();
  }

  @Test
  void manifestThatCannotBeReadIsNoVersion() throws IOException {
    MemoryRoot root = root();
    History history = new History(root);
    history.keep(manifest("2026-02-09T12-00-00Z-1"));
    Path file = root.history().resolve("2026-02-09T12-00-00Z-1/manifest.json");
    String whole = Files.readString(file);
    String newer = whole.replaceFirst("\\{", "{\"more\": {\"a\": [1]},");
    Files.writeString(file, newer);
    assertThat(history.versions()).containsExactly(manifest("2026-02-09T12-00-00Z-1"));

    for (String broken :
        List.of(
            "",
            "[]",
            "{}",
            whole.substring(0, 40),
            whole.replace("madeAt", "at"),
            whole.replace("\"version\"", "\"name\""),
            whole.replace("T12:00:00Z", "noon"))) {
      Files.writeString(file, broken);
      assertThat(history.versions()).as(broken).isEmpty();
    }
  }

  @Test
  void aVersionThatWasNeverKeptCannotBeBroughtBack() throws IOException {
    MemoryRoot root = root();

    new History(root).bringBack("2026-02-09T12-00-00Z-9");

    assertThat(root.registry()).hasContent("# one\n");
  }
}
