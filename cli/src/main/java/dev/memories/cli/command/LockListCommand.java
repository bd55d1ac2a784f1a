package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.output.JsonShape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories lock list}: every lock, with who holds it until when. */
final class LockListCommand implements Subcommand {
  @Override
  public List<String> examples() {
    return List.of("memories lock list --json=cwd,owner,expired");
  }

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
