package dev.memories.cli.command.project;

import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.lock.LockShape;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.OfferedMoves;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.project.LocatedProject;
import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.text.StoredPath;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code memories projects}: lists the projects that have memory. */
final class ProjectsCommand implements Subcommand {
  /** A project and the state of its memory. */
  private record ProjectState(
      Project project,
      MemoryRoot memoryRoot,
      int traces,
      @Nullable Instant lastTraceAt,
      @Nullable Instant lastConsolidatedAt,
      @Nullable ConsolidationLock lock,
      long tokensSpent,
      List<Placement> placements) {
    boolean exists() {
      return Files.isDirectory(StoredPath.of(project.cwd()));
    }

    long sizeBytes() {
      return new TreeReader(memoryRoot).sizeBytes();
    }

    /** What is unusual about the project, for a person. */
    String remarks() {
      List<String> remarks = new ArrayList<>();
      if (!exists()) {
        remarks.add("folder gone");
      }
      if (lock != null) {
        remarks.add("locked by " + lock.owner());
      }
      placements.stream()
          .filter(Placement::isWorthSaying)
          .map(Placement::remark)
          .forEach(remarks::add);
      return String.join(", ", remarks);
    }
  }

  private static final JsonShape<Placement> PLACEMENT =
      JsonShape.<Placement>empty()
          .text(
              "placement",
              "folder, gone, known, worktree, subfolder, rule, moved or split",
              placement -> placement.kind().word())
          .textOrNull(
              "detail",
              "the worktree, the rule's pattern, or the project before the move",
              Placement::detailOrNull);

  private static final JsonShape<ProjectState> PROJECT =
      JsonShape.<ProjectState>empty()
          .text("cwd", "the project", state -> state.project().cwd())
          .path("memoryRoot", "the folder of its memory", state -> state.memoryRoot().folder())
          .bool("exists", "whether the project's folder is there", ProjectState::exists)
          .integer("traces", "traces in all, pruned ones too", ProjectState::traces)
          .timeOrNull("lastTraceAt", "when the last trace was made", ProjectState::lastTraceAt)
          .timeOrNull(
              "lastConsolidatedAt",
              "when it was last consolidated",
              ProjectState::lastConsolidatedAt)
          .objectOrNull("lock", "its lock; null when free", LockShape.LOCK, ProjectState::lock)
          .integer("sizeBytes", "bytes of its memory tree", ProjectState::sizeBytes)
          .integer(
              "tokensSpent",
              "what its traces cost, in tokens in and out",
              ProjectState::tokensSpent)
          .objects(
              "placements",
              "why its sessions are here, each reason once",
              PLACEMENT,
              ProjectState::placements);

  private static final JsonShape<List<ProjectState>> DOCUMENT =
      JsonShape.<List<ProjectState>>empty()
          .objects("projects", "by cwd", PROJECT, projects -> projects);

  private final StateConnection state;
  private final Homes homes;
  private final Output output;
  private final Notices notices;
  private final Environment environment;

  ProjectsCommand(
      StateConnection state, Homes homes, Output output, Notices notices, Environment environment) {
    this.state = state;
    this.homes = homes;
    this.output = output;
    this.notices = notices;
    this.environment = environment;
  }

  @Override
  public List<String> examples() {
    return List.of("memories projects", "memories projects --json=cwd,lastConsolidatedAt");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    StateDatabase database = state.toRead();
    List<ProjectState> projects =
        withMemory(database).stream().map(project -> state(database, project)).toList();
    RelativeTime ages = new RelativeTime(environment.clock().instant());
    output.table(DOCUMENT, projects, all -> table(all, ages));
    OfferedMoves moves = new OfferedMoves(environment, homes, database);
    projects.forEach(known -> offer(known, moves));
    return ExitCode.DONE;
  }

  /** What was pinned or imported is memory, too, also where no session ever was. */
  private Set<Project> withMemory(StateDatabase database) {
    Set<Project> projects = new TreeSet<>(database.traces().projects());
    database.audit().projects().stream()
        .filter(project -> !project.equals(Project.USER))
        .filter(project -> homes.memoriesHome().hasMemory(project))
        .forEach(projects::add);
    return projects;
  }

  /**
   * Says where the sessions of a folder would be if it were first seen now, or where a folder that
   * is gone was moved.
   */
  private void offer(ProjectState known, OfferedMoves moves) {
    Project project = known.project();
    if (known.exists()) {
      LocatedProject now = homes.locator().locate(project.cwd());
      if (!now.project().equals(project)) {
        notices.say(
            "new sessions in "
                + project
                + " belong to "
                + now.project()
                + "; `memories projects merge '"
                + project
                + "' '"
                + now.project()
                + "'` puts the memory of both together");
      }
    } else if (!project.equals(Project.USER)) {
      moves
          .of(project)
          .ifPresent(
              command ->
                  notices.say(
                      project + " is gone, and another folder has its repository: " + command));
    }
  }

  private ProjectState state(StateDatabase database, Project project) {
    List<TraceHead> heads = database.traces().heads(project);
    return new ProjectState(
        project,
        homes.memoriesHome().root(project),
        heads.size(),
        heads.stream()
            .map(head -> head.making().extractedAt())
            .max(Comparator.naturalOrder())
            .orElse(null),
        database.consolidations().latest(project).map(Consolidation::consolidatedAt).orElse(null),
        database.locks().find(project).orElse(null),
        heads.stream().mapToLong(head -> tokens(head.making().usage())).sum(),
        database.sessions().placements(project));
  }

  private static long tokens(Trace.@Nullable Usage usage) {
    return usage == null ? 0 : usage.inputTokens() + usage.outputTokens();
  }

  private static Table table(List<ProjectState> projects, RelativeTime ages) {
    Table table =
        Table.withHeadings("PROJECT", "TRACES", "CONSOLIDATED", "STATE")
            .whenEmpty(() -> "no project has memory; `memories run` makes it of new sessions");
    for (ProjectState project : projects) {
      Instant at = project.lastConsolidatedAt();
      table.row(
          Cell.of(project.project().cwd()).painted(Paint.BOLD),
          Cell.of(Integer.toString(project.traces())),
          at == null ? Cell.of("", "never") : Cell.of(Timestamp.of(at), ages.of(at)),
          Cell.of(project.memoryRoot().folder().toString(), project.remarks()));
    }
    return table;
  }
}
