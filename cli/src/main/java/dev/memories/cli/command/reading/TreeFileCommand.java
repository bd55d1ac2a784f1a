package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories summary} and {@code memories registry}: print a file of the memory tree. */
final class TreeFileCommand implements Subcommand {
  /** The files that have a command of their own. */
  enum File {
    SUMMARY("summary", "memory_summary.md", "the memory summary"),
    REGISTRY("registry", "MEMORY.md", "the registry");

    private final String command;
    private final String path;
    private final String title;

    File(String command, String path, String title) {
      this.command = command;
      this.path = path;
      this.title = title;
    }
  }

  private final File file;
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final Output output;

  private final CwdOption cwd = new CwdOption();
  private final AgentOption agent = new AgentOption();
  private final Flag ofUser = Flag.of("--user", "the user's memory, given in all projects");

  TreeFileCommand(File file, ProjectLookup projects, MemoryTrees trees, Output output) {
    this.file = file;
    this.projects = projects;
    this.trees = trees;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(
        cwd.arguments(), agent.arguments(), file == File.REGISTRY ? List.of(ofUser) : List.of());
  }

  @Override
  public List<String> examples() {
    return List.of("memories " + file.command, "memories " + file.command + " --cwd ~/shop");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TreeFile.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = ofUser.isSet() ? Project.USER : projects.forReading(cwd.value());
    TreeFile read =
        TreeFile.read(
            project,
            trees.open(project),
            file.path,
            file.title,
            () -> projects.nearest(project.cwd()).orElse(TreeFile.NO_MEMORY));
    output.markdown(
        TreeFile.DOCUMENT,
        read,
        shown -> agent.fenced(shown.text(), file.title + " of " + project));
    return ExitCode.DONE;
  }
}
