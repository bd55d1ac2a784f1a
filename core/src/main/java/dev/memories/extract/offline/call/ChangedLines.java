package dev.memories.extract.offline.call;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lines a patch adds to a file and which it removes, as hash codes without the white space
 * around them. Two lines with the same code count as one.
 */
public record ChangedLines(Set<Integer> added, Set<Integer> removed) {
  public static final ChangedLines NONE = new ChangedLines(Set.of(), Set.of());

  /** A shorter line, such as a bracket, may stand anywhere. */
  private static final int LEAST_CHARS = 7;

  public ChangedLines {
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
  }

  /** A line that stands on both sides was only moved. */
  static ChangedLines of(List<String> added, List<String> removed) {
    Set<Integer> come = codes(added);
    Set<Integer> gone = codes(removed);
    Set<Integer> moved = new HashSet<>(come);
    moved.retainAll(gone);
    come.removeAll(moved);
    gone.removeAll(moved);
    return new ChangedLines(come, gone);
  }

  private static Set<Integer> codes(Collection<String> lines) {
    return lines.stream()
        .filter(line -> line.length() >= LEAST_CHARS)
        .map(String::hashCode)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
