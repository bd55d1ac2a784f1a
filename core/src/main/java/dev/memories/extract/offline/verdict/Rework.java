package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import java.util.HashSet;
import java.util.Set;
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
    Set<Line> removed = new HashSet<>();
    edits(turn).forEach(edit -> removed.addAll(lines(edit, edit.lines().removed())));
    Set<Line> added = new HashSet<>();
    edits(turn).forEach(edit -> added.addAll(lines(edit, edit.lines().added())));
    Set<Line> back = new HashSet<>();
    edits(next).forEach(edit -> back.addAll(lines(edit, edit.lines().added())));
    boolean isOrdered = words.says(UserSignal.UNDOES) || !words.removals().isEmpty();
    // A single line that comes and goes is a value that is tried.
    boolean isWork = !removed.isEmpty() || added.size() > 1;
    return isWork && !isOrdered && takesOutAllOf(turn, next) && back.containsAll(removed);
  }

  /** Of the lines that a turn added and left in, the share that the next turn removed: 0 to 1. */
  private static double takenOut(TurnEvidence turn, TurnEvidence next) {
    Set<Line> left = new HashSet<>();
    edits(turn)
        .forEach(
            edit -> {
              left.removeAll(lines(edit, edit.lines().removed()));
              left.addAll(lines(edit, edit.lines().added()));
            });
    Set<Line> gone = new HashSet<>();
    edits(next).forEach(edit -> gone.addAll(lines(edit, edit.lines().removed())));
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
        && files(turn).anyMatch(file -> files(next).anyMatch(file::equals))
        && Stream.concat(next.remarks().stream(), next.answer().stream())
            .flatMap(said -> said.sentences().stream())
            .anyMatch(sentence -> sentence.subject() == AgentAnswer.Subject.CAUSE);
  }

  private static Stream<String> files(TurnEvidence turn) {
    return turn.steps().stream()
        .filter(step -> !EditKind.isByGit(step))
        .flatMap(step -> EditKind.files(step).stream())
        .map(EditKind::name);
  }

  private record Line(String file, int code) {}

  private static Stream<ToolStep.FileEdit> edits(TurnEvidence turn) {
    return turn.steps().stream()
        .filter(step -> step instanceof ToolStep.Patch patch && !patch.result().failed())
        .flatMap(step -> ((ToolStep.Patch) step).changes().stream());
  }

  private static Set<Line> lines(ToolStep.FileEdit edit, Set<Integer> codes) {
    Set<Line> lines = new HashSet<>();
    codes.forEach(code -> lines.add(new Line(edit.path().text(), code)));
    return lines;
  }
}
