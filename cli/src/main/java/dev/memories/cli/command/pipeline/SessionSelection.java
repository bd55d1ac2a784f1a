package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.pipeline.SelectionGates;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which of the selected sessions are candidates. */
final class SessionSelection {
  private final SessionIndexing indexing;
  private final SelectionGates gates;
  private final ProjectLookup projects;
  private final Environment environment;

  SessionSelection(
      SessionIndexing indexing,
      SelectionGates gates,
      ProjectLookup projects,
      Environment environment) {
    this.indexing = indexing;
    this.gates = gates;
    this.projects = projects;
    this.environment = environment;
  }

  /**
   * Brings the index up to date, then decides.
   *
   * @throws CommandException when an id fits no session, or several
   * @throws InterruptedException when cancelled meanwhile
   */
  List<Decision> decide(StateDatabase state, SelectedSessions selected)
      throws InterruptedException {
    indexing.update(state);
    CandidateSearch search = new CandidateSearch(state, environment.clock());
    Optional<String> cwd = selected.options().cwd();
    if (!selected.ids().isEmpty()) {
      return search.named(resolve(state, selected.ids()), cwd.map(this::place));
    }
    GateSettings chosen = gates.of(selected.options(), selected.force());
    return cwd.isPresent() ? search.in(projects.forWork(cwd), chosen) : search.all(chosen);
  }

  private static List<SessionId> resolve(StateDatabase state, List<String> typed) {
    Map<SessionId, String> titles = new LinkedHashMap<>();
    state.sessions().all().forEach(session -> titles.put(session.id(), session.title()));
    SessionIds known = new SessionIds(titles);
    return typed.stream().map(id -> known.resolve(id, "extract")).distinct().toList();
  }

  /** The place assumed for sessions that name no folder. */
  private Session.Place place(String cwd) {
    return new Session.Place(
        environment.cwd().resolve(cwd).toString(), projects.of(Optional.of(cwd)));
  }
}
