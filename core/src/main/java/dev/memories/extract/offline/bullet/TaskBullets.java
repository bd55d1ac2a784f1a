package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.UserAnswer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything worth telling of one task, each bullet with its weight. */
public final class TaskBullets {
  private final TurnEvidence turn;
  private final BulletList bullets = new BulletList();

  private TaskBullets(TurnEvidence turn) {
    this.turn = turn;
  }

  /**
   * The bullets of a task, in the order of its sections.
   *
   * @param before the steps of the session before the task
   * @param remedies of the whole session
   * @param unwanted the programs that the user does not want
   * @param repeated of the whole session
   */
  public static List<TaskBullet> of(
      TraceTask task,
      List<ToolStep> before,
      RemedyFinder remedies,
      UnwantedCommands unwanted,
      RepeatedChecks repeated,
      CheckTopics topics) {
    TurnEvidence turn = task.stretch();
    TaskBullets all = new TaskBullets(turn);
    if (turn.rolledBackAt().isEmpty()) {
      TaskFailures failures = new TaskFailures(turn, remedies);
      new ChangeBullets(turn, failures, all.bullets).add();
      new CommandBullets(task, failures, unwanted, repeated, all.bullets).add();
      new FailureBullets(task, failures, all.bullets).add();
      new AnswerBullets(task, before, topics, all.bullets).add();
      new WrongTrails(turn, all.bullets).add();
      all.userAnswers();
      all.findings();
    }
    new EndingBullets(task, remedies, all.bullets).add();
    return Passages.withLeaning(all.bullets.all());
  }

  /** What the user decided when the agent asked. */
  private void userAnswers() {
    for (UserAnswer answer : turn.userAnswers()) {
      String decided =
          Stream.of(answer.choice(), answer.words())
              .filter(part -> !part.isEmpty())
              .map(StepPhrases::quote)
              .collect(Collectors.joining(", "));
      if (!decided.isEmpty()) {
        String asked =
            answer.question().isEmpty() ? "" : ", asked " + StepPhrases.quote(answer.question());
        String chose = "chose " + decided + asked;
        bullets.tell(Section.STEPS, 8, chose, "the user " + chose, answer.lines());
      }
    }
  }

  private void findings() {
    for (ToolStep step : turn.steps()) {
      switch (step) {
        case ToolStep.ReviewFinding finding ->
            bullets.tell(
                Section.POINTERS,
                6,
                finding.place().text(),
                finding.place().inCode() + ": review finding " + StepPhrases.quote(finding.title()),
                List.of(finding.line()));
        case ToolStep.Lookup source ->
            bullets.tell(
                Section.POINTERS,
                4,
                source.place().text(),
                source.place().inCode() + ": " + source.why(),
                List.of(source.line()));
        case ToolStep.Command _, ToolStep.Patch _, ToolStep.OtherCall _ -> {}
      }
    }
  }
}
