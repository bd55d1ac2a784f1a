package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.trace.TraceOutcome;
import java.util.List;
import java.util.stream.IntStream;

/** One sentence for a session: what was asked first, and what came of it. */
final class Headline {
  private static final int RESULT_CHARS = 150;

  private Headline() {}

  /** With the sentence of the answers that tells the result, where there is one. */
  static String withResult(SessionEvidence evidence, List<TraceTask> tasks) {
    return Results.first(tasks)
        .map(
            said ->
                titled(naming(tasks).shortSubject(), tasks)
                    + ": "
                    + said.shortened(RESULT_CHARS).inQuotes())
        .orElseGet(() -> of(evidence, tasks));
  }

  static String of(SessionEvidence evidence, List<TraceTask> tasks) {
    return tasks.isEmpty()
        ? "A session in which nothing was asked"
        : titled(naming(tasks).subject(), tasks);
  }

  private static String titled(String subject, List<TraceTask> tasks) {
    return subject + " (" + outcome(tasks) + ")";
  }

  /** The task that gives a session its name: the first one that a person asked for. */
  static TraceTask naming(List<TraceTask> tasks) {
    return tasks.stream()
        .filter(task -> !task.stretch().words().areUnspoken())
        .findFirst()
        .orElse(tasks.getFirst());
  }

  /** What was left undone before the task that succeeded, unless its check passed later. */
  private static String earlier(List<TraceTask> tasks, TraceTask telling) {
    int last = tasks.indexOf(telling);
    List<TraceOutcome> before =
        IntStream.range(0, last)
            .filter(i -> isUndone(tasks.get(i)))
            .filter(i -> tasks.get(i).stretch().interruptedAt().isEmpty())
            .filter(i -> !isMended(tasks.get(i), tasks.subList(i + 1, last + 1)))
            .mapToObj(i -> tasks.get(i).verdict().outcome())
            .toList();
    if (before.isEmpty()) {
      return "";
    }
    return before.contains(TraceOutcome.FAIL)
        ? "; an earlier task failed"
        : "; an earlier task is partial";
  }

  private static boolean isMended(TraceTask red, List<TraceTask> later) {
    ToolStep.Command check = red.verdict().check();
    return check != null
        && check.failed()
        && later.stream()
            .map(task -> task.verdict().check())
            .anyMatch(
                again -> again != null && !again.failed() && again.shown().equals(check.shown()));
  }

  /** Whether a task was begun and not brought to its end. */
  private static boolean isUndone(TraceTask task) {
    TraceOutcome outcome = task.verdict().outcome();
    return (outcome == TraceOutcome.FAIL || outcome == TraceOutcome.PARTIAL)
        && task.stretch().hasSteps()
        && task.stretch().rolledBackAt().isEmpty();
  }

  /**
   * Of the last task where that was left undone, else of the last one in which something was
   * checked or changed, else of the last.
   */
  private static String outcome(List<TraceTask> tasks) {
    TraceTask last = tasks.getLast();
    TraceTask telling =
        isUndone(last)
            ? last
            : tasks.reversed().stream().filter(TraceTask::hasVerdict).findFirst().orElse(last);
    TraceOutcome outcome = telling.verdict().outcome();
    long rejections =
        tasks.stream().filter(task -> task.next().filter(UserWords::rejects).isPresent()).count();
    String after =
        switch ((int) rejections) {
          case 0 -> "";
          case 1 -> " after a correction";
          default -> " after " + rejections + " corrections";
        };
    if (outcome == TraceOutcome.SUCCESS && (isStillRed(tasks) || isPutOff(last))) {
      outcome = TraceOutcome.PARTIAL;
    } else if (outcome == TraceOutcome.SUCCESS && rejections == 0) {
      after = earlier(tasks, telling);
    }
    boolean interrupted = telling.stretch().interruptedAt().isPresent();
    return outcome.label()
        + (outcome == TraceOutcome.FAIL ? "" : after)
        + (interrupted ? ", interrupted" : "");
  }

  /** Whether the last check of the session failed, though its task may have been another one. */
  private static boolean isStillRed(List<TraceTask> tasks) {
    return ToolStep.commands(tasks.stream().flatMap(task -> task.stretch().steps().stream()))
        .filter(command -> command.role().checks() && command.isVerdict())
        .reduce((_, later) -> later)
        .filter(ToolStep.Command::failed)
        .isPresent();
  }

  private static boolean isPutOff(TraceTask last) {
    return last.stretch().isLastWord() && last.stretch().words().says(UserSignal.POSTPONES);
  }
}
