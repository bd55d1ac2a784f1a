package dev.memories.tui.memory;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeReader;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.archive.MemoryArchive;
import dev.memories.tree.outputs.History;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Subject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the document of a subject as Markdown. */
final class DocumentReader {
  private final CoreParts parts;
  private final StateDatabase state;
  private final GateSettings gates;

  DocumentReader(CoreParts parts, StateDatabase state, GateSettings gates) {
    this.parts = parts;
    this.state = state;
    this.gates = gates;
  }

  Document of(Subject subject, MemoryRoot root, PreviewTab tab) {
    return switch (subject) {
      case Subject.Overview(var project) -> overview(project, root);
      case Subject.Summary _ ->
          file(
              root,
              root.memorySummary(),
              "No memory summary yet: x extracts sessions into traces.");
      case Subject.Registry _ ->
          file(root, root.registry(), "No registry yet: c consolidates the traces into one.");
      case Subject.Skill(_, var name) ->
          file(
              root,
              root.skills().resolve(name).resolve("SKILL.md"),
              "This skill no longer exists.");
      case Subject.Imported(_, var id) -> imported(id, root);
      case Subject.SessionTrace(_, var id) -> trace(id, root, tab);
      case Subject.Version(_, var name) -> version(root, name);
      case Subject.Candidate(_, var id) ->
          state
              .sessions()
              .find(id)
              .<Document>map(session -> Document.Text.made(text(session)))
              .orElseGet(() -> new Document.Missing("This session no longer exists."));
      case Subject.Change change -> new ProposedChanges(root).document(change);
      case Subject.Passage(var whole, _, _) -> of(whole, root, tab);
    };
  }

  private String text(Session session) {
    Optional<Decision> decision =
        session.project().stream()
            .flatMap(
                project -> new CandidateSearch(state, parts.clock()).in(project, gates).stream())
            .filter(made -> made.session().id().equals(session.id()))
            .findFirst();
    return new SessionOverview(parts).of(session, decision);
  }

  private Document overview(Project project, MemoryRoot root) {
    return Document.Text.made(new ProjectOverview(parts, state).of(project, root));
  }

  private static Document file(MemoryRoot root, Path file, String missing) {
    return new TreeReader(root)
        .read(root.folder().relativize(file).toString())
        .<Document>map(text -> Document.Text.of(file, text))
        .orElseGet(() -> new Document.Missing(missing));
  }

  /** Its text is no file to the editor: it is kept as it came. */
  private static Document imported(String id, MemoryRoot root) {
    Optional<ImportedMemory> found =
        ImportFolder.all(root).stream().filter(memory -> memory.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return new Document.Missing("This import no longer exists.");
    }
    return new TreeReader(found.get().root())
        .read(MemoryArchive.REGISTRY)
        .<Document>map(Document.Text::made)
        .orElseGet(() -> new Document.Missing("This import has no registry."));
  }

  /**
   * Takes the text from the database row, which is authoritative. The file, if there is one, is for
   * the editor.
   */
  private Document trace(SessionId id, MemoryRoot root, PreviewTab tab) {
    Optional<Trace> trace = state.traces().find(id);
    if (trace.isEmpty()) {
      return new Document.Missing("This trace no longer exists.");
    }
    TraceFile asFile = TraceFile.of(trace.get());
    Map<String, Path> files = new TraceFolder(root).files();
    Optional<Path> file = Optional.ofNullable(files.get(id.value()));
    if (tab == PreviewTab.RAW) {
      return new Document.Text(asFile.text(), file, 0);
    }
    int header = asFile.text().indexOf(asFile.body());
    int linesBefore = (int) asFile.text().substring(0, header).lines().count();
    return new Document.Text(asFile.body(), file, linesBefore);
  }

  private static Document version(MemoryRoot root, String name) {
    MemoryRoot kept = new History(root).version(name);
    return file(kept, kept.registry(), "This version has no registry.");
  }
}
