package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestSessions;
import dev.memories.trace.Trace;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy that a consolidator works in, and how its outputs take the place of the old ones. */
final class StagingTest {
  private static final String VERSION = "2026-02-09T12-00-00Z-1";
  private static final Trace TRACE = TestSessions.trace(TestSessions.session(1));

  private final Disk disk = new Disk();

  @TempDir private Path folder;
  private MemoryRoot root;
  private Staging staging;

  @BeforeEach
  void stage() {
    root = new MemoryRoot(folder.resolve("memory"));
    root.create();
    staging = Staging.create(root, "run-1", List.of(TRACE), disk);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Manifest sealed() {
    Manifest manifest =
        new Manifest(
            VERSION,
            TestSessions.NOON,
            "offline",
            "aa",
            List.of(TRACE.id()),
            Outputs.in(staging.memory()));
    staging.seal(manifest);
    return manifest;
  }

  @Test
  void copyHoldsTheTracesAndTheirSummaryOnly() throws IOException {
    write(root.registry(), "# old\n");

    assertThat(new TraceFolder(staging.memory()).read()).containsExactly(TraceFile.of(TRACE));
    assertThat(staging.memory().memorySummary())
        .hasContent(MemorySummary.of(List.of(TRACE)).text());
    assertThat(staging.memory().registry()).doesNotExist();
    assertThat(staging.run()).isEqualTo("run-1");
  }

  @Test
  void newCopyLeavesThatOfAnotherRun() {
    Staging.create(root, "run-2", List.of(), disk);

    assertThat(staging.memory().folder()).exists();
  }

  @Test
  void earlierOutputsMayFillTheCopy() throws IOException {
    write(root.registry(), "# old\n");
    write(root.skills().resolve("a/SKILL.md"), "a");

    staging.fill(root);

    assertThat(Outputs.in(staging.memory())).isEqualTo(Outputs.in(root));
    staging.fill(new MemoryRoot(folder.resolve("none")));
    assertThat(Outputs.in(staging.memory())).isEqualTo(Outputs.in(root));
  }

  @Test
  void sealedCopyIsPrivateAndHasAManifest() throws IOException {
    write(staging.memory().registry(), "# new\n");
    Files.setPosixFilePermissions(
        staging.memory().registry(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(staging.manifest()).isEmpty();

    Manifest manifest = sealed();

    assertThat(staging.manifest()).contains(manifest);
    assertThat(Staging.of(root, "run-1", disk).manifest()).contains(manifest);
    assertThat(Files.getPosixFilePermissions(staging.memory().registry()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void closingRemovesTheCopyAndTheFolderThatHasNoOther() throws IOException {
    Path all = folder.resolve("staging");
    Files.createDirectories(all.resolve("run-2"));

    staging.close();
    assertThat(all)
        .isDirectoryContaining("glob:**/run-2")
        .isDirectoryNotContaining("glob:**/run-1");

    Staging.of(root, "run-2", disk).close();
    assertThat(all).doesNotExist();
    staging.close();
  }

  @Test
  void swapPutsTheNewOutputsInPlaceOfTheOld() throws IOException {
    write(root.registry(), "# old\n");
    write(root.skills().resolve("old/SKILL.md"), "old");
    write(root.legacyConsolidated(), "older");
    write(staging.memory().registry(), "# new\n");
    write(staging.memory().skills().resolve("new/SKILL.md"), "new");
    Manifest manifest = sealed();
    OutputsSwap swap = new OutputsSwap(root, staging, disk);

    assertThat(swap.requireWhole()).isEqualTo(manifest);
    swap.complete(manifest);

    assertThat(Outputs.in(root)).isEqualTo(manifest.outputs());
    assertThat(root.legacyConsolidated()).doesNotExist();
    assertThat(staging.replacedSkills().resolve("old/SKILL.md")).hasContent("old");
    // A second call, as after a crash, changes nothing.
    assertThat(swap.canComplete(manifest)).isTrue();
    swap.complete(manifest);
    assertThat(Outputs.in(root)).isEqualTo(manifest.outputs());
  }

  @Test
  void swapToNoSkillsRemovesTheOldOnes() throws IOException {
    write(root.registry(), "# old\n");
    write(root.skills().resolve("old/SKILL.md"), "old");
    write(staging.memory().registry(), "# new\n");
    Manifest manifest = sealed();

    new OutputsSwap(root, staging, disk).complete(manifest);

    assertThat(root.skills()).doesNotExist();
    assertThat(root.registry()).hasContent("# new\n");
  }

  @Test
  void copyThatChangedSinceItWasSealedIsRefused() throws IOException {
    write(staging.memory().registry(), "# new\n");
    write(staging.memory().skills().resolve("new/SKILL.md"), "new");
    sealed();
    OutputsSwap swap = new OutputsSwap(root, staging, disk);

    write(staging.memory().skills().resolve("new/SKILL.md"), "other");
    assertThatThrownBy(swap::requireWhole)
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("has changed or is gone");

    write(staging.memory().skills().resolve("new/SKILL.md"), "new");
    assertThat(swap.requireWhole()).isNotNull();
    write(staging.memory().registry(), "# other\n");
    assertThatThrownBy(swap::requireWhole).isInstanceOf(TreeException.class);
  }

  @Test
  void copyThatWasNeverSealedIsRefused() throws IOException {
    write(staging.memory().registry(), "# new\n");

    assertThatThrownBy(new OutputsSwap(root, staging, disk)::requireWhole)
        .isInstanceOf(TreeException.class);
  }
}
