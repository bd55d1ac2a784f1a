package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
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

/** {@code memories summary}: prints a project's memory summary. */
final class SummaryCommand implements Subcommand {
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final Output output;

  private final CwdOption cwd = new CwdOption();
  private final AgentOption agent = new AgentOption();

  SummaryCommand(ProjectLookup projects, MemoryTrees trees, Output output) {
    this.projects = projects;
    this.trees = trees;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), agent.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories summary", "memories summary --cwd ~/shop");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TreeFile.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    TreeFile read =
        TreeFile.read(
            project,
            trees.open(project),
            "memory_summary.md",
            "the memory summary",
            () -> projects.nearest(project).orElse(TreeFile.NO_MEMORY));
    output.markdown(
        TreeFile.DOCUMENT,
        read,
        shown -> agent.fenced(shown.text(), "the memory summary of " + project));
    return ExitCode.DONE;
  }
}
