package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.recall.GivenBullets;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories registry}: prints a project's registry, or how its bullets were used. */
final class RegistryCommand implements Subcommand {
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final Homes homes;
  private final StateConnection state;
  private final Output output;

  private final CwdOption cwd = new CwdOption();
  private final AgentOption agent = new AgentOption();
  private final Flag ofUser = Flag.of("--user", "the user's memory, given in all projects");
  private final Flag usage =
      Flag.of("--usage", "list how many sessions were given each bullet, and used it");

  RegistryCommand(
      ProjectLookup projects,
      MemoryTrees trees,
      Homes homes,
      StateConnection state,
      Output output) {
    this.projects = projects;
    this.trees = trees;
    this.homes = homes;
    this.state = state;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), agent.arguments(), List.of(ofUser, usage));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories registry", "memories registry --cwd ~/shop", "memories registry --usage");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(usage.isSet() ? UsageShapes.DOCUMENT : TreeFile.DOCUMENT);
  }

  @Override
  public List<JsonShape<?>> documents() {
    return List.of(TreeFile.DOCUMENT, UsageShapes.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = ofUser.isSet() ? Project.USER : projects.forReading(cwd.value());
    TreeFile read =
        TreeFile.read(
            project,
            trees.open(project),
            "MEMORY.md",
            "the registry",
            () -> projects.nearest(project).orElse(TreeFile.NO_MEMORY));
    if (usage.isSet()) {
      GivenBullets given = new GivenBullets(homes.memoriesHome().given());
      output.table(
          UsageShapes.DOCUMENT,
          UsageShapes.of(read, given, state.toRead().traces()),
          UsageShapes::table);
    } else {
      output.markdown(
          TreeFile.DOCUMENT,
          read.withParent(homes),
          shown -> agent.fenced(shown.shown(), "the registry of " + project));
    }
    return ExitCode.DONE;
  }
}
