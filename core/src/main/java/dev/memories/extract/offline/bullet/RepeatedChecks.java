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

  /**
   * A check with its words.
   *
   * @param words without options that tell no more; empty for several programs
   */
  private record Check(ToolStep.Command command, List<String> words) {
    static Check of(ToolStep.Command command) {
      List<ShellLine.Segment> parts = ShellLine.parse(command.shown().text()).segments();
      return new Check(
          command,
          parts.size() == 1
              ? parts.getFirst().words().stream()
                  .filter(word -> !TELLS_NO_MORE.matcher(word).matches())
                  .toList()
              : List.of());
    }

    boolean isLaterThan(Check other) {
      return command.line() > other.command.line();
    }
  }

  private final List<Check> passed = new ArrayList<>();

  /**
   * @param steps of the session, in order
   */
  public RepeatedChecks(List<ToolStep> steps) {
    for (ToolStep step : steps) {
      if (step instanceof ToolStep.Command command
          && command.role().checks()
          && command.isVerdict()
          && !command.failed()
          && !command.result().ranNothing()) {
        passed.add(Check.of(command));
      }
    }
  }

  /**
   * Whether another check covers this one.
   *
   * @param decides whether the check decides about its task: then only a later one counts
   */
  boolean cover(ToolStep.Command command, boolean decides) {
    Check check = Check.of(command);
    return !check.words().isEmpty()
        && passed.stream()
            .filter(other -> other.command().line() != command.line())
            .filter(other -> other.command().folder().equals(command.folder()))
            .filter(other -> other.isLaterThan(check) || !decides)
            .anyMatch(other -> covers(other, check));
  }

  private static boolean covers(Check wide, Check check) {
    if (wide.words().isEmpty() || !wide.words().getFirst().equals(check.words().getFirst())) {
      return false;
    }
    List<String> words = new ArrayList<>(check.words());
    if (wide.words().contains(ALL_OF_GO)) {
      words.replaceAll(word -> SOME_OF_GO.matcher(word).matches() ? ALL_OF_GO : word);
    }
    if (wide.words().equals(words)) {
      return wide.isLaterThan(check);
    }
    boolean isSelection =
        ClaimCheck.isOfSome(check.command()) && !ClaimCheck.isOfSome(wide.command());
    boolean namesMore =
        wide.isLaterThan(check)
            && ClaimCheck.isOfSome(check.command())
            && isWithoutNames(words, wide.words());
    return (isSelection && wide.isLaterThan(check))
        || namesMore
        || isWithoutNames(wide.words(), words);
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
}
