package dev.memories.pipeline.archive;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestSessions;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.archive.MemoryImport.Imported;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.tree.Disk;
import dev.memories.tree.DyingDisk;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.archive.ImportedMemory.Kind;
import dev.memories.tree.archive.MemoryArchive;
import dev.memories.tree.outputs.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryImportTest {
  private static final Project MILL = new Project("/srv/mill");
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);

  @TempDir Path folder;

  @Test
  void exportedMemoryIsImportedApartFromTheProjectsOwn() throws IOException {
    try (MemoryFixture memory = memory("apart")) {
      MemoryArchive archive = export(memory);
      Map<String, String> before = MemoryFixture.files(memory.home.root(MILL).folder());

      Imported imported = add(memory, archive, Kind.ARCHIVE);

      assertThat(imported.isNew()).isTrue();
      assertThat(MemoryFixture.files(memory.home.root(MILL).folder())).isEqualTo(before);
      assertThat(MemoryFixture.files(imported.memory().root().folder()))
          .containsAllEntriesOf(archive.files())
          .containsKey("origin")
          .hasSize(archive.files().size() + 1);
      assertThat(memory.state.traces().newest(MILL, 10)).isEmpty();
      assertThat(ImportFolder.all(memory.home.root(MILL))).containsExactly(imported.memory());
      assertThat(imported.memory().by()).isEqualTo("dev");
      assertThat(imported.memory().importedAt()).isEqualTo(TestSessions.NOON);
    }
  }

  @Test
  void archiveHoldsAllTracesWithoutThePathOfTheRollout() throws IOException {
    try (MemoryFixture memory = memory("traces")) {
      MemoryArchive archive = export(memory);

      assertThat(archive.files().keySet().stream().filter(path -> path.startsWith("trace_")))
          .hasSize(2);
      assertThat(archive.files().toString()).doesNotContain(".jsonl");
      assertThat(archive.project()).isEqualTo("shop");
    }
  }

  @Test
  void sameArchiveIsImportedOnce() throws IOException {
    try (MemoryFixture memory = memory("once")) {
      MemoryArchive archive = export(memory);
      add(memory, archive, Kind.ARCHIVE);

      assertThat(add(memory, archive, Kind.ARCHIVE).isNew()).isFalse();
      assertThat(ImportFolder.all(memory.home.root(MILL))).hasSize(1);
    }
  }

  @Test
  void newerMemoryOfAnAgentReplacesTheOlder() throws IOException {
    try (MemoryFixture memory = memory("newer")) {
      add(memory, text("- one"), Kind.CODEX_MEMORY);
      add(memory, text("- other"), Kind.CLAUDE_MEMORY);
      ImportedMemory newest = add(memory, text("- two"), Kind.CODEX_MEMORY).memory();

      assertThat(ImportFolder.all(memory.home.root(MILL)))
          .hasSize(2)
          .contains(newest)
          .extracting(ImportedMemory::kind)
          .containsExactlyInAnyOrder(Kind.CODEX_MEMORY, Kind.CLAUDE_MEMORY);
    }
  }

  @Test
  void secretsAreRemovedOnTheWayIn() throws IOException {
    try (MemoryFixture memory = memory("secret")) {
      String key = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

      Imported imported = add(memory, text("- the key is " + key), Kind.ARCHIVE);

      assertThat(imported.redacted()).isEqualTo(1);
      assertThat(MemoryFixture.files(memory.home.bucket(MILL)).toString()).doesNotContain(key);
    }
  }

  /** An invisible character may also stand in the middle of a secret. */
  @Test
  void charactersThatATerminalObeysOrHidesAreRemovedOnTheWayIn() throws IOException {
    try (MemoryFixture memory = memory("hidden")) {
      String key = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
      String hidden = key.substring(0, 9) + "\u200b" + key.substring(9);

      add(memory, text("- \u001b[31mred\u001b[0m \u202eright " + hidden), Kind.CODEX_MEMORY);

      assertThat(MemoryFixture.files(memory.home.bucket(MILL)).toString())
          .contains("- [31mred[0m right [REDACTED_SECRET]")
          .doesNotContain("\u001b", "\u202e", "\u200b", key);
    }
  }

  @Test
  void fileWithASecretInItsPathIsNotImported() throws IOException {
    try (MemoryFixture memory = memory("path")) {
      String key = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
      MemoryArchive archive =
          new MemoryArchive(
              "mill",
              new TreeMap<>(Map.of("MEMORY.md", "- grind", "skills/" + key + "/SKILL.md", "x")));

      Imported imported = add(memory, archive, Kind.ARCHIVE);

      assertThat(imported.redacted()).isEqualTo(1);
      assertThat(MemoryFixture.files(imported.memory().root().folder()))
          .containsOnlyKeys("MEMORY.md", "origin");
    }
  }

  @Test
  void whatForgottenSessionsSayIsNotImported() throws IOException {
    try (MemoryFixture memory = memory("forgotten")) {
      String id = TestSessions.id(1).value();
      MemoryArchive archive = export(memory);
      assertThat(archive.files().toString()).contains(id);
      forget(memory);

      Imported imported = add(memory, archive, Kind.ARCHIVE);

      assertThat(MemoryFixture.files(imported.memory().root().folder()).toString())
          .doesNotContain(id)
          .contains(TestSessions.id(2).value());
    }
  }

  @Test
  void forgettingReachesImports() throws IOException {
    try (MemoryFixture memory = memory("forget")) {
      Imported imported = add(memory, export(memory), Kind.ARCHIVE);

      forget(memory);

      assertThat(MemoryFixture.files(imported.memory().root().folder()).toString())
          .doesNotContain(TestSessions.id(1).value())
          .contains(TestSessions.id(2).value());
    }
  }

  @Test
  void mergedProjectBringsItsImports() throws IOException {
    try (MemoryFixture memory = memory("merge")) {
      ImportedMemory imported = add(memory, text("- grind"), Kind.ARCHIVE).memory();

      new ProjectMoveRun(memory.state, memory.home, memory.context()).merge(MILL, SHOP);

      assertThat(ImportFolder.all(memory.home.root(SHOP)))
          .extracting(ImportedMemory::id)
          .containsExactly(imported.id());
    }
  }

  @Test
  void importIsRemoved() throws IOException {
    try (MemoryFixture memory = memory("remove")) {
      Map<String, String> before = MemoryFixture.files(memory.home.bucket(MILL));
      ImportedMemory imported = add(memory, text("- grind"), Kind.ARCHIVE).memory();
      assertThat(MemoryFixture.files(memory.home.bucket(MILL))).isNotEqualTo(before);

      run(memory, new Disk()).remove(MILL, imported);

      assertThat(MemoryFixture.files(memory.home.bucket(MILL))).isEqualTo(before);
    }
  }

  @Test
  void lockedProjectTakesNothing() throws IOException {
    try (MemoryFixture memory = memory("locked")) {
      memory.state.locks().tryHold(MILL, "another", ConsolidationLocks.LEASE);

      assertThatThrownBy(() -> add(memory, text("- grind"), Kind.ARCHIVE))
          .isInstanceOf(MemoriesException.class)
          .hasMessageContaining("another holds its lock");
      assertThat(ImportFolder.all(memory.home.root(MILL))).isEmpty();
    }
  }

  @Test
  void killedImportLeavesTheOldOrTheNew() throws IOException {
    int steps = 0;
    for (boolean killed = true; killed; steps++) {
      try (MemoryFixture memory = memory("killed" + steps)) {
        ImportedMemory old = add(memory, text("- old"), Kind.CODEX_MEMORY).memory();
        killed = false;
        try {
          add(memory, new DyingDisk(steps), text("- new"), Kind.CODEX_MEMORY);
        } catch (DyingDisk.Killed e) {
          killed = true;
        }
        List<ImportedMemory> found = ImportFolder.all(memory.home.root(MILL));
        assertThat(found).as("killed at step %s", steps).isNotEmpty();
        if (!found.contains(old)) {
          assertThat(MemoryFixture.files(found.getFirst().root().folder()))
              .containsEntry("MEMORY.md", "- new");
        }
        add(memory, text("- newest"), Kind.CODEX_MEMORY);
        assertThat(ImportFolder.all(memory.home.root(MILL))).hasSize(1);
      }
    }
    assertThat(steps).isGreaterThan(5);
  }

  @Test
  void nothingIsImportedIntoAProjectWhoseMemoryWasMovedMeanwhile() throws IOException {
    try (MemoryFixture memory = memory("moved")) {
      new ProjectMoveRun(memory.state, memory.home, memory.context())
          .move(SHOP, new Project("/srv/store"));

      assertThatThrownBy(
              () ->
                  run(memory, new Disk())
                      .add(SHOP, text("- new"), Kind.ARCHIVE, "/tmp/x.zip", "dev"))
          .hasMessageContaining("its memory was moved meanwhile");

      assertThat(memory.home.hasMemory(SHOP)).isFalse();
    }
  }

  private static MemoryArchive text(String registry) {
    return new MemoryArchive("mill", new TreeMap<>(Map.of("MEMORY.md", registry)));
  }

  private static MemoryArchive export(MemoryFixture memory) {
    return new ProjectExport(memory.state, SecretRedactor.product())
        .export(SHOP, memory.root())
        .archive();
  }

  private static void forget(MemoryFixture memory) {
    new ForgetRun(memory.state, memory.home, memory.context(), List.of())
        .forget(List.of(TestSessions.id(1)));
  }

  private static Imported add(MemoryFixture memory, MemoryArchive archive, Kind kind) {
    return add(memory, new Disk(), archive, kind);
  }

  private static Imported add(MemoryFixture memory, Disk disk, MemoryArchive archive, Kind kind) {
    return run(memory, disk).add(MILL, archive, kind, "/tmp/x.zip", "dev");
  }

  private static MemoryImport run(MemoryFixture memory, Disk disk) {
    ConsolidationContext context = memory.context();
    return new MemoryImport(
        memory.state,
        memory.home,
        new ConsolidationContext(
            context.clock(), context.owners(), context.renewEvery(), context.redactor(), disk));
  }

  /** A shop with two traces, whose registry cites them, and a mill with none. */
  private MemoryFixture memory(String name) {
    MemoryFixture memory = new MemoryFixture(folder.resolve(name));
    memory.addTraces(1, 2);
    memory
        .run(
            ScriptedConsolidator.writing(
                Map.of(
                    "MEMORY.md",
                    "# shop\n\n## Pinned\n\n- Sell dear.\n\n## Facts\n\n- One. ["
                        + TestSessions.id(1)
                        + " L1]\n- Two. ["
                        + TestSessions.id(2)
                        + " L2]\n")))
        .run(List.of(SHOP), FORCE);
    memory.home.root(MILL).create();
    return memory;
  }
}
