package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.CheckTopics;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds what an agent says of checks against the checks that ran after its last edit. */
public final class ClaimCheck {
  /** A patch that failed while no edit worked: the checks ran without it. */
  private final Optional<ToolStep.Patch> lost;

  /** The last run of each check after the last edit, in order. */
  private final Collection<ToolStep.Command> checks;

  private final CheckTopics topics;

  public ClaimCheck(TurnEvidence turn, CheckTopics topics) {
    this.topics = topics;
    this.lost = lostPatch(turn);
    Map<String, ToolStep.Command> last = new LinkedHashMap<>();
    for (ToolStep step : turn.steps()) {
      switch (step) {
        case ToolStep.Patch patch -> {
          if (!patch.result().failed()) {
            last.clear();
          }
        }
        case ToolStep.Command command -> {
          if (command.role().changes() && !command.role().checks()) {
            last.clear();
          } else if (command.role().checks()
              && command.result().exit() != null
              && command.result().ran()) {
            last.remove(command.shown().text());
            last.put(command.shown().text(), command);
          }
        }
        case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
    this.checks = last.values();
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

    /** No check of what the claim is about ran. */
    record Unverified() implements Standing {}

    /** The last check of what the claim is about failed. */
    record Contradicted(ToolStep.Command check) implements Standing {}

    /** Checks passed, but the change that the claim speaks of was never made. */
    record WithoutChange(ToolStep.Patch lost) implements Standing {}
  }

  /** A claim about several kinds of checks is borne out only if each of them is. */
  public Standing standing(String claim) {
    if (lost.isPresent()) {
      return new Standing.WithoutChange(lost.get());
    }
    Set<String> named = topics.of(claim);
    if (named.isEmpty()) {
      return standing(List.copyOf(checks));
    }
    List<Standing> each =
        named.stream().sorted().map(topic -> standing(checksOf(Set.of(topic)))).toList();
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

  /** Those that name one of the topics, or none. */
  private List<ToolStep.Command> checksOf(Set<String> named) {
    return checks.stream()
        .filter(check -> topicsOf(check).isEmpty() || sharesTopic(check, named))
        .toList();
  }

  /** A check that failed at last, while no other of its kind passed after it. */
  Optional<ToolStep.Command> leftFailing() {
    return checks.stream()
        .filter(check -> check.result().failed() && !topicsOf(check).isEmpty())
        .filter(
            failed ->
                checks.stream()
                    .noneMatch(
                        other -> other.result().passed() && sharesTopic(other, topicsOf(failed))))
        .findFirst();
  }

  /** Whether a check fails before anything is edited, and is then worked on. */
  static boolean startsBroken(TurnEvidence turn) {
    boolean failed = false;
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Patch patch && !patch.result().failed()) {
        return failed;
      }
      failed |=
          step instanceof ToolStep.Command command
              && command.role().checks()
              && command.result().ran()
              && command.result().failed();
    }
    return false;
  }

  private static Optional<ToolStep.Command> last(List<ToolStep.Command> of, boolean passed) {
    return of.stream().filter(check -> check.result().passed() == passed).reduce((_, b) -> b);
  }

  private boolean sharesTopic(ToolStep.Command check, Set<String> named) {
    return !Collections.disjoint(topicsOf(check), named);
  }

  private Set<String> topicsOf(ToolStep.Command check) {
    return topics.of(check.text().text());
  }
}
