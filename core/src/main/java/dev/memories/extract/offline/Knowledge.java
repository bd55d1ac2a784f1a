package dev.memories.extract.offline;

import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list "Reusable knowledge": commands proven to work, and what the person ruled. */
final class Knowledge {
  private static final int MOST = 6;

  private Knowledge() {}

  static List<Bullet> of(Stretch stretch, Verdict verdict) {
    List<Bullet> bullets = new ArrayList<>();
    Words words = stretch.words();
    words.rules().stream()
        .filter(_ -> !words.rejects())
        .forEach(rule -> bullets.add(Bullet.of("the user: " + Phrases.quote(rule), words.line())));
    for (Step.Command command : commands(stretch)) {
      Bullet bullet = Bullet.of(text(command), command);
      boolean corrected = words.rejects() && command.equals(verdict.check());
      bullets.add(
          corrected && verdict.outcome() == TraceOutcome.SUCCESS
              ? bullet.and(
                  ", after the correction " + Phrases.quote(words.heading()), List.of(words.line()))
              : bullet);
    }
    return bullets.subList(0, Math.min(MOST, bullets.size()));
  }

  /** Each check and program once, as it ended last. */
  private static List<Step.Command> commands(Stretch stretch) {
    Map<String, Step.Command> last = new LinkedHashMap<>();
    for (Step step : stretch.steps()) {
      if (step instanceof Step.Command command && isProof(command)) {
        last.put(command.shown().text(), command);
      }
    }
    return List.copyOf(last.values());
  }

  private static boolean isProof(Step.Command command) {
    Result result = command.result();
    return command.role().checks()
        ? result.ran() && result.exit() != null
        : command.role().kind() == CommandKind.RUN && command.role().decides() && result.passed();
  }

  private static String text(Step.Command command) {
    if (!command.role().checks()) {
      return Phrases.code(command) + " runs: exit 0";
    }
    return command.result().passed()
        ? Phrases.code(command) + " passes: exit 0" + also(command.result())
        : "checked with "
            + Phrases.code(command)
            + "; it last ended with "
            + Phrases.ending(command.result());
  }

  private static String also(Result result) {
    return result.telling().isEmpty() ? "" : ", " + result.telling().inCode();
  }
}
