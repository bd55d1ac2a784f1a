package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.evidence.UserWords;
import dev.memories.shellline.CommandKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The list "Key steps": what was changed, checked, committed and run, with exit codes. */
final class KeyStepList {
  private static final int MOST = 8;
  private static final int ENOUGH = 3;
  private static final int MOST_CHANGES = 4;
  private static final int EDIT_CHARS = 200;

  private KeyStepList() {}

  static List<Bullet> of(TurnEvidence stretch, Optional<UserWords> next) {
    List<ToolStep> steps = stretch.steps();
    List<Bullet> all =
        Stream.of(CommandKind.COMMIT, CommandKind.RUN, CommandKind.QUERY)
            .map(least -> bullets(steps, least))
            .filter(bullets -> bullets.size() >= ENOUGH)
            .findFirst()
            .orElseGet(() -> bullets(steps, CommandKind.QUERY));
    if (all.isEmpty()) {
      all = bullets(steps, CommandKind.READ);
    }
    List<Bullet> shown = new ArrayList<>(ends(all, MOST));
    next.filter(UserWords::accepts)
        .ifPresent(
            words ->
                shown.add(
                    Bullet.of(
                        "the user accepted it: " + StepPhrases.quote(words.heading()),
                        words.line())));
    return shown;
  }

  /** The first and the last ones when there are too many. */
  private static List<Bullet> ends(List<Bullet> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<Bullet> ends = new ArrayList<>(all.subList(0, most / 2));
    ends.addAll(all.subList(all.size() - most / 2, all.size()));
    return ends;
  }

  /** Steps of at least this kind, each repetition without a change between left out. */
  private static List<Bullet> bullets(List<ToolStep> steps, CommandKind least) {
    List<Bullet> bullets = new ArrayList<>();
    Set<String> sinceChange = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case ToolStep.Patch patch -> {
          if (!patch.result().failed() && !patch.changes().isEmpty()) {
            sinceChange.clear();
            patch.changes().stream()
                .limit(MOST_CHANGES)
                .forEach(
                    change -> bullets.add(Bullet.of(StepPhrases.change(change), patch.line())));
          }
        }
        case ToolStep.Command command -> {
          if (command.role().kind().compareTo(least) < 0 || !isStep(command)) {
            continue;
          }
          if (command.role().changes()) {
            sinceChange.clear();
          }
          if (!sinceChange.add(similar(command))) {
            continue;
          }
          if (command.role().changes() && command.role().checks()) {
            bullets.add(Bullet.of("changed files by " + edit(command), command.line()));
          }
          bullets.add(Bullet.of(text(command, Reproduction.isAt(i, steps)), command));
        }
        case ToolStep.OtherCall call -> {
          if (!call.result().failed()) {
            bullets.add(
                Bullet.of(
                    "asked " + call.tool() + ": " + StepPhrases.quote(call.subject()),
                    call.line()));
          }
        }
        case ToolStep.Lookup source -> {
          if (source.why().equals("web search")) {
            bullets.add(
                Bullet.of("searched the web: " + StepPhrases.quote(source.place()), source.line()));
          }
        }
        case ToolStep.ReviewFinding _ -> {}
      }
    }
    return bullets;
  }

  /** A failing command is a setback, not a step, unless it is a check that gave its verdict. */
  private static boolean isStep(ToolStep.Command command) {
    StepResult result = command.result();
    return command.role().checks()
        ? result.ran()
        : result.ending() == StepResult.Ending.DONE
            && !result.failed()
            && !result.trouble()
            && command.role().kind() != CommandKind.NOTHING;
  }

  private static String edit(ToolStep.Command command) {
    return command.edit().shortened(EDIT_CHARS).inCode();
  }

  private static String text(ToolStep.Command command, boolean reproduction) {
    if (command.role().kind() == CommandKind.COMMIT && !command.result().telling().isEmpty()) {
      return "committed " + command.result().telling().inCode();
    }
    if (command.role().kind() == CommandKind.CHANGE) {
      String ending = ", " + StepPhrases.ending(command.result());
      return "changed files by " + command.text().shortened(EDIT_CHARS).inCode() + ending;
    }
    if (!command.role().decides()
        && (command.role().masksCheck() || command.role().kind() == CommandKind.RUN)) {
      return StepPhrases.code(command)
          + StepPhrases.telling(command.result())
          + " (its exit code is hidden)";
    }
    // Why a check failed stands among what did not work, unless it showed the problem.
    return command.result().failed() && !reproduction
        ? StepPhrases.ended(command)
        : StepPhrases.told(command);
  }

  /** Commands that differ in numbers only are the same step, done again. */
  private static String similar(ToolStep.Command command) {
    return command.text().withoutNumbers() + command.result().exit();
  }
}
