package dev.memories.cli.command.project;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Options;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.JsonShape;
import dev.memories.pipeline.consolidate.FolderSessions;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ProjectMoveTable.Placed;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code memories projects split}: makes sessions of a project a project of their own. */
final class ProjectSplitCommand implements Subcommand {
  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final ProjectMoves moves;

  private final Parameters folder =
      Parameters.at(0, "FOLDER", "the folder that becomes a project of its own");
  private final Options ids =
      Options.of("--session", "ID,...", "these sessions, not those that began in FOLDER")
          .commaSeparated();

  ProjectSplitCommand(
      ProjectLookup projects, Homes homes, StateConnection state, ProjectMoves moves) {
    this.projects = projects;
    this.homes = homes;
    this.state = state;
    this.moves = moves;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(folder, ids);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories projects split ~/shop/docs",
        "memories projects split ~/mill --session 019c416a-2000,019c4245-da00");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(MoveShape.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    StateDatabase database = state.toWrite();
    Project target = projects.folderForMemory(folder.value());
    Map<Project, Set<SessionId>> chosen =
        ids.values().isEmpty()
            ? FolderSessions.of(database, target, homes.locator()::folder)
            : named(database, target);
    Project source = source(target, chosen);
    Set<SessionId> sessions = chosen.getOrDefault(source, Set.of());
    moves.carryOut(
        "Split %s (%s) from %s?".formatted(target, count(sessions.size()), source),
        "split the memory",
        run -> run.split(source, target, sessions));
    moves.offerUndo();
    for (Project project : List.of(target, source)) {
      moves.offerConsolidation(project, "its registry");
    }
    return ExitCode.DONE;
  }

  private static String count(int sessions) {
    return sessions == 1 ? "1 session" : sessions + " sessions";
  }

  /** Where new sessions of the folder go, if it has some; else the only project that has some. */
  private Project source(Project target, Map<Project, Set<SessionId>> chosen) {
    Project now = homes.locator().locate(target.cwd()).project();
    if (ids.values().isEmpty() && chosen.containsKey(now)) {
      return now;
    }
    if (chosen.size() == 1) {
      return chosen.keySet().iterator().next();
    }
    String attempted = "split " + target;
    if (chosen.isEmpty()) {
      throw CommandException.notFound(
          attempted,
          "no session of another project began there",
          "--session ID names sessions; memories candidates --all lists them");
    }
    throw CommandException.ambiguous(
        attempted,
        "these sessions are of " + chosen.size() + " projects",
        "name the sessions of one with --session:\n  "
            + chosen.keySet().stream().map(Project::cwd).collect(Collectors.joining("\n  ")));
  }

  private Map<Project, Set<SessionId>> named(StateDatabase database, Project target) {
    Map<SessionId, String> titles = new LinkedHashMap<>();
    database.sessions().all().forEach(session -> titles.put(session.id(), session.title()));
    database.traces().heads().forEach(head -> titles.putIfAbsent(head.id(), head.summary()));
    SessionIds known = new SessionIds(titles);
    Map<SessionId, Project> projectOf = new HashMap<>();
    for (Placed placed : database.moves().placed()) {
      projectOf.put(placed.id(), placed.project());
    }
    String attempted = "split " + target + " with";
    Map<Project, Set<SessionId>> chosen = new TreeMap<>();
    for (String id : ids.values()) {
      SessionId session = known.resolve(id, attempted);
      Project project = projectOf.get(session);
      if (project == null || project.equals(target)) {
        throw CommandException.notFound(
            attempted + " " + id,
            project == null ? "the session has no project" : "the session is there already",
            "memories candidates --all lists all sessions");
      }
      chosen.computeIfAbsent(project, _ -> new TreeSet<>()).add(session);
    }
    return chosen;
  }
}
