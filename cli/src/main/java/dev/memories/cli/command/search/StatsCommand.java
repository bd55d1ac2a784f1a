package dev.memories.cli.command.search;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.search.ProjectStats.Command;
import dev.memories.cli.command.search.ProjectStats.Outcome;
import dev.memories.cli.command.search.ProjectStats.Week;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.option.TimeRangeOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.search.SearchDatabase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code memories stats}: counts sessions, outcomes, tokens and commands. */
final class StatsCommand implements Subcommand {
  private static final JsonShape<Week> WEEK =
      JsonShape.<Week>empty()
          .text("monday", "first day of the week, in UTC", week -> week.monday().toString())
          .integer("sessions", "sessions that last changed in it", Week::sessions)
          .integer("tokens", "tokens that they used", Week::tokens);

  private static final JsonShape<Outcome> OUTCOME =
      JsonShape.<Outcome>empty()
          .text("outcome", "success, partial, fail, uncertain, or none", Outcome::outcome)
          .integer("sessions", "sessions with this outcome", Outcome::sessions);

  private static final JsonShape<Command> COMMAND =
      JsonShape.<Command>empty()
          .text("command", "the command line", Command::command)
          .integer("sessions", "sessions that ran it", Command::sessions)
          .integer("failedSessions", "sessions in which it failed", Command::failedSessions);

  private static final JsonShape<ProjectStats> DOCUMENT =
      JsonShape.<ProjectStats>empty()
          .textOrNull("cwd", "the project; null for all", ProjectStats::cwd)
          .timeOrNull("since", "the beginning; null for all time", ProjectStats::since)
          .integer("sessions", "number of sessions", ProjectStats::sessions)
          .integer("tokens", "tokens that they used", ProjectStats::tokens)
          .integer("commands", "command lines that they ran", ProjectStats::commands)
          .integer("failedCommands", "those that failed", ProjectStats::failedCommands)
          .objects("weeks", "oldest first", WEEK, ProjectStats::weeks)
          .objects("outcomes", "most frequent first", OUTCOME, ProjectStats::outcomes)
          .objects("mostUsed", "commands of most sessions", COMMAND, ProjectStats::mostUsed)
          .objects("mostFailing", "commands that fail most", COMMAND, ProjectStats::mostFailing)
          .integer("rolloutBytes", "size of the rollouts", ProjectStats::rolloutBytes)
          .integer("memoryBytes", "size of the memory trees", ProjectStats::memoryBytes)
          .integer(
              "searchBytes", "size of the search index, of all projects", ProjectStats::searchBytes)
          .integer("traces", "number of traces", ProjectStats::traces)
          .integer(
              "modelTokens", "tokens that models used to make them", ProjectStats::modelTokens);

  private final SearchIndexing indexing;
  private final StateConnection state;
  private final ProjectLookup projects;
  private final Homes homes;
  private final Output output;
  private final Notices notices;
  private final InstantSource clock;

  private final ProjectScopeOptions scope = new ProjectScopeOptions();
  private final TimeRangeOptions range = new TimeRangeOptions();

  StatsCommand(
      SearchIndexing indexing,
      StateConnection state,
      ProjectLookup projects,
      Homes homes,
      Output output,
      Notices notices,
      InstantSource clock) {
    this.indexing = indexing;
    this.state = state;
    this.projects = projects;
    this.homes = homes;
    this.output = output;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(scope.arguments(), range.sinceOnly());
  }

  @Override
  public List<String> examples() {
    return List.of("memories stats", "memories stats --all-projects --since 30d --json");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    AskedProjects asked = AskedProjects.of(scope, projects);
    ProjectStats stats = indexing.use(search -> count(search, asked.in(search, scope, notices)));
    output.listing(DOCUMENT, stats, StatsPage::table, counted -> StatsPage.of(counted, output));
    return ExitCode.DONE;
  }

  private ProjectStats count(SearchDatabase search, AskedProjects asked) throws IOException {
    Instant since = range.since(clock.instant());
    return ProjectStats.count(
        asked.only(), since, state.toRead(), search.sessions(), homes.memoriesHome());
  }
}
