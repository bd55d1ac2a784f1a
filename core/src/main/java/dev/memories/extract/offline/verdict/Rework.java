package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.call.ChangedLines;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether a turn had to mend what the turn before it had done. */
final class Rework {
  private Rework() {}

  /** Whether half or more of a turn's added lines were removed by patches of the next turn. */
  static boolean takesOutMostOf(TurnEvidence turn, TurnEvidence next) {
    return takenOut(turn, next) >= 0.5;
  }

  /** Whether all of a turn's added lines were removed by patches of the next turn. */
  static boolean takesOutAllOf(TurnEvidence turn, TurnEvidence next) {
    return takenOut(turn, next) == 1;
  }

  /**
   * Whether the next turn puts back what a turn's patches changed, without an order of the user to
   * do so: all lines that they added are gone, and those that they removed stand there again.
   */
  static boolean reverses(TurnEvidence turn, TurnEvidence next) {
    UserWords words = next.words();
    Set<Line> removed = lines(turn, ChangedLines::removed);
    boolean isOrdered = words.says(UserSignal.UNDOES) || !words.removals().isEmpty();
    // A single line that comes and goes is a value that is tried.
    boolean isWork = !removed.isEmpty() || lines(turn, ChangedLines::added).size() > 1;
    return isWork
        && !isOrdered
        && takesOutAllOf(turn, next)
        && lines(next, ChangedLines::added).containsAll(removed);
  }

  /** Of the lines that a turn added and left in, the share that the next turn removed: 0 to 1. */
  private static double takenOut(TurnEvidence turn, TurnEvidence next) {
    Set<Line> left = new HashSet<>();
    edits(turn)
        .forEach(
            edit -> {
              left.removeAll(lines(edit, ChangedLines::removed));
              left.addAll(lines(edit, ChangedLines::added));
            });
    Set<Line> gone = lines(next, ChangedLines::removed);
    double takenOut = left.stream().filter(gone::contains).count();
    return left.isEmpty() ? 0 : takenOut / left.size();
  }

  /**
   * Whether a turn edits a file again that the turn before it edited, and the agent names a cause,
   * on a message that only reports a failure: it neither asks, approves nor wishes.
   */
  static boolean findsFaultIn(TurnEvidence turn, TurnEvidence next) {
    UserWords words = next.words();
    boolean onlyReports =
        words.says(UserSignal.REPORTS_FAILURE)
            && !words.accepts()
            && !words.says(UserSignal.ASKS)
            && words.wishes().isEmpty();
    return onlyReports
        && names(turn).anyMatch(file -> names(next).anyMatch(file::equals))
        && Stream.concat(next.remarks().stream(), next.answer().stream())
            .flatMap(said -> said.sentences().stream())
            .anyMatch(sentence -> sentence.subject() == AgentAnswer.Subject.CAUSE);
  }

  private static Stream<String> names(TurnEvidence turn) {
    return EditKind.files(turn).map(EditKind::name);
  }

  private record Line(String file, int code) {}

  private static Stream<ToolStep.FileEdit> edits(TurnEvidence turn) {
    return turn.steps().stream()
        .filter(step -> step instanceof ToolStep.Patch patch && !patch.result().failed())
        .flatMap(step -> ((ToolStep.Patch) step).changes().stream());
  }

  /** One side of all patches of a turn. */
  private static Set<Line> lines(TurnEvidence turn, Function<ChangedLines, Set<Integer>> side) {
    return edits(turn).flatMap(edit -> lines(edit, side).stream()).collect(Collectors.toSet());
  }

  private static Set<Line> lines(
      ToolStep.FileEdit edit, Function<ChangedLines, Set<Integer>> side) {
    return side.apply(edit.lines()).stream()
        .map(code -> new Line(edit.path().text(), code))
        .collect(Collectors.toSet());
  }
}
