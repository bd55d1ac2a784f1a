package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
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

/** {@code memories trace list}: the traces of a project. */
final class TraceListCommand implements Subcommand {
  private final CwdOption cwd = new CwdOption();

  private final Flag all = Flag.of("--all", "pruned ones, too");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(cwd.arguments(), List.of(all));
  }

  @Override
  public List<String> examples() {
    return List.of("memories trace list", "memories trace list --cwd ~/shop --all");
  }

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
            .filter(trace -> all.isSet() || trace.path() != null)
            .toList();
    Ages ages = new Ages(app.environment().clock().instant());
    app.output().table(TraceShapes.LIST, traces, list -> TraceShapes.table(list, ages));
    return ExitCode.DONE;
  }
}
