package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code memories registry}: prints the registry of a project as it is. */
@Command(footer = {"memories registry", "memories registry --cwd ~/shop"})
final class RegistryCommand implements Subcommand {
  @Mixin private final CwdOption cwd = new CwdOption();

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TreeText.DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Project project = app.projectForReading(cwd.value());
    return TreeText.print(app, project, "MEMORY.md", "the registry", TreeText.NO_MEMORY);
  }
}
