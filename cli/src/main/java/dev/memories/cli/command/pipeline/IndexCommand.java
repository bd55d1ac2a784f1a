package dev.memories.cli.command.pipeline;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Table;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.pipeline.index.IndexReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories index}: reads the rollouts that have changed, or all of them. */
final class IndexCommand implements Subcommand {
  private static final JsonShape<IndexReport> DOCUMENT =
      JsonShape.<IndexReport>empty()
          .integer("scanned", "rollout files found", IndexReport::scanned)
          .integer("read", "those that had changed and were read", IndexReport::read)
          .integer("unreadable", "files and folders that cannot be read", IndexReport::unreadable)
          .integer("millis", "how long it took, in ms", report -> report.duration().toMillis());

  private final StateConnection state;
  private final SessionIndexing indexing;
  private final SearchIndexing searching;
  private final Output output;
  private final Conclusion conclusion;

  private final Flag rebuild = Flag.of("--rebuild", "read every rollout, changed or not");

  IndexCommand(
      StateConnection state,
      SessionIndexing indexing,
      SearchIndexing searching,
      Output output,
      Conclusion conclusion) {
    this.state = state;
    this.indexing = indexing;
    this.searching = searching;
    this.output = output;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(rebuild);
  }

  @Override
  public List<String> examples() {
    return List.of("memories index", "memories index --rebuild");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    IndexReport report =
        rebuild.isSet() ? indexing.rebuild(state.toRebuild()) : indexing.update(state.toWrite());
    if (rebuild.isSet()) {
      searching.rebuild();
    }
    output.table(DOCUMENT, report, IndexCommand::table);
    conclude(report);
    return ExitCode.DONE;
  }

  private void conclude(IndexReport report) {
    String unreadable =
        report.unreadable() == 0
            ? ""
            : report.unreadable() + " cannot be read (`memories doctor` names them)";
    if (report.scanned() == 0) {
      conclusion.nothing(
          "there are no session logs", List.of("`memories doctor` says where they are expected"));
    } else if (report.read() == 0) {
      conclusion.nothing(
          "none of " + Conclusion.count(report.scanned(), "session log") + " has changed",
          List.of(unreadable));
    } else {
      conclusion.done(
          "read " + report.read() + " of " + Conclusion.count(report.scanned(), "session log"),
          List.of(unreadable, Conclusion.next("memories run")));
    }
  }

  private static Table table(IndexReport report) {
    return Table.withHeadings("FOUND", "READ", "UNREADABLE", "TIME")
        .row(
            Cell.of(Integer.toString(report.scanned())),
            Cell.of(Integer.toString(report.read())),
            Cell.of(Integer.toString(report.unreadable())),
            Cell.of(
                Long.toString(report.duration().toMillis()), report.duration().toMillis() + " ms"));
  }
}
