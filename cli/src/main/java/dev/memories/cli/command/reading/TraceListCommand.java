package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Options;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.reading.TraceShapes.ListedTrace;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.option.TimeRangeOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Table;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.NearestWord;
import dev.memories.trace.TraceHead;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code memories trace list}: lists the traces of a project, or of all. */
final class TraceListCommand implements Subcommand {
  private static final List<String> OUTCOMES = List.of("success", "partial", "fail", "uncertain");
  private static final Set<String> FAILURES = Set.of("partial", "fail");

  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final StateConnection state;
  private final SearchIndexing searching;
  private final Output output;
  private final InstantSource clock;

  private final ProjectScopeOptions scope = new ProjectScopeOptions();
  private final Flag all = Flag.of("--all", "also traces that were pruned");
  private final Flag byDay = Flag.of("--by-day", "on a terminal: a timeline, day by day");
  private final TimeRangeOptions range = new TimeRangeOptions();
  private final Flag failed = Flag.of("--failed", "only sessions that failed, wholly or in part");

  private final Options outcomes =
      Options.of("--outcome", "O,...", "only these: success, partial, fail, uncertain")
          .commaSeparated()
          .choices(OUTCOMES);

  private final Option<String> file =
      Option.text("--file", "FILE", "only sessions that changed this file, by the end of its path");

  private final Option<String> sort =
      Option.text(
              "--sort", "KEY", "newest, oldest, tokens, commands or failed, most first (newest)")
          .choices(TraceOrder.names());

  private final Option<Integer> limit = Option.number("-n --limit", "N", "at most N traces");

  TraceListCommand(
      ProjectLookup projects,
      MemoryTrees trees,
      StateConnection state,
      SearchIndexing searching,
      Output output,
      InstantSource clock) {
    this.projects = projects;
    this.trees = trees;
    this.state = state;
    this.searching = searching;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(
        scope.arguments(),
        List.of(all, byDay),
        range.arguments(),
        List.of(failed, outcomes, file, sort, limit));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories trace list",
        "memories trace list --by-day --all-projects",
        "memories trace list --all-projects --failed --since 1w",
        "memories trace list -C shop --sort tokens -n 5 --json");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TraceShapes.LIST);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    checkOutcomes();
    TraceOrder order = TraceOrder.named(sort.value().orElse("newest"));
    Instant now = clock.instant();
    List<ListedTrace> existing = existing();
    List<ListedTrace> listed =
        existing.stream()
            .filter(trace -> range.contains(trace.head().subject().updatedAt(), now))
            .toList();
    List<ListedTrace> traces =
        output.form() == Form.JSON || asksAboutSessions(order) ? describe(listed) : listed;
    List<ListedTrace> shown =
        order.sorted(traces.stream().filter(this::isWanted).toList()).stream()
            .limit(limit.value().map(Integer::longValue).orElse(Long.MAX_VALUE))
            .toList();
    Function<List<ListedTrace>, Table> table =
        list ->
            TraceShapes.table(list, new RelativeTime(now))
                .whenEmpty(() -> whyEmpty(existing.size()));
    if (byDay.isSet() && !shown.isEmpty()) {
      TraceDays days = new TraceDays(output.style(), scope.all(), output.columns());
      output.listing(TraceShapes.LIST, shown, table, days::text);
    } else {
      output.table(TraceShapes.LIST, shown, table);
    }
    return ExitCode.DONE;
  }

  private String whyEmpty(int traces) {
    if (traces > 0) {
      return "none of " + traces + " traces matches";
    }
    return scope.all()
        ? "no traces; `memories run` makes them of new sessions"
        : projects.whyEmpty(projects.forReading(scope.cwd()), "no traces");
  }

  private void checkOutcomes() {
    for (String outcome : outcomes.values()) {
      if (!OUTCOMES.contains(outcome)) {
        throw CommandException.wrong(
            "select the outcome " + outcome,
            "there is no such outcome",
            NearestWord.question(outcome, OUTCOMES)
                .orElse("there are: " + String.join(", ", OUTCOMES)));
      }
    }
  }

  private List<ListedTrace> existing() {
    List<ListedTrace> traces = new ArrayList<>();
    if (!scope.all()) {
      add(traces, projects.forReading(scope.cwd()));
    } else {
      List.copyOf(state.toRead().traces().projects()).forEach(project -> add(traces, project));
    }
    return traces.stream().filter(trace -> all.isSet() || trace.path() != null).toList();
  }

  private void add(List<ListedTrace> traces, Project project) {
    Map<String, Path> files = new TraceFolder(trees.open(project)).files();
    for (TraceHead head : state.toRead().traces().heads(project)) {
      traces.add(ListedTrace.of(head, files.get(head.id().value())));
    }
  }

  /** Whether the search index is needed; without it the command starts faster. */
  private boolean asksAboutSessions(TraceOrder order) {
    return failed.isSet()
        || !outcomes.values().isEmpty()
        || file.value().isPresent()
        || order.needsSessions();
  }

  private List<ListedTrace> describe(List<ListedTrace> traces)
      throws IOException, InterruptedException {
    return searching.use(
        search -> {
          StateDatabase database = state.toRead();
          SessionFacts facts = new SessionFacts(search, database, file.value());
          return traces.stream().map(facts::describe).toList();
        });
  }

  private boolean isWanted(ListedTrace trace) {
    String outcome = trace.facts().outcome();
    return (!failed.isSet() || (outcome != null && FAILURES.contains(outcome)))
        && (outcomes.values().isEmpty() || outcomes.values().contains(outcome))
        && (file.value().isEmpty() || trace.facts().changesFile());
  }
}
