package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What failed in a task, each failure with what made it go away. */
final class FailureBullets {
  private static final int COMMAND_CHARS = 160;
  private static final int ERROR_CHARS = 180;
  private static final int MOST_FILES = 2;
  private static final Pattern USAGE = Pattern.compile("(?i)^usage\\b");

  private final TraceTask task;
  private final TurnEvidence turn;
  private final TaskFailures failures;
  private final BulletList bullets;

  FailureBullets(TraceTask task, TaskFailures failures, BulletList bullets) {
    this.task = task;
    this.turn = task.stretch();
    this.failures = failures;
    this.bullets = bullets;
  }

  /** Each failure with its remedy; without one, only if nothing later changed it. */
  void add() {
    for (ToolStep step : turn.steps()) {
      switch (step) {
        case ToolStep.Command command -> failure(command);
        case ToolStep.OtherCall call -> {
          if (call.result().failed()) {
            String failed =
                isRefused(call)
                    ? "the user declined the call of " + call.tool()
                    : call.tool() + " failed" + StepPhrases.telling(call.result());
            bullets.tell(
                Section.FAILURES, 5, "call " + call.tool(), failed, StepPhrases.lines(call));
          }
        }
        case ToolStep.Patch patch -> {
          if (failures.isLost(patch)) {
            String files =
                patch.changes().stream()
                    .map(change -> change.path().inCode())
                    .distinct()
                    .limit(MOST_FILES)
                    .collect(Collectors.joining(", "));
            String failed =
                isRefused(patch)
                    ? "the user declined the patch of " + files
                    : "the patch of "
                        + files
                        + " failed and no later one worked"
                        + StepPhrases.telling(patch.result());
            bullets.tell(
                Section.FAILURES, 8, "patch " + patch.line(), failed, StepPhrases.lines(patch));
          }
        }
        case ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
  }

  private static boolean isRefused(ToolStep step) {
    return step.result().ending() == StepResult.Ending.REFUSED;
  }

  private void failure(ToolStep.Command command) {
    StepResult result = command.result();
    if (result.ending() == StepResult.Ending.RUNNING) {
      String running =
          StepPhrases.code(command)
              + " was still running when the tool came back"
              + StepPhrases.telling(result);
      String key = "running " + command.text().withoutNumbers();
      bullets.tell(Section.FAILURES, 4, key, running, StepPhrases.lines(command));
      return;
    }
    if (result.ending() == StepResult.Ending.DECLINED) {
      String declined = "the user declined " + StepPhrases.code(command);
      bullets.tell(
          Section.FAILURES,
          7,
          "declined " + command.text().text(),
          declined,
          StepPhrases.lines(command));
      return;
    }
    if (!command.failed() || !TaskFailures.isTelling(command)) {
      return;
    }
    Optional<Remedy> remedy = failures.remedyOf(command);
    String key = "failure " + result.telling().withoutNumbers();
    boolean isVerdict = command.equals(task.verdict().check());
    boolean isMendedByEdit = remedy.filter(Remedy::byEdit).isPresent();
    int weight =
        isVerdict && !isMendedByEdit ? 9 : remedy.map(this::weight).orElse(weightAlone(command));
    bullets.add(Section.FAILURES, weight, key, failed(command, remedy));
  }

  /** A program that prints how it is called was called with a slip of the pen. */
  private static int weightAlone(ToolStep.Command failed) {
    boolean isSlip = USAGE.matcher(failed.result().telling().text()).find();
    return isSlip ? TraceBudget.LEAST_WEIGHT - 1 : TraceBudget.LEAST_WEIGHT;
  }

  private int weight(Remedy remedy) {
    return isLater(remedy) ? TraceBudget.LEAST_WEIGHT : failures.weight(remedy);
  }

  /** How a failure went away; of an edit in a later task it says that it came later. */
  private String told(Remedy remedy) {
    if (!isLater(remedy)) {
      return remedy.how();
    }
    return isUnknownCause(remedy)
        ? TraceFactWriter.PASSED_LATER
        : remedy.how().replaceFirst("^(passed|got past it) after", "$1 later, after");
  }

  private boolean isLater(Remedy remedy) {
    return remedy.passed().line() > turn.steps().getLast().line();
  }

  /** Whether checks went on in this task: an edit of a later task is then hardly what helped. */
  private boolean isUnknownCause(Remedy remedy) {
    return isLater(remedy)
        && remedy.changesFiles()
        && turn.steps().stream()
            .filter(step -> step.line() > remedy.failed().line())
            .anyMatch(
                step ->
                    step instanceof ToolStep.Command command
                        && command.role().kind() == CommandKind.CHECK
                        && command.result().ran());
  }

  private TraceFact failed(ToolStep.Command command, Optional<Remedy> remedy) {
    List<Long> lines = new ArrayList<>(StepPhrases.lines(command));
    remedy.ifPresent(
        how -> lines.addAll(isUnknownCause(how) ? StepPhrases.lines(how.passed()) : how.lines()));
    if (!command.result().failed()) {
      String told =
          StepPhrases.code(command)
              + " failed, though the pipe ends with "
              + command.result().exit()
              + StepPhrases.telling(command.result())
              + remedy.map(how -> "; " + told(how)).orElse("");
      return TraceFactWriter.statement(told, lines);
    }
    if (command.result().exit() == null) {
      String told = StepPhrases.told(command) + remedy.map(how -> "; " + told(how)).orElse("");
      return TraceFactWriter.statement(told, lines);
    }
    return TraceFactWriter.failure(
        StepPhrases.run(
            command,
            command.shown().shortened(COMMAND_CHARS),
            command.result().telling().withoutRules().withShortPaths().shortened(ERROR_CHARS)),
        command.byUser(),
        remedy.map(how -> new TraceFact.Remedy(told(how), how.changesFiles())).orElse(null),
        lines);
  }
}
