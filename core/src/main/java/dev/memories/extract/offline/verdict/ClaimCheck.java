package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.shellline.CommandKind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what an agent says of checks against the checks that ran after its last edit. */
public final class ClaimCheck {
  /** Options and arguments that choose some of the tests. */
  private static final Pattern SELECTION =
      Pattern.compile(
          "\\s(?:-k|-t|-g|-run|--filter|--tests?|--grep|--testNamePattern|--only|--gtest_filter|-Dtest|-Dit\\.test)(?:[=\\s]|$)"
              + "|\\bfilter\\s*=|::\\w|\\s[^\\s=]*[A-Za-z0-9_-]\\.(?:py|rb|t|js|jsx|ts|tsx|mjs|php|go|exs?|lua|clj|R)(?:[\\s:]|$)");

  /** A number of two digits or more: one digit says too little. */
  private static final Pattern COUNT =
      Pattern.compile("(?<![\\w.,:/])[1-9]\\d{1,6}(?![\\w.,:/]*\\w)");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A patch that failed while no edit worked: the checks ran without it. */
  private final Optional<ToolStep.Patch> lost;

  /** The last run of each check after the last edit, in order. */
  private final Collection<ToolStep.Command> checks;

  private final TurnEvidence turn;
  private final List<ToolStep> before;
  private final CheckTopics topics;

  /** Holds claims against the checks of a turn alone. */
  ClaimCheck(TurnEvidence turn, CheckTopics topics) {
    this(turn, List.of(), topics);
  }

  /**
   * Holds claims against the checks of a turn, and of those before it where it edits nothing.
   *
   * @param before the steps of the session before the turn, in order
   */
  public ClaimCheck(TurnEvidence turn, List<ToolStep> before, CheckTopics topics) {
    this.turn = turn;
    this.before = before;
    this.topics = topics;
    this.lost = lostPatch(turn);
    this.checks = lastRuns(turn.steps(), ToolStep.Command::isVerdict);
  }

  /** The last run after the last edit of each command that counts. */
  private static Collection<ToolStep.Command> lastRuns(
      List<ToolStep> steps, Predicate<ToolStep.Command> counts) {
    Map<String, ToolStep.Command> last = new LinkedHashMap<>();
    for (ToolStep step : steps) {
      switch (step) {
        case ToolStep.Patch patch -> {
          if (!patch.result().failed()) {
            last.clear();
          }
        }
        case ToolStep.Command command -> {
          // To clear away what a run left behind changes nothing that a check is about.
          if (command.role().changes()
              && !command.role().checks()
              && !EditKind.isRemoval(command)) {
            last.clear();
          } else if (counts.test(command)) {
            last.remove(command.shown().text());
            last.put(command.shown().text(), command);
          }
        }
        case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
    return last.values();
  }

  private static Optional<ToolStep.Patch> lostPatch(TurnEvidence turn) {
    List<ToolStep> steps = turn.steps();
    return steps.stream().anyMatch(EditKind::edits)
        ? Optional.empty()
        : steps.stream()
            .filter(ToolStep.Patch.class::isInstance)
            .map(ToolStep.Patch.class::cast)
            .filter(patch -> EditKind.isLost(patch, steps))
            .reduce((_, last) -> last);
  }

  /** How far the session bears a claim out. */
  public sealed interface Standing {
    /** A check of what the claim is about passed. */
    record BorneOut(ToolStep.Command check) implements Standing {}

    /** A check passed, but another check failed last. */
    record BorneOutInPart(ToolStep.Command check, ToolStep.Command failed) implements Standing {}

    /** A check passed, but it ran only some of the tests that the claim speaks of. */
    record OfSome(ToolStep.Command check) implements Standing {}

    /** No check of what the claim is about ran. */
    record Unverified() implements Standing {}

    /** The last check of what the claim is about failed. */
    record Contradicted(ToolStep.Command check) implements Standing {}

    /** Checks passed, but the change that the claim speaks of was never made. */
    record WithoutChange(ToolStep.Patch lost) implements Standing {}
  }

  /** A claim about several kinds of checks is borne out only if each of them is. */
  public Standing standing(AgentAnswer.Sentence claim) {
    if (lost.isPresent()) {
      return new Standing.WithoutChange(lost.get());
    }
    Standing standing = standingAlone(claim.text().text());
    if (standing instanceof Standing.BorneOut
        && claim.has(AgentAnswer.Trait.CLAIMS_ALL)
        && tests().stream().allMatch(ClaimCheck::isOfSome)) {
      return tests().stream()
          .reduce((_, later) -> later)
          .<Standing>map(Standing.OfSome::new)
          .orElse(standing);
    }
    return switch (standing) {
      case Standing.BorneOut(var check) ->
          leftFailing()
              .filter(failed -> concerns(failed, claim.text().text()))
              .<Standing>map(failed -> new Standing.BorneOutInPart(check, failed))
              .orElse(standing);
      case Standing.Unverified _ ->
          named(claim.text().text()).<Standing>map(Standing.BorneOut::new).orElse(standing);
      default -> standing;
    };
  }

  /** Whether a claim is about all checks, or about what failed. */
  private boolean concerns(ToolStep.Command failed, String claim) {
    Set<String> named = topics.of(claim);
    return named.isEmpty() || sharesTopic(failed, named);
  }

  /**
   * A check that passed and that the claim speaks of in another way: by a figure that it printed,
   * or by a part of its command in code marks; else one of the turns before that it could be about.
   */
  private Optional<ToolStep.Command> named(String claim) {
    // Some of the other programs that passed are tests of a kind that nobody has named.
    Collection<ToolStep.Command> runs = lastRuns(turn.steps(), ClaimCheck::isPassedRun);
    Collection<ToolStep.Command> earlier =
        EditKind.areIn(turn) ? List.of() : lastRuns(before, ToolStep.Command::isVerdict);
    return Stream.of(checks, runs, earlier)
        .flatMap(Collection::stream)
        .filter(check -> !check.failed())
        .filter(check -> printedFigure(check, claim) || isQuoted(check, claim))
        .findFirst()
        .or(() -> last(about(claim, earlier), true));
  }

  private static boolean isPassedRun(ToolStep.Command command) {
    return command.role().kind() == CommandKind.RUN && command.result().passed();
  }

  private static boolean printedFigure(ToolStep.Command check, String claim) {
    return COUNT
        .matcher(claim)
        .results()
        .anyMatch(count -> DeniedFigures.isNamed(count.group(), check.result().telling().text()));
  }

  private static boolean isQuoted(ToolStep.Command check, String claim) {
    return CODE.matcher(claim)
        .results()
        .anyMatch(code -> (" " + check.text().text() + " ").contains(" " + code.group(1) + " "));
  }

  private Standing standingAlone(String claim) {
    Set<String> named = topics.of(claim);
    if (named.isEmpty()) {
      return standing(List.copyOf(checks));
    }
    List<Standing> each =
        named.stream().sorted().map(topic -> standing(checksOf(Set.of(topic), checks))).toList();
    return each.stream()
        .filter(Standing.Contradicted.class::isInstance)
        .findFirst()
        .or(() -> each.stream().filter(Standing.BorneOut.class::isInstance).findFirst())
        .orElseGet(Standing.Unverified::new);
  }

  private static Standing standing(List<ToolStep.Command> relevant) {
    Optional<ToolStep.Command> failed = last(relevant, false);
    return last(relevant, true)
        .<Standing>map(Standing.BorneOut::new)
        .or(() -> failed.map(Standing.Contradicted::new))
        .orElseGet(Standing.Unverified::new);
  }

  private List<ToolStep.Command> tests() {
    return checks.stream().filter(check -> topicsOf(check).contains("test")).toList();
  }

  /** Whether a check runs only tests that its options or arguments choose. */
  public static boolean isOfSome(ToolStep.Command check) {
    return SELECTION.matcher(check.text().text()).find();
  }

  private List<ToolStep.Command> about(String claim, Collection<ToolStep.Command> checks) {
    Set<String> named = topics.of(claim);
    return named.isEmpty() ? List.copyOf(checks) : checksOf(named, checks);
  }

  /** Those that name one of the topics, or none. */
  private List<ToolStep.Command> checksOf(Set<String> named, Collection<ToolStep.Command> checks) {
    return checks.stream()
        .filter(check -> topicsOf(check).isEmpty() || sharesTopic(check, named))
        .toList();
  }

  /** A check that failed at last, while no other of its kind passed after it. */
  Optional<ToolStep.Command> leftFailing() {
    return checks.stream()
        .filter(check -> check.failed() && !topicsOf(check).isEmpty())
        .filter(failed -> checks.stream().noneMatch(other -> makesUpFor(other, failed)))
        .findFirst();
  }

  private boolean makesUpFor(ToolStep.Command passed, ToolStep.Command failed) {
    return !passed.failed()
        && passed.line() > failed.line()
        && sharesTopic(passed, topicsOf(failed));
  }

  /** Whether a check fails before anything is edited, and is then worked on. */
  static boolean startsBroken(TurnEvidence turn) {
    boolean failed = false;
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Patch patch && !patch.result().failed()) {
        return failed;
      }
      failed |= step instanceof ToolStep.Command command && command.isVerdict() && command.failed();
    }
    return false;
  }

  private static Optional<ToolStep.Command> last(List<ToolStep.Command> of, boolean passed) {
    return of.stream().filter(check -> check.failed() != passed).reduce((_, b) -> b);
  }

  private boolean sharesTopic(ToolStep.Command check, Set<String> named) {
    return !Collections.disjoint(topicsOf(check), named);
  }

  private Set<String> topicsOf(ToolStep.Command check) {
    return topics.ofCommand(check.text().text());
  }
}
