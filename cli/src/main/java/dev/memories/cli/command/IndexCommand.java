package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories index}: reads the rollouts that have changed, or all of them. */
final class IndexCommand implements Subcommand {
  private static final JsonShape<IndexReport> DOCUMENT =
      JsonShape.<IndexReport>empty()
          .whole("scanned", "rollout files found", IndexReport::scanned)
          .whole("read", "those that had changed and were read", IndexReport::read)
          .whole("unreadable", "files and folders that cannot be read", IndexReport::unreadable)
          .whole("millis", "how long it took, in ms", report -> report.duration().toMillis());

  private final Flag rebuild = Flag.of("--rebuild", "read every rollout, changed or not");

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
  public ExitCode run(App app) throws IOException, InterruptedException {
    StateDatabase database = rebuild.isSet() ? app.soundDatabase() : app.database();
    IndexReport report =
        rebuild.isSet() ? app.wiring().rebuildIndex(database) : app.wiring().index(database);
    app.output().table(DOCUMENT, report, IndexCommand::table);
    return ExitCode.DONE;
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
