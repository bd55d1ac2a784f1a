package dev.memories.cli.command.agent;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.recall.MemoryBullet;
import dev.memories.session.Project;
import dev.memories.tui.text.WordWrap;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command of the user did to one bullet.
 *
 * @param action remember, reject, reject --undo, edit or promote
 * @param statement what the bullet says, or said
 * @param report of the change of the registry; null when it was left as it is
 */
record BulletChange(
    Project project, String action, String statement, @Nullable ConsolidationReport report) {
  static final JsonShape<BulletChange> DOCUMENT =
      JsonShape.<BulletChange>empty()
          .text("cwd", "the project", change -> change.project().cwd())
          .text("action", "remember, reject, reject --undo, edit or promote", BulletChange::action)
          .text("id", "the bullet's id", BulletChange::id)
          .text("text", "what it says, or said", BulletChange::statement)
          .textOrNull(
              "version",
              "the new version of the memory; null when nothing was written",
              BulletChange::version);

  /** The bullet's id. */
  String id() {
    return MemoryBullet.idOf(statement);
  }

  /** The memory that it belongs to, in words. */
  String memory() {
    return project.equals(Project.USER)
        ? "your own memory"
        : "the memory of " + Cell.lastName(project.cwd());
  }

  private String wrapped(int columns) {
    String indentation = " ".repeat(id().length() + 2);
    List<String> lines = WordWrap.lines(statement, columns - indentation.length());
    return id() + "  " + String.join("\n" + indentation, lines) + "\n";
  }

  private @Nullable String version() {
    return Optional.ofNullable(report).map(ConsolidationReport::version).orElse(null);
  }

  /** Prints it and a last remark, or fails as the report says. */
  ExitCode print(Output output, Conclusion conclusion, String done, String... clauses)
      throws IOException {
    print(output);
    conclusion.done(done, List.of(clauses));
    return ExitCode.DONE;
  }

  /** Prints it and says that there was nothing to do. */
  ExitCode printUnchanged(Output output, Conclusion conclusion, String why) throws IOException {
    print(output);
    conclusion.nothing(why, List.of());
    return ExitCode.DONE;
  }

  private void print(Output output) throws IOException {
    ConsolidationReport made = report;
    FailureKind failure = made == null ? null : made.failure();
    if (made != null && failure != null) {
      throw CommandException.because(
          failure,
          action + " in the memory of " + project,
          String.valueOf(made.message()),
          failure == FailureKind.BUSY
              ? "call it again then; memories lock list shows every lock"
              : "memories doctor says what is wrong");
    }
    output.text(
        DOCUMENT,
        this,
        change ->
            output.form() == Form.TERMINAL
                ? change.wrapped(output.columns())
                : change.id() + "\t" + change.statement() + "\n");
  }

  /**
   * Finds the bullet that a person names.
   *
   * @param named its id or the beginning of one, of at least 4 digits; or a part of its text
   */
  static MemoryBullet find(List<MemoryBullet> bullets, String named, String attempted) {
    String lower = named.toLowerCase(Locale.ROOT);
    boolean mayBeId =
        lower.length() >= 4 && lower.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    List<MemoryBullet> byId =
        mayBeId
            ? bullets.stream().filter(bullet -> bullet.id().startsWith(lower)).toList()
            : List.of();
    List<MemoryBullet> found =
        byId.isEmpty()
            ? bullets.stream()
                .filter(bullet -> bullet.statement().toLowerCase(Locale.ROOT).contains(lower))
                .toList()
            : byId;
    if (found.isEmpty()) {
      throw CommandException.notFound(
          attempted,
          "no bullet has this id or text: " + named,
          "memories context --json lists them");
    }
    if (found.size() > 1) {
      throw CommandException.ambiguous(
          attempted,
          found.size() + " bullets have this id or text: " + named,
          "name one by its id: " + found.get(0).id() + ", " + found.get(1).id());
    }
    return found.getFirst();
  }
}
