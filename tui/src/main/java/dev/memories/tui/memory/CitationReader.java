package dev.memories.tui.memory;

import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tui.page.Citations;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.Document.EvidenceLine;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the rollout lines that a document cites. */
final class CitationReader {
  private final CoreParts parts;
  private final StateDatabase state;

  CitationReader(CoreParts parts, StateDatabase state) {
    this.parts = parts;
    this.state = state;
  }

  Document of(Subject subject, MemoryRoot root) {
    return switch (subject) {
      case Subject.SessionTrace(_, var id) ->
          state
              .traces()
              .find(id)
              .map(trace -> cited(Citations.in(trace.body()), Optional.of(id)))
              .orElseGet(() -> new Document.Missing("This trace no longer exists."));
      case Subject.Change change ->
          cited(Citations.in(new ProposedChanges(root).evidence(change)), Optional.empty());
      case Subject.Registry _ -> inTree(root, "MEMORY.md");
      case Subject.Skill(_, var name) -> inTree(root, "skills/" + name + "/SKILL.md");
      case Subject.Passage(var whole, _, _) -> of(whole, root);
      case Subject.Imported _ ->
          new Document.Missing("The sessions that imported memory cites are not here.");
      case Subject.Overview _, Subject.Summary _, Subject.Version _, Subject.Candidate _ ->
          new Document.Missing("This document cites no rollout lines.");
    };
  }

  /** The lines behind a line that a search found. */
  Document of(FoundLine found) {
    if (found.subject() instanceof Subject.Imported) {
      return of(found.subject(), parts.home().root(found.subject().project()));
    }
    return cited(found.citations(), Optional.empty());
  }

  private Document inTree(MemoryRoot root, String file) {
    return new TreeReader(root)
        .read(file)
        .map(text -> cited(Citations.in(text), Optional.empty()))
        .orElseGet(() -> new Document.Missing("There is no " + file + " yet."));
  }

  /**
   * Reads each rollout once.
   *
   * @param own the session of citations that name none
   */
  private Document cited(List<String> citations, Optional<SessionId> own) {
    Map<String, TreeSet<Long>> bySession = new LinkedHashMap<>();
    for (String citation : citations) {
      int space = citation.indexOf(' ');
      String session = space < 0 ? "" : citation.substring(0, space);
      long line = Long.parseLong(citation.substring(space + 2));
      bySession.computeIfAbsent(session, _ -> new TreeSet<>()).add(line);
    }
    List<EvidenceLine> lines = new ArrayList<>();
    bySession.forEach(
        (prefix, wanted) -> {
          Optional<SessionId> id = prefix.isEmpty() ? own : session(prefix);
          String before = prefix.isEmpty() ? "" : prefix + " ";
          lines.addAll(id.map(found -> read(found, before, wanted)).orElseGet(List::of));
        });
    return new Document.Evidence(lines);
  }

  private Optional<SessionId> session(String prefix) {
    Optional<SessionId> whole = SessionId.parse(prefix);
    if (whole.isPresent()) {
      return whole;
    }
    List<SessionId> ids = state.traces().idsStartingWith(prefix);
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }

  private List<EvidenceLine> read(SessionId id, String prefix, SortedSet<Long> wanted) {
    Optional<Path> rollout = rollout(id);
    if (rollout.isEmpty()) {
      return List.of();
    }
    try {
      return new RolloutExcerpt(parts.redactor()).read(rollout.get(), prefix, wanted);
    } catch (IOException gone) {
      String what = "could not read the rollout";
      return List.of(
          new EvidenceLine(prefix + "L" + wanted.getFirst(), what, rollout.get().toString()));
    }
  }

  /** The present place of the rollout, or its place when the trace was made. */
  private Optional<Path> rollout(SessionId id) {
    return state
        .sessions()
        .find(id)
        .map(Session::files)
        .map(Session.Files::rollout)
        .or(() -> state.traces().find(id).map(Trace::subject).map(Trace.Subject::rollout));
  }
}
