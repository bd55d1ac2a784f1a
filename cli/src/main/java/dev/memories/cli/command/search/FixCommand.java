package dev.memories.cli.command.search;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.search.PastFailure;
import dev.memories.search.SearchFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code memories fix}: lists past failures like this one, with what helped. */
final class FixCommand implements Subcommand {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST_INPUT_BYTES = 64_000;
  private static final String FROM_INPUT = "-";

  private static final JsonShape<PastFailure> FAILURE =
      JsonShape.<PastFailure>empty()
          .textOrNull("command", "the command that failed", PastFailure::command)
          .text("error", "the line that tells most", PastFailure::error)
          .textOrNull("remedy", "what helped, if that is known", PastFailure::remedy)
          .textOrNull("sessionId", "the session", failure -> failure.hit().session())
          .integerOrNull(
              "line",
              "line of the session's rollout",
              failure -> failure.hit().line() == 0 ? null : failure.hit().line())
          .text("cwd", "the project", failure -> failure.hit().cwd())
          .time("updatedAt", "when it failed", failure -> failure.hit().at());

  private static final JsonShape<List<PastFailure>> DOCUMENT =
      JsonShape.<List<PastFailure>>empty()
          .objects("failures", "most alike first", FAILURE, failures -> failures);

  private final SearchIndexing indexing;
  private final ProjectLookup projects;
  private final InputStream input;
  private final Output output;
  private final Notices notices;
  private final InstantSource clock;

  private final Parameters error =
      Parameters.of(
          "0..*",
          "ERROR",
          "the error message; - reads standard input; without it, the latest failures");

  private final ProjectScopeOptions scope = new ProjectScopeOptions();
  private final Option<Integer> limit = Option.number("-n --limit", "N", "at most N (10)");

  FixCommand(
      SearchIndexing indexing,
      ProjectLookup projects,
      InputStream input,
      Output output,
      Notices notices,
      InstantSource clock) {
    this.indexing = indexing;
    this.projects = projects;
    this.input = input;
    this.output = output;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(List.of(error), scope.arguments(), List.of(limit));
  }

  @Override
  public boolean takesText() {
    return true;
  }

  @Override
  public List<String> examples() {
    return List.of("memories fix 'address already in use'", "make test 2>&1 | memories fix -");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    String text =
        error.values().equals(List.of(FROM_INPUT))
            ? new String(input.readNBytes(MOST_INPUT_BYTES), StandardCharsets.UTF_8)
            : String.join(" ", error.values());
    Instant now = clock.instant();
    AskedProjects asked = AskedProjects.of(scope, projects);
    // An error is worth looking for in other projects, too, unless one is named.
    SearchFilter filter =
        new SearchFilter(
            scope.cwd().isPresent() || text.isBlank() ? asked.only() : null,
            asked.own(),
            Set.of(),
            Set.of(),
            false,
            null,
            null);
    List<PastFailure> failures =
        indexing.use(
            search ->
                search.search().failures(text, filter, limit.value().orElse(DEFAULT_LIMIT), now));
    if (failures.isEmpty()) {
      notices.say("no failure like this is known");
      return ExitCode.FAILED;
    }
    output.table(DOCUMENT, failures, list -> table(list, asked.own(), new RelativeTime(now)));
    return ExitCode.DONE;
  }

  private static Table table(List<PastFailure> failures, String own, RelativeTime ages) {
    Table table =
        Table.withHeadings("PROJECT", "WHEN", "SOURCE", "FAILURE AND WHAT HELPED")
            .withoutRepeats("PROJECT");
    for (PastFailure failure : failures) {
      String cwd = failure.hit().cwd();
      Instant at = failure.hit().at();
      String command = failure.command() == null ? "" : failure.command();
      String remedy = failure.remedy() == null ? "" : failure.remedy();
      table.row(
          Cell.of(cwd, Cell.lastName(cwd)).painted(cwd.equals(own) ? Paint.CYAN : Paint.DIM),
          Cell.of(Timestamp.of(at), ages.of(at)).painted(Paint.DIM),
          Cell.of(HitLines.fullSource(failure.hit()), HitLines.source(failure.hit()))
              .painted(Paint.DIM),
          Cell.of(command, shown(command, failure.error(), remedy)),
          Cell.of(failure.error()),
          Cell.of(remedy));
    }
    return table;
  }

  private static String shown(String command, String error, String remedy) {
    return command + ": " + error + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
