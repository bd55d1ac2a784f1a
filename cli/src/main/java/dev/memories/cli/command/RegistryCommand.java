package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories registry}: prints the registry of a project as it is. */
final class RegistryCommand implements Subcommand {
  private final CwdOption cwd = new CwdOption();
  private final AgentOption agent = new AgentOption();

  @Override
  public List<Argument> arguments() {
    return Arguments.of(cwd.arguments(), agent.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories registry", "memories registry --cwd ~/shop");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TreeText.DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Project project = app.projectForReading(cwd.value());
    return TreeText.print(
        app, project, "MEMORY.md", "the registry", TreeText.NO_MEMORY, agent.reader());
  }
}
