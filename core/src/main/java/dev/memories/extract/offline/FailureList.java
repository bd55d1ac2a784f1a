package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.evidence.UserWords;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list "Things that did not work": what failed, why, and what was done next. */
final class FailureList {
  private static final int MOST = 8;

  private final TurnEvidence stretch;
  private final TaskVerdict verdict;
  private final Optional<UserWords> next;
  private final List<ToolStep> steps;

  /** Of each step: those that are alike have the same. */
  private final List<String> keys;

  private final Map<String, Bullet> bullets = new LinkedHashMap<>();
  private final Map<String, Integer> repeated = new LinkedHashMap<>();

  private FailureList(TurnEvidence stretch, TaskVerdict verdict, Optional<UserWords> next) {
    this.stretch = stretch;
    this.verdict = verdict;
    this.next = next;
    this.steps = stretch.steps();
    this.keys = steps.stream().map(FailureList::key).toList();
  }

  static List<Bullet> of(TurnEvidence stretch, TaskVerdict verdict, Optional<UserWords> next) {
    return new FailureList(stretch, verdict, next).list();
  }

  private List<Bullet> list() {
    ToolStep.@Nullable Patch edited = null;
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case ToolStep.Patch patch -> {
          if (patch.result().failed()) {
            failedPatch(patch, i);
          } else {
            edited = patch;
          }
        }
        case ToolStep.Command command -> command(command, edited, i);
        case ToolStep.OtherCall call -> {
          if (call.result().failed()) {
            put(
                "call " + call.tool(),
                Bullet.of(
                    "asking " + call.tool() + " failed" + StepPhrases.telling(call.result()),
                    call));
          }
        }
        case ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
    List<Bullet> list = new ArrayList<>();
    bullets.forEach(
        (key, bullet) -> {
          int more = repeated.getOrDefault(key, 0);
          list.add(more == 0 ? bullet : bullet.and("; " + more + " more like it", List.of()));
        });
    List<Bullet> shown = new ArrayList<>(list.subList(0, Math.min(list.size(), MOST)));
    shown.addAll(ending());
    return shown;
  }

  private void command(ToolStep.Command command, ToolStep.@Nullable Patch edited, int index) {
    StepResult result = command.result();
    String key = keys.get(index);
    switch (result.ending()) {
      case RUNNING ->
          put(
              key,
              Bullet.of(
                  StepPhrases.code(command)
                      + " was still running when the tool came back"
                      + (result.telling().isEmpty()
                          ? ", without output so far"
                          : StepPhrases.telling(result)),
                  command));
      case ABORTED -> put(key, Bullet.of(StepPhrases.code(command) + " was aborted", command));
      case UNANSWERED ->
          put(key, Bullet.of(StepPhrases.code(command) + ": no result in the rollout", command));
      case NOT_RUN -> put(key, andNext(Bullet.of(StepPhrases.told(command), command), index));
      case DONE -> {
        if (result.failed() && !Reproduction.isAt(index, steps)) {
          put(key + result.telling().withoutNumbers(), andNext(failed(command, edited), index));
        } else if (result.trouble() && !result.failed()) {
          put(
              key,
              Bullet.of(
                  command.text().inCode()
                      + " hides the exit code of its check and said"
                      + StepPhrases.telling(result),
                  command));
        }
      }
    }
  }

  private static Bullet failed(ToolStep.Command command, ToolStep.@Nullable Patch edited) {
    Bullet bullet = Bullet.of(StepPhrases.told(command), command);
    if (edited == null || edited.changes().isEmpty() || !command.role().checks()) {
      return bullet;
    }
    ToolStep.FileEdit change = edited.changes().getFirst();
    // Only a replacement may be the cause; a test that fails before its subject is mended is none.
    return change.before().isEmpty()
        ? bullet
        : bullet.and(
            ", after " + change.before().inCode() + " -> " + change.after().inCode(),
            List.of(edited.line()));
  }

  private void failedPatch(ToolStep.Patch patch, int index) {
    String what =
        patch.changes().isEmpty() ? "" : " of " + patch.changes().getFirst().path().inCode();
    Bullet bullet =
        Bullet.of("patch" + what + " failed" + StepPhrases.telling(patch.result()), patch);
    put("patch" + what, andNext(bullet, index));
  }

  /** What was done next: the first step afterwards that changed, checked or ran something else. */
  private Bullet andNext(Bullet bullet, int index) {
    for (int i = index + 1; i < steps.size(); i++) {
      ToolStep step = steps.get(i);
      if (isAnswer(step) && !keys.get(i).equals(keys.get(index))) {
        return bullet.and(
            "; next: " + StepPhrases.next(step), List.of(step.line(), step.result().line()));
      }
    }
    return bullet;
  }

  private static boolean isAnswer(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch _ -> true;
      case ToolStep.Command command -> command.role().kind().compareTo(CommandKind.RUN) >= 0;
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  /** Commands that differ in numbers only are alike. */
  private static String key(ToolStep step) {
    return step instanceof ToolStep.Command command
        ? command.text().withoutNumbers()
        : "line " + step.line();
  }

  private void put(String key, Bullet bullet) {
    if (bullets.containsKey(key)) {
      repeated.merge(key, 1, Integer::sum);
    } else {
      bullets.put(key, bullet);
    }
  }

  /** How the stretch ended, where that was not well. */
  private List<Bullet> ending() {
    List<Bullet> ending = new ArrayList<>();
    stretch
        .interruptedAt()
        .ifPresent(line -> ending.add(Bullet.of("the user interrupted the work", line)));
    stretch
        .rolledBackAt()
        .ifPresent(line -> ending.add(Bullet.of("the user took this turn back", line)));
    next.filter(UserWords::rejects)
        .ifPresent(
            words ->
                ending.add(
                    Bullet.of(
                        "the user rejected the result: " + StepPhrases.quote(words.whole()),
                        words.line())));
    ToolStep unchecked = verdict.uncheckedEdit();
    if (unchecked != null && next.filter(UserWords::rejects).isEmpty()) {
      ending.add(Bullet.of("no check ran after the last edit", unchecked));
    }
    boolean open = !stretch.isAnswered() && stretch.interruptedAt().isEmpty();
    boolean told = next.isPresent() && verdict.outcome() != TraceOutcome.PARTIAL;
    if (open && !told && stretch.hasSteps()) {
      ending.add(Bullet.of("the rollout shows no answer after this", steps.getLast()));
    } else if (open && !told) {
      ending.add(Bullet.of("the rollout shows no answer to this", stretch.words().line()));
    }
    return ending;
  }
}
