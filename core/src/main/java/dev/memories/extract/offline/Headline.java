package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.trace.TraceOutcome;
import java.util.List;

/** One sentence for a session: the project, what was asked first, what came of it. */
final class Headline {
  private Headline() {}

  static String of(SessionEvidence evidence, List<TraceTask> tasks) {
    return tasks.isEmpty()
        ? "A session in which nothing was asked"
        : tasks.getFirst().subject() + " (" + outcome(tasks) + ")";
  }

  /** Of the last task in which something was checked or changed, else of the last. */
  private static String outcome(List<TraceTask> tasks) {
    TraceTask telling =
        tasks.reversed().stream().filter(TraceTask::hasVerdict).findFirst().orElse(tasks.getLast());
    TraceOutcome outcome = telling.verdict().outcome();
    long rejections =
        tasks.stream().filter(task -> task.next().filter(UserWords::rejects).isPresent()).count();
    String after =
        switch ((int) rejections) {
          case 0 -> "";
          case 1 -> " after a correction";
          default -> " after " + rejections + " corrections";
        };
    boolean interrupted = telling.stretch().interruptedAt().isPresent();
    return outcome.label()
        + (outcome == TraceOutcome.FAIL ? "" : after)
        + (interrupted ? ", interrupted" : "");
  }
}
