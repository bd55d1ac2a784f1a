package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.CommitRule;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.List;

/** Finds checks that the project wants before a commit and that did not run before it. */
public final class OmittedChecks {
  private static final int WEIGHT = 6;
  private static final int SENTENCE_CHARS = 140;

  private final SessionEvidence evidence;

  public OmittedChecks(SessionEvidence evidence) {
    this.evidence = evidence;
  }

  /** For each commit of a task the checks that no step of the session before it ran. */
  public List<TaskBullet> in(TraceTask task) {
    List<TaskBullet> omitted = new ArrayList<>();
    ToolStep.commands(task.stretch().steps().stream())
        .filter(OmittedChecks::isCommit)
        .forEach(
            commit ->
                evidence.commitRules().stream()
                    .filter(rule -> !ranBefore(commit, rule))
                    .map(rule -> bullet(commit, rule))
                    .forEach(omitted::add));
    return omitted;
  }

  private static boolean isCommit(ToolStep.Command command) {
    return command.role().kind() == CommandKind.COMMIT
        && command.result().passed()
        && command.text().text().contains("commit");
  }

  private boolean ranBefore(ToolStep.Command commit, CommitRule rule) {
    return ToolStep.commands(
            evidence.stretches().stream().flatMap(stretch -> stretch.steps().stream()))
        .takeWhile(step -> step.line() <= commit.line())
        .anyMatch(step -> step.text().text().contains(rule.command().text()));
  }

  private static TaskBullet bullet(ToolStep.Command commit, CommitRule rule) {
    String text =
        rule.command().inCode()
            + " did not run before the commit, but the project's instructions say: "
            + rule.sentence().shortened(SENTENCE_CHARS).inQuotes();
    return new TaskBullet(
        TaskBullet.Section.LEFT,
        WEIGHT,
        "omitted " + rule.command().text(),
        TraceFactWriter.statement(text, List.of(rule.line(), commit.line())));
  }
}
