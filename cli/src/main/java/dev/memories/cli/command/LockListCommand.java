package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.output.JsonShape;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code memories lock list}: every lock, with who holds it until when. */
@Command(
    name = "list",
    description = "list every lock, with who holds it until when",
    footer = "memories lock list --json=cwd,owner,expired")
final class LockListCommand implements Subcommand {
  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(LockShapes.LOCKS);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Ages ages = new Ages(app.environment().clock().instant());
    app.output()
        .table(
            LockShapes.LOCKS,
            app.databaseForReading().locks().list(),
            locks -> LockShapes.table(locks, ages));
    return ExitCode.DONE;
  }
}
