package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.verdict.ClaimCheck;
import dev.memories.shellline.ShellLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which checks of a session say nothing that a wider or later one does not say: one command
 * that verifies the project is enough.
 */
public final class RepeatedChecks {
  /** Options that change what a check prints, or that it runs at all, but not what it checks. */
  private static final Pattern TELLS_NO_MORE =
      Pattern.compile(
          "-{1,2}(?:v+|q+|verbose|quiet|silent|no-color|color=\\S+|colou?r|tb=\\S+|count=\\d+|no-cache|rerun-tasks)");

  private static final String ALL_OF_GO = "./...";
  private static final Pattern SOME_OF_GO = Pattern.compile("\\./\\S+/\\.\\.\\.");

  private final List<ToolStep.Command> passed = new ArrayList<>();

  /**
   * @param steps of the session, in order
   */
  public RepeatedChecks(List<ToolStep> steps) {
    for (ToolStep step : steps) {
      if (step instanceof ToolStep.Command command
          && command.role().checks()
          && command.isVerdict()
          && !command.failed()) {
        passed.add(command);
      }
    }
  }

  /**
   * Whether another check covers this one.
   *
   * @param decides whether the check decides about its task: then only a later one counts
   */
  boolean cover(ToolStep.Command check, boolean decides) {
    return passed.stream()
        .filter(other -> other.line() != check.line() && other.folder().equals(check.folder()))
        .filter(other -> other.line() > check.line() || !decides)
        .anyMatch(other -> covers(other, check));
  }

  private static boolean covers(ToolStep.Command wide, ToolStep.Command check) {
    List<String> wideWords = words(wide);
    List<String> words = new ArrayList<>(words(check));
    if (wideWords.isEmpty() || words.isEmpty() || !wideWords.getFirst().equals(words.getFirst())) {
      return false;
    }
    if (wideWords.contains(ALL_OF_GO)) {
      words.replaceAll(word -> SOME_OF_GO.matcher(word).matches() ? ALL_OF_GO : word);
    }
    if (wideWords.equals(words)) {
      return wide.line() > check.line() || !wide.shown().equals(check.shown());
    }
    boolean isSelection = ClaimCheck.isOfSome(check) && !ClaimCheck.isOfSome(wide);
    return (isSelection && wide.line() > check.line()) || isWithoutNames(wideWords, words);
  }

  /** Whether the wide check is the narrow one without some names of files or tests. */
  private static boolean isWithoutNames(List<String> wide, List<String> narrow) {
    Set<String> more = new HashSet<>(narrow);
    wide.forEach(more::remove);
    return !more.isEmpty()
        && new HashSet<>(narrow).containsAll(wide)
        && more.stream().allMatch(word -> isName(word, narrow));
  }

  /** No option, and no value of one. */
  private static boolean isName(String word, List<String> words) {
    int at = words.indexOf(word);
    return !word.startsWith("-") && at > 1 && !words.get(at - 1).startsWith("-");
  }

  private static List<String> words(ToolStep.Command command) {
    List<ShellLine.Segment> parts = ShellLine.parse(command.shown().text()).segments();
    return parts.size() == 1
        ? parts.getFirst().words().stream()
            .filter(word -> !TELLS_NO_MORE.matcher(word).matches())
            .toList()
        : List.of();
  }
}
