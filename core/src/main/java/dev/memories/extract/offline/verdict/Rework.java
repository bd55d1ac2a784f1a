package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether a turn takes out again what the turn before it had put in. */
final class Rework {
  private Rework() {}

  /**
   * Whether at least half of the lines that a turn's patches added, and left in, were removed by
   * patches of the next turn, in the same files.
   */
  static boolean takesOutMostOf(TurnEvidence turn, TurnEvidence next) {
    Set<Line> left = new HashSet<>();
    edits(turn)
        .forEach(
            edit -> {
              left.removeAll(lines(edit, edit.lines().removed()));
              left.addAll(lines(edit, edit.lines().added()));
            });
    Set<Line> gone = new HashSet<>();
    edits(next).forEach(edit -> gone.addAll(lines(edit, edit.lines().removed())));
    long takenOut = left.stream().filter(gone::contains).count();
    return takenOut > 0 && takenOut * 2 >= left.size();
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
