package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code memories path}: prints the folder of a project's memory, whether or not it exists. */
final class PathCommand implements Subcommand {
  /** A project and the folder of its memory. */
  private record Location(Project project, Path folder) {}

  private static final JsonShape<Location> DOCUMENT =
      JsonShape.<Location>empty()
          .text("cwd", "the project", location -> location.project().cwd())
          .path("memoryRoot", "the folder of its memory", Location::folder)
          .bool("exists", "whether it is there", location -> Files.isDirectory(location.folder()));

  private final ProjectLookup projects;
  private final Homes homes;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();

  PathCommand(ProjectLookup projects, Homes homes, Output output, Notices notices) {
    this.projects = projects;
    this.homes = homes;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return cwd.arguments();
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
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    Location location = new Location(project, homes.memoriesHome().root(project).folder());
    if (output.form() != Form.JSON && !Files.isDirectory(location.folder())) {
      notices.say(projects.whyEmpty(project, "no files"));
    }
    output.text(DOCUMENT, location, shown -> shown.folder() + "\n");
    return ExitCode.DONE;
  }
}
