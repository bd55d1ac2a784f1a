package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code memories path}: prints where a project's memory lies, whether or not it is there. */
final class PathCommand implements Subcommand {
  /** A project and the folder of its memory. */
  private record Location(Project project, Path root) {}

  private static final JsonShape<Location> DOCUMENT =
      JsonShape.<Location>empty()
          .text("cwd", "the project", location -> location.project().cwd())
          .path("memoryRoot", "the folder of its memory", Location::root)
          .flag("exists", "whether it is there", location -> Files.isDirectory(location.root()));

  private final CwdOption cwd = new CwdOption();

  @Override
  public List<Argument> arguments() {
    return Arguments.of(cwd.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("cd \"$(memories path)\"", "memories path --cwd ~/shop");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Project project = app.projectForReading(cwd.value());
    Location location = new Location(project, app.root(project).folder());
    app.output().text(DOCUMENT, location, shown -> shown.root() + "\n");
    return ExitCode.DONE;
  }
}
