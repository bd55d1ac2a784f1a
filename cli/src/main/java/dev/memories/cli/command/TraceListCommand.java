package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.command.TraceShapes.Listed;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memories trace list}: the traces of a project. */
@Command(
    name = "list",
    description = "list the traces in a project's tree",
    footer = {"memories trace list", "memories trace list --cwd ~/shop --all"})
final class TraceListCommand implements Subcommand {
  @Mixin private final CwdOption cwd = new CwdOption();

  @Option(names = "--all", description = "pruned ones, too")
  private boolean all;

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TraceShapes.LIST);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Project project = app.projectForReading(cwd.value());
    Map<String, Path> files = new TraceFolder(app.openTree(project)).files();
    List<Listed> traces =
        app.databaseForReading().traces().heads(project).stream()
            .map(head -> new Listed(head, files.get(head.id().value())))
            .filter(trace -> all || trace.path() != null)
            .toList();
    Ages ages = new Ages(app.environment().clock().instant());
    app.output().table(TraceShapes.LIST, traces, list -> TraceShapes.table(list, ages));
    return ExitCode.DONE;
  }
}
