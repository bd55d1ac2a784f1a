package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.ShellLine;
import dev.memories.shellline.ShellLine.Segment;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import dev.memories.trace.TraceOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The commands of a task that a later session can use. */
final class CommandBullets {
  private static final int COMMAND_CHARS = 220;
  private static final int PRINTED_CHARS = 110;

  /** A script typed for one look: it proves nothing that a later session could use. */
  private static final Pattern PROBE = Pattern.compile("<<|\\s-(?:e|c|p)\\s|\\|");

  private static final Pattern COUNT = Pattern.compile("(?<![\\w.])[1-9]\\d*(?![\\w.]*\\d)");

  /** Durations, paths and versions. */
  private static final Pattern NO_COUNT =
      Pattern.compile(
          "\\d+(?:[.,]\\d+)?\\s?(?:m?s|secs?|seconds?|min|minutes?)\\b|\\S*/\\S*|v?\\d+\\.\\d+\\.\\d+\\S*");

  private static final Set<String> PRINTERS = Set.of("echo", "printf", "true", "");

  private final TraceTask task;
  private final TurnEvidence turn;
  private final TaskFailures failures;
  private final UnwantedCommands unwanted;
  private final RepeatedChecks repeated;
  private final BulletList bullets;

  CommandBullets(
      TraceTask task,
      TaskFailures failures,
      UnwantedCommands unwanted,
      RepeatedChecks repeated,
      BulletList bullets) {
    this.task = task;
    this.turn = task.stretch();
    this.failures = failures;
    this.unwanted = unwanted;
    this.repeated = repeated;
    this.bullets = bullets;
  }

  /** Commands that passed: checks first, commits, then other programs. */
  void add() {
    Map<String, ToolStep.Command> last = new LinkedHashMap<>();
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Command command
          && (command.result().exit() != null || showsCommit(command) || showsNoCode(command))) {
        String key = command.shown().withoutNumbers() + StepPhrases.folder(command);
        // A run that shows its exit code says more.
        last.merge(
            key, command, (kept, later) -> showsNoCode(later) && !showsNoCode(kept) ? kept : later);
      }
    }
    for (ToolStep.Command command : last.values()) {
      if (showsNoCode(command)) {
        String ran = (command.byUser() ? "" : "ran ") + StepPhrases.told(command);
        bullets.tell(Section.STEPS, 4, ran, ran, StepPhrases.lines(command));
        continue;
      }
      if (!(command.result().passed() || showsCommit(command)) || command.result().trouble()) {
        continue;
      }
      switch (command.role().kind()) {
        case CHECK -> {
          boolean decides = command.equals(task.verdict().check());
          // What checks said of work that the user turned down is of no use to anyone.
          if (command.role().checks()
              && !command.result().ranNothing()
              && !unwanted.holds(command)
              && !command.edit().equals(command.main())
              && !task.isRejected()
              && (decides || !isOvertaken(command))
              && !repeated.cover(command, decides)) {
            bullets.add(Section.KNOWLEDGE, decides ? 8 : 6, key(command), proof(command, true));
          }
        }
        case COMMIT -> {
          // A quiet commit still shows its message in the command.
          boolean isQuiet = command.result().telling().isEmpty();
          String commit =
              isQuiet
                  ? "ran " + StepPhrases.code(command)
                  : "committed " + command.result().telling().inCode();
          bullets.tell(Section.STEPS, isQuiet ? 4 : 5, commit, commit, StepPhrases.lines(command));
        }
        case RUN -> {
          boolean isGiven = turn.answer().filter(said -> said.gives(command.shown())).isPresent();
          boolean isFinal =
              !isBeforeAnEdit(command) && !PROBE.matcher(command.text().text()).find();
          if (command.role().decides()
              && isWorthRepeating()
              && (isGiven || isFinal)
              && !unwanted.holds(command)
              && !failures.tellCommand(command)) {
            bullets.add(Section.KNOWLEDGE, isGiven ? 7 : 5, key(command), proof(command, false));
          }
        }
        case CHANGE -> {
          if (EditKind.isByGit(command)) {
            String ran = "ran " + StepPhrases.code(command);
            bullets.tell(
                Section.STEPS, TraceBudget.LEAST_WEIGHT, ran, ran, StepPhrases.lines(command));
          }
        }
        case QUERY, READ, NOTHING -> {}
      }
    }
  }

  /** Whether the task changed something afterwards and then checked it in another way. */
  private boolean isOvertaken(ToolStep.Command command) {
    ToolStep.Command last = task.verdict().check();
    return last != null && last.role().checks() && !last.failed() && isBeforeAnEdit(command);
  }

  /** Whether the task changed something afterwards: the run may end otherwise now. */
  private boolean isBeforeAnEdit(ToolStep.Command command) {
    return turn.steps().stream()
        .filter(step -> step.line() > command.line())
        .anyMatch(step -> step instanceof ToolStep.Patch patch && !patch.result().failed());
  }

  /** What ran in work that the user stopped or turned down is no example. */
  private boolean isWorthRepeating() {
    return turn.interruptedAt().isEmpty() && task.verdict().outcome() != TraceOutcome.FAIL;
  }

  /** A commit that the output names has happened, even where no exit code is shown. */
  private static boolean showsCommit(ToolStep.Command command) {
    return command.role().kind() == CommandKind.COMMIT
        && command.result().ending() == StepResult.Ending.DONE
        && command.result().exit() == null
        && !command.result().telling().isEmpty();
  }

  /** A check that ended and whose exit code the rollout does not show. */
  private static boolean showsNoCode(ToolStep.Command command) {
    return command.role().checks()
        && command.result().ending() == StepResult.Ending.DONE
        && command.result().exit() == null;
  }

  private static String key(ToolStep.Command command) {
    return "run " + command.shown().withoutNumbers() + StepPhrases.folder(command);
  }

  /**
   * With the folder, variables and files that the command needs before it runs, and with the
   * programs after it, where its exit code speaks for them too.
   */
  private static Excerpt whole(ToolStep.Command command) {
    String line = command.text().text();
    String shown = withSameProgram(command);
    int from = line.indexOf(shown);
    boolean speaksForAll =
        from >= 0
            && ShellLine.parse(line).segments().stream().allMatch(Segment::decides)
            && ShellLine.parse(line.substring(from)).segments().stream()
                .skip(1)
                .anyMatch(segment -> !PRINTERS.contains(segment.program()));
    String after = speaksForAll ? line.substring(from + shown.length()) : "";
    return new Excerpt(ShellLine.withSetup(line, shown) + after);
  }

  /**
   * From the first part that runs the same program, as in {@code cmake -B x && cmake --build x}: a
   * program that goes in steps needs them all.
   */
  private static String withSameProgram(ToolStep.Command command) {
    String line = command.text().text();
    String shown = command.shown().text();
    int at = line.indexOf(shown);
    List<Segment> parts = ShellLine.parse(line).segments();
    if (at <= 0 || !parts.stream().allMatch(Segment::decides)) {
      return shown;
    }
    String program = ShellLine.parse(shown).segments().getFirst().program();
    return parts.stream()
        .filter(part -> part.program().equals(program))
        .map(part -> line.indexOf(part.raw()))
        .filter(start -> start >= 0 && start < at)
        .findFirst()
        .map(start -> line.substring(start, at + shown.length()))
        .orElse(shown);
  }

  /** Whether a line of output says more than that all is well: how many tests, how many bytes. */
  private static boolean counts(Excerpt printed) {
    return COUNT.matcher(NO_COUNT.matcher(printed.text()).replaceAll(" ")).find();
  }

  private static TraceFact proof(ToolStep.Command command, boolean verifies) {
    return TraceFactWriter.proof(
        StepPhrases.run(
            command,
            whole(command).shortened(COMMAND_CHARS),
            command.role().checks() && counts(command.result().telling())
                ? command.result().telling().withoutRules().shortened(PRINTED_CHARS)
                : Excerpt.NONE),
        verifies,
        StepPhrases.lines(command));
  }
}
