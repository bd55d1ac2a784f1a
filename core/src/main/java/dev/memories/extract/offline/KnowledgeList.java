package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.Excerpt;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.evidence.UserWords;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list "Reusable knowledge": commands that were shown to work, and the user's rules. */
final class KnowledgeList {
  private static final int MOST = 6;

  private KnowledgeList() {}

  static List<Bullet> of(TurnEvidence stretch, TaskVerdict verdict) {
    List<Bullet> bullets = new ArrayList<>();
    UserWords words = stretch.words();
    words.rules().stream()
        .filter(_ -> !words.rejects())
        .forEach(
            rule -> bullets.add(Bullet.of("the user: " + StepPhrases.quote(rule), words.line())));
    for (ToolStep.Command command : commands(stretch)) {
      Bullet bullet = Bullet.of(text(command), command);
      boolean corrected = words.rejects() && command.equals(verdict.check());
      bullets.add(
          corrected && verdict.outcome() == TraceOutcome.SUCCESS
              ? bullet.and(
                  ", after the correction " + StepPhrases.quote(words.heading()),
                  List.of(words.line()))
              : bullet);
    }
    return bullets.subList(0, Math.min(MOST, bullets.size()));
  }

  /** Each check and program once, where its last run passed: why it failed stands elsewhere. */
  private static List<ToolStep.Command> commands(TurnEvidence stretch) {
    Map<String, ToolStep.Command> last = new LinkedHashMap<>();
    for (ToolStep step : stretch.steps()) {
      if (step instanceof ToolStep.Command command && mayProve(command)) {
        last.put(command.shown().text(), command);
      }
    }
    return last.values().stream().filter(command -> command.result().passed()).toList();
  }

  private static boolean mayProve(ToolStep.Command command) {
    return command.role().checks()
        ? command.result().exit() != null
        : command.role().kind() == CommandKind.RUN
            && command.role().decides()
            && command.result().passed();
  }

  private static String text(ToolStep.Command command) {
    Excerpt telling = command.result().telling();
    return "Run "
        + StepPhrases.code(command)
        + (command.role().checks() ? " to verify: exit 0" : ": exit 0")
        + (telling.isEmpty() ? "" : ", " + telling.inCode());
  }
}
