package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.text.Sha256;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry and the skills of a tree, how two trees differ, and the names of versions. */
final class OutputsTest {
  @TempDir private Path folder;
  private MemoryRoot before;
  private MemoryRoot after;

  @BeforeEach
  void makeRoots() throws IOException {
    before = new MemoryRoot(Files.createDirectory(folder.resolve("before")));
    after = new MemoryRoot(Files.createDirectory(folder.resolve("after")));
  }

  private static void write(MemoryRoot root, String path, String text) throws IOException {
    Path file = root.folder().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void outputsAreTheRegistryAndEveryFileOfTheSkills() throws IOException {
    write(after, "MEMORY.md", "# a\n");
    write(after, "memory_summary.md", "no output");
    write(after, "skills/x/SKILL.md", "x");
    write(after, "skills/x/deep/er.txt", "y");
    Files.createSymbolicLink(after.skills().resolve("link"), Path.of("/nowhere"));

    Outputs outputs = Outputs.in(after);

    assertThat(outputs.files())
        .isEqualTo(
            Map.of(
                "MEMORY.md", sha256("# a\n"),
                "skills/x/SKILL.md", sha256("x"),
                "skills/x/deep/er.txt", sha256("y"),
                "skills/link", sha256("/nowhere")));
    assertThat(outputs.registry().files()).containsOnlyKeys("MEMORY.md");
    assertThat(outputs.skills().files())
        .containsOnlyKeys("skills/x/SKILL.md", "skills/x/deep/er.txt", "skills/link");
    assertThat(outputs.under(Path.of("/m")))
        .containsExactly(
            Path.of("/m/MEMORY.md"),
            Path.of("/m/skills/link"),
            Path.of("/m/skills/x/SKILL.md"),
            Path.of("/m/skills/x/deep/er.txt"));
    assertThat(outputs.isEmpty()).isFalse();
    assertThat(Outputs.in(before).isEmpty()).isTrue();
  }

  @Test
  void differencesAreCountedAndShownFileByFile() throws IOException {
    write(before, "MEMORY.md", "# a\none\ntwo\n");
    write(after, "MEMORY.md", "# a\n1\n2\n3\n");
    write(before, "skills/gone/SKILL.md", "x\ny\n");
    write(after, "skills/new/SKILL.md", "z\n");
    write(before, "skills/same/SKILL.md", "=\n");
    write(after, "skills/same/SKILL.md", "=\n");

    OutputsDiff diff = new OutputsDiff(before, after);

    assertThat(diff.files())
        .containsExactly(
            new OutputsDiff.ChangedFile("MEMORY.md", OutputsDiff.ChangeType.MODIFIED, 3, 2),
            new OutputsDiff.ChangedFile(
                "skills/gone/SKILL.md", OutputsDiff.ChangeType.REMOVED, 0, 2),
            new OutputsDiff.ChangedFile("skills/new/SKILL.md", OutputsDiff.ChangeType.ADDED, 1, 0));
    assertThat(diff.unified())
        .isEqualTo(
            """
            --- a/MEMORY.md
            +++ b/MEMORY.md
            @@ -1,3 +1,4 @@
             # a
            -one
            -two
            +1
            +2
            +3
            --- a/skills/gone/SKILL.md
            +++ /dev/null
            @@ -1,2 +0,0 @@
            -x
            -y
            --- /dev/null
            +++ b/skills/new/SKILL.md
            @@ -0,0 +1,1 @@
            +z
            """);
  }

  @Test
  void equalTreesDoNotDiffer() throws IOException {
    write(before, "MEMORY.md", "# a\n");
    write(after, "MEMORY.md", "# a\n");

    assertThat(new OutputsDiff(before, after).files()).isEmpty();
    assertThat(new OutputsDiff(before, after).unified()).isEmpty();
  }

  @Test
  void linkHasNoLines() throws IOException {
    write(before, "MEMORY.md", "# a\n");
    Files.createSymbolicLink(after.registry(), before.registry());

    assertThat(new OutputsDiff(before, after).files())
        .containsExactly(
            new OutputsDiff.ChangedFile("MEMORY.md", OutputsDiff.ChangeType.MODIFIED, 0, 1));
  }

  @Test
  void wordsOfChangesAreStable() {
    assertThat(OutputsDiff.ChangeType.values())
        .extracting(OutputsDiff.ChangeType::word)
        .containsExactly("added", "removed", "modified");
  }

  @Test
  void versionIsNamedByItsSecondAndTheFirstFreeNumber() {
    Instant noon = Instant.parse("2026-02-09T12:00:00.9Z");
    Set<String> taken = Set.of("2026-02-09T12-00-00Z-1", "2026-02-09T12-00-00Z-2");

    assertThat(VersionName.next(noon, taken::contains)).isEqualTo("2026-02-09T12-00-00Z-3");
    assertThat(VersionName.parse("2026-02-09T12-00-00Z-10").orElseThrow())
        .isGreaterThan(VersionName.parse("2026-02-09T12-00-00Z-9").orElseThrow())
        .isLessThan(VersionName.parse("2026-02-09T12-00-01Z-1").orElseThrow())
        .hasToString("2026-02-09T12-00-00Z-10");
    assertThat(VersionName.parse("2026-02-09T12-00-00Z-0")).isEmpty();
    assertThat(VersionName.parse("notes")).isEmpty();
  }
}
