package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.command.LockShapes.Change;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the commands that change one project's lock have in common. */
abstract class LockChange implements Subcommand {
  private final CwdOption cwd = new CwdOption();

  /** What is to be done, as it reads after "could not". */
  abstract String attempt();

  /** Does it; {@code ok} is false when another holds the lock, or nobody does. */
  abstract boolean change(ConsolidationLocks locks, Project project);

  /** Asks where the change may take a lock from a run that still works. */
  void confirm(App app, Project project) {}

  /** What it takes beside the project. */
  abstract List<Argument> ownArguments();

  @Override
  public final List<Argument> arguments() {
    return Arguments.of(cwd.arguments(), ownArguments());
  }

  @Override
  public final Optional<JsonShape<?>> document() {
    return Optional.of(LockShapes.CHANGE);
  }

  @Override
  public final ExitCode run(App app) throws IOException {
    Project project = app.project(cwd.value());
    confirm(app, project);
    ConsolidationLocks locks = app.database().locks();
    boolean ok = change(locks, project);
    Change change = Change.of(project, ok, locks.find(project));
    if (ok) {
      app.output().table(LockShapes.CHANGE, change, LockChange::table);
      return ExitCode.DONE;
    }
    if (app.output().form() == Form.JSON) {
      app.output().document(LockShapes.CHANGE, change);
    }
    app.notices()
        .error(
            "could not " + attempt() + " the lock of " + project + ": " + change.holder(),
            "memories lock list shows every lock");
    return ExitCode.BUSY;
  }

  private static Table table(Change change) {
    String owner = Optional.ofNullable(change.owner()).orElse("");
    String until = Optional.ofNullable(change.expiresAt()).map(JsonShape::second).orElse("");
    return Table.withHeadings("PROJECT", "OWNER", "UNTIL")
        .row(Cell.of(change.project().cwd()), Cell.of(owner), Cell.of(until));
  }
}
