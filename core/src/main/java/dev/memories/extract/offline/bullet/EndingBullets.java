package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.DisobeyedOrder;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a task ended, where it did not end well, and what it leaves behind. */
final class EndingBullets {
  private static final int BRIEF_CHARS = 90;
  private static final int REASON_CHARS = 80;
  private static final int MOST_LAST_STEPS = 3;

  private final TraceTask task;
  private final TurnEvidence turn;
  private final RemedyFinder remedies;
  private final BulletList bullets;

  EndingBullets(TraceTask task, RemedyFinder remedies, BulletList bullets) {
    this.task = task;
    this.turn = task.stretch();
    this.remedies = remedies;
    this.bullets = bullets;
  }

  /** What the session leaves behind: changes without a commit, and a call that never came back. */
  private void leftBehind() {
    List<ToolStep> steps = turn.steps();
    List<ToolStep> last = steps.subList(Math.max(0, steps.size() - MOST_LAST_STEPS), steps.size());
    boolean commits =
        last.stream()
            .anyMatch(
                step ->
                    step instanceof ToolStep.Command command
                        && command.role().kind() == CommandKind.COMMIT);
    for (ToolStep step : commits ? List.<ToolStep>of() : last) {
      if (step instanceof ToolStep.Command command
          && UnnamedChanges.isStatus(command)
          && !command.result().telling().isEmpty()) {
        String left = "not committed at the end: " + command.result().telling().inCode();
        TraceFact open = TraceFactWriter.openEnd(left, StepPhrases.lines(command));
        bullets.add(Section.LEFT, 5, TaskBullet.CHANGES_KEY, open);
      }
    }
    if (!steps.isEmpty()
        && steps.getLast() instanceof ToolStep.Command lost
        && lost.result().ending() == StepResult.Ending.UNANSWERED) {
      TraceFact open = TraceFactWriter.openEnd(StepPhrases.ended(lost), StepPhrases.lines(lost));
      bullets.add(Section.LEFT, 6, "no result", open);
    }
  }

  /** The words that came after it mostly say why. */
  private void interrupted(long line) {
    Optional<UserWords> why = task.next().filter(words -> !words.accepts());
    List<Long> lines = new ArrayList<>(List.of(line));
    why.ifPresent(words -> lines.add(words.line()));
    String said = why.map(words -> " and wrote" + reason(words)).orElse("");
    Optional<ToolStep.Command> last = lastDeed(line);
    last.ifPresent(command -> lines.addAll(StepPhrases.lines(command)));
    String after = last.map(command -> " at " + StepPhrases.code(command)).orElse("");
    bullets.tell(
        Section.FAILURES,
        why.isPresent() ? 4 : 7,
        "interrupted " + line,
        "the user interrupted the work" + after + said,
        lines);
  }

  /**
   * The command before an interruption, where it was more than a look around. One that the user
   * declined is told by itself.
   */
  private Optional<ToolStep.Command> lastDeed(long line) {
    return turn.steps().stream()
        .filter(step -> step.line() < line)
        .reduce((_, later) -> later)
        .filter(ToolStep.Command.class::isInstance)
        .map(ToolStep.Command.class::cast)
        .filter(command -> !command.byUser() && doesMoreThanLook(command.role().kind()))
        .filter(command -> command.result().ending() != StepResult.Ending.DECLINED);
  }

  private static boolean doesMoreThanLook(CommandKind kind) {
    return switch (kind) {
      case CHANGE, COMMIT, RUN -> true;
      case CHECK, QUERY, READ, NOTHING -> false;
    };
  }

  private static String rejection(UserWords words) {
    return (words.rejectsAll() ? "the user rejected this" : "the user wanted it otherwise")
        + reason(words);
  }

  private static String reason(UserWords words) {
    boolean isShort = words.whole().text().length() <= REASON_CHARS;
    Excerpt said = isShort ? words.whole() : words.subject().shortened(REASON_CHARS);
    return ": " + said.inQuotes();
  }

  private void lastWord(UserWords words) {
    bullets.tell(
        Section.STEPS,
        5,
        "last word",
        "the user at the end: " + StepPhrases.quote(words.whole()),
        List.of(words.line()));
  }

  /** What the user puts off is left open: in a message that says no more, all of it. */
  private void putOff() {
    UserWords words = turn.words();
    if (turn.isLastWord() && words.says(UserSignal.POSTPONES)) {
      putOff(words.whole());
    } else {
      words.putOff().forEach(this::putOff);
    }
  }

  private void putOff(Excerpt words) {
    String said = "the user: " + StepPhrases.quote(words);
    TraceFact open = TraceFactWriter.openEnd(said, List.of(turn.words().line()));
    bullets.add(Section.LEFT, 7, "put off " + words.text(), open);
  }

  private void disobeyed(DisobeyedOrder order) {
    String what = order.file().isEmpty() ? "committed" : "changed " + order.file().inCode();
    List<Long> lines = new ArrayList<>(List.of(order.orderLine()));
    lines.addAll(StepPhrases.lines(order.step()));
    bullets.tell(
        Section.FAILURES,
        9,
        "disobeyed " + order.step().line(),
        what + " although the user had said: " + order.order().shortened(BRIEF_CHARS).inQuotes(),
        lines);
  }

  /** A test that was switched off and stays so says nothing, though it does not fail. */
  private void switchedOff() {
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Patch patch && !patch.result().failed()) {
        patch.changes().stream()
            .filter(change -> !change.switchOff().isEmpty())
            .filter(change -> !remedies.isSwitchedOnLater(change, patch.line()))
            .forEach(change -> switchedOff(patch, change));
      }
    }
  }

  private void switchedOff(ToolStep.Patch patch, ToolStep.FileEdit change) {
    bullets.tell(
        Section.LEFT,
        8,
        "switched off " + change.path().text(),
        "switched a test off in " + change.path().inCode() + ": " + change.switchOff().inCode(),
        StepPhrases.lines(patch));
  }

  /** How the task ended, where it did not end well. */
  void add() {
    turn.interruptedAt().ifPresent(this::interrupted);
    turn.rolledBackAt()
        .ifPresent(
            line ->
                bullets.tell(
                    Section.FAILURES,
                    6,
                    "rolled back " + line,
                    "the user took this turn back",
                    List.of(line)));
    task.next()
        .filter(UserWords::rejects)
        .filter(_ -> turn.rolledBackAt().isEmpty() && turn.interruptedAt().isEmpty())
        .ifPresent(
            words ->
                bullets.tell(
                    Section.FAILURES,
                    5,
                    "rejected " + words.line(),
                    rejection(words),
                    List.of(words.line())));
    task.lastWord().ifPresent(this::lastWord);
    putOff();
    if (task.next().isEmpty() || task.lastWord().isPresent()) {
      leftBehind();
    }
    ToolStep.Command red = task.verdict().committedRed();
    if (red != null) {
      String told = "committed although " + StepPhrases.code(red) + " had failed last";
      bullets.tell(Section.LEFT, 7, "committed red", told, StepPhrases.lines(red));
    }
    switchedOff();
    DisobeyedOrder disobeyed = task.verdict().disobeyed();
    if (disobeyed != null) {
      disobeyed(disobeyed);
    }
    ToolStep unchecked = task.verdict().uncheckedEdit();
    if (unchecked != null && task.next().filter(UserWords::rejects).isEmpty()) {
      bullets.tell(
          Section.LEFT,
          4,
          "unchecked " + unchecked.line(),
          "no check ran after the last edit",
          StepPhrases.lines(unchecked));
    }
    if (!turn.isAnswered()
        && turn.interruptedAt().isEmpty()
        && turn.rolledBackAt().isEmpty()
        && task.next().isEmpty()) {
      long line = turn.hasSteps() ? turn.steps().getLast().line() : turn.words().line();
      bullets.tell(
          Section.LEFT,
          6,
          "unanswered " + line,
          "the session ends here without an answer",
          List.of(line));
    }
  }
}
