package dev.memories.pipeline.archive;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TreeException;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.archive.ImportedMemory.Kind;
import dev.memories.tree.archive.MemoryArchive;
import dev.memories.tree.erase.SessionErasure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes memory from elsewhere into a project, as evidence of its own kind, and removes it. */
public final class MemoryImport {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final ConsolidationContext context;

  public MemoryImport(StateDatabase state, MemoriesHome home, ConsolidationContext context) {
    this.state = state;
    this.home = home;
    this.context = context;
  }

  /**
   * The result of an import.
   *
   * @param isNew false when the same memory was there already; then nothing was written
   * @param redacted the number of files from which secrets were removed
   */
  public record Imported(ImportedMemory memory, boolean isNew, int redacted) {}

  /**
   * Imports an archive whose paths and sizes were verified. Secrets are removed, characters that a
   * terminal obeys or hides, and what sessions say that were forgotten here. Memory of an agent
   * replaces what was imported of it before.
   *
   * @param source the file or folder that it came from
   * @param by the user who imports it
   * @throws TreeException when another run works on the project; nothing has changed
   */
  public Imported add(Project project, MemoryArchive archive, Kind kind, String source, String by) {
    MemoryArchive.Redacted clean = archive.printable().redacted(context.redactor());
    MemoryRoot root = home.root(project);
    ImportFolder folder = new ImportFolder(root, context.disk());
    String id = ImportedMemory.idOf(clean.archive());
    ImportedMemory memory =
        new ImportedMemory(
            id,
            kind,
            clean.archive().project(),
            context.redactor().redact(source),
            context.clock().instant(),
            by,
            folder.folder(id));
    String attempted = "import memory into " + project;
    try (Lease _ = lease(project, attempted)) {
      requireNotMoved(project, attempted);
      root.create();
      List<ImportedMemory> before = ImportFolder.all(root);
      Optional<ImportedMemory> same =
          before.stream().filter(known -> known.id().equals(id)).findFirst();
      if (same.isPresent()) {
        return new Imported(same.get(), false, clean.changed());
      }
      List<SessionId> forgotten = List.copyOf(state.forgotten().all());
      folder.add(
          memory, clean.archive().files(), incoming -> erase(incoming, forgotten, context.disk()));
      if (kind != Kind.ARCHIVE) {
        before.stream().filter(known -> known.kind() == kind).forEach(folder::remove);
      }
      log("import", project, memory);
      return new Imported(memory, true, clean.changed());
    }
  }

  /**
   * Removes an import from a project.
   *
   * @throws TreeException when another run works on the project
   */
  public void remove(Project project, ImportedMemory memory) {
    ImportFolder folder = new ImportFolder(home.root(project), context.disk());
    try (Lease _ = lease(project, "remove an import from " + project)) {
      folder.remove(memory);
      log("import --remove", project, memory);
    }
  }

  /** Another process can move the memory while this one waits for the lock. */
  private void requireNotMoved(Project project, String attempted) {
    if (!home.hasMemory(project) && home.movedTo(project).isPresent()) {
      throw new TreeException(
          FailureKind.BUSY,
          attempted,
          "its memory was moved meanwhile",
          "memories projects lists where it is");
    }
  }

  /** Removes what an import says of sessions. */
  private static void erase(MemoryRoot imported, List<SessionId> sessions, Disk disk) {
    SessionErasure erasure = SessionErasure.plan(imported, sessions, Map.of());
    if (!erasure.isEmpty()) {
      erasure.apply(disk);
      MemorySummary.removeFrom(imported, sessions);
    }
  }

  private Lease lease(Project project, String attempted) {
    return state
        .locks()
        .tryHold(project, context.owners().get(), ConsolidationLocks.LEASE)
        .orThrow(
            lock ->
                new TreeException(
                    FailureKind.BUSY,
                    attempted,
                    lock.owner() + " holds its lock",
                    "call it again then; memories lock list shows every lock"));
  }

  private void log(String action, Project project, ImportedMemory memory) {
    state
        .audit()
        .add(
            List.of(
                state
                    .audit()
                    .entry(
                        action,
                        null,
                        project,
                        memory.root().folder(),
                        memory.label() + ", from " + memory.source())));
  }
}
