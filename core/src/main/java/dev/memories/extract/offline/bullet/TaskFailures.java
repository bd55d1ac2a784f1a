package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** The telling failures of a task, each with the remedy that the session shows. */
final class TaskFailures {
  private final TurnEvidence turn;
  private final RemedyFinder finder;
  private final IdentityHashMap<ToolStep.Command, Optional<Remedy>> remedyOf =
      new IdentityHashMap<>();

  TaskFailures(TurnEvidence turn, RemedyFinder finder) {
    this.turn = turn;
    this.finder = finder;
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Command command && command.failed() && isTelling(command)) {
        remedyOf.put(command, finder.remedyOf(command));
      }
    }
  }

  Optional<Remedy> remedyOf(ToolStep.Command failed) {
    return remedyOf.getOrDefault(failed, Optional.empty());
  }

  /** Whether an edit of a file was taken back later. */
  boolean isTakenBack(Excerpt file, long line) {
    return finder.isRestored(file, line);
  }

  /** Whether a patch failed and the session never made up for it. */
  boolean isLost(ToolStep.Patch patch) {
    return finder.isLost(patch);
  }

  /** Whether a failure is told with this edit as what helped. */
  boolean tellEdit(String edit) {
    return toldRemedies().anyMatch(remedy -> remedy.how().endsWith(edit));
  }

  /** Whether a failure is told with this command as what helped. */
  boolean tellCommand(ToolStep.Command command) {
    String shown = StepPhrases.code(command);
    return toldRemedies().anyMatch(remedy -> remedy.how().contains(shown));
  }

  /** Those that have a place of their own in a trace. */
  private Stream<Remedy> toldRemedies() {
    return remedyOf.values().stream()
        .flatMap(Optional::stream)
        .filter(remedy -> weight(remedy) > TraceBudget.LEAST_WEIGHT);
  }

  /** A remedy that another session can use is worth most. */
  int weight(Remedy remedy) {
    return !remedy.byEdit() ? 6 : isOwnFault(remedy.failed()) ? TraceBudget.LEAST_WEIGHT : 4;
  }

  /**
   * A check that fails after an edit of the same task mostly shows a slip of that edit. What the
   * user ran shows what the request is about.
   */
  private boolean isOwnFault(ToolStep.Command failed) {
    return failed.byUser()
        || turn.steps().stream()
            .takeWhile(step -> step.line() < failed.line())
            .anyMatch(step -> step instanceof ToolStep.Patch patch && !patch.result().failed());
  }

  /** Such as {@code /quit}, which the user meant for the agent and typed into the shell. */
  private static boolean isForAgent(String text) {
    String name = text.strip();
    return name.startsWith("/") && name.indexOf('/', 1) < 0 && name.indexOf(' ') < 0;
  }

  /** A failed search teaches nothing, but a missing program does. */
  static boolean isTelling(ToolStep.Command command) {
    boolean looks = command.role().kind().compareTo(CommandKind.QUERY) <= 0;
    boolean isMissing = Integer.valueOf(127).equals(command.result().exit());
    if (isMissing && command.byUser() && isForAgent(command.text().text())) {
      return false;
    }
    return !command.result().telling().isEmpty() && (!looks || isMissing);
  }
}
