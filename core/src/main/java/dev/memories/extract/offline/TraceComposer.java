package dev.memories.extract.offline;

import dev.memories.extract.offline.bullet.OmittedChecks;
import dev.memories.extract.offline.bullet.Passages;
import dev.memories.extract.offline.bullet.RemedyFinder;
import dev.memories.extract.offline.bullet.RepeatedChecks;
import dev.memories.extract.offline.bullet.TaskBullet;
import dev.memories.extract.offline.bullet.TaskBullets;
import dev.memories.extract.offline.bullet.TraceBudget;
import dev.memories.extract.offline.bullet.UnnamedChanges;
import dev.memories.extract.offline.bullet.UnwantedCommands;
import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceOutcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the evidence of a session into the structure of a trace (docs/spec/prompts.md 1.7). */
final class TraceComposer {
  private final SessionEvidence evidence;
  private final List<TraceTask> tasks;
  private final CheckTopics topics;

  TraceComposer(SessionEvidence evidence, List<TraceTask> tasks, CheckTopics topics) {
    this.evidence = evidence;
    this.tasks = tasks;
    this.topics = topics;
  }

  TraceDocument document() {
    return new TraceDocument(
        Headline.withResult(evidence, tasks),
        context(),
        StatedPreferences.of(evidence),
        taskSections());
  }

  private List<TraceDocument.Task> taskSections() {
    if (tasks.isEmpty()) {
      return List.of(section("nothing was asked", TraceOutcome.UNCERTAIN, List.of()));
    }
    TraceTask naming = Headline.naming(tasks);
    List<ToolStep> steps = tasks.stream().flatMap(task -> task.stretch().steps().stream()).toList();
    RemedyFinder remedies = new RemedyFinder(steps);
    RepeatedChecks repeated = new RepeatedChecks(standingSteps());
    OmittedChecks omitted = new OmittedChecks(evidence);
    UnnamedChanges unnamed = new UnnamedChanges(evidence);
    UnwantedCommands unwanted = new UnwantedCommands(evidence);
    List<List<TaskBullet>> chosen =
        TraceBudget.choose(
            tasks.stream()
                .map(
                    task ->
                        Stream.of(
                                TaskBullets.of(
                                    task,
                                    before(task, steps),
                                    remedies,
                                    unwanted,
                                    repeated,
                                    topics),
                                omitted.in(task),
                                unnamed.in(task))
                            .flatMap(List::stream)
                            .filter(bullet -> !(unnamed.areIn(task) && bullet.isListOfChanges()))
                            .toList())
                .toList());
    return IntStream.range(0, tasks.size())
        .mapToObj(
            i ->
                section(
                    tasks.get(i).equals(naming)
                        ? tasks.get(i).headingBelowTitle()
                        : tasks.get(i).heading(),
                    tasks.get(i).verdict().outcome(),
                    chosen.get(i)))
        .toList();
  }

  private static List<ToolStep> before(TraceTask task, List<ToolStep> steps) {
    long line = task.stretch().words().line();
    return steps.stream().takeWhile(step -> step.line() < line).toList();
  }

  /** The steps of work that nobody turned down. */
  private List<ToolStep> standingSteps() {
    return tasks.stream()
        .filter(task -> task.stretch().rolledBackAt().isEmpty() && !task.isRejected())
        .flatMap(task -> task.stretch().steps().stream())
        .toList();
  }

  private static TraceDocument.Task section(
      String name, TraceOutcome outcome, List<TaskBullet> bullets) {
    return new TraceDocument.Task(
        name,
        outcome,
        "",
        facts(bullets, TaskBullet.Section.STEPS),
        facts(bullets, TaskBullet.Section.FAILURES),
        facts(bullets, TaskBullet.Section.LEFT),
        facts(bullets, TaskBullet.Section.KNOWLEDGE),
        facts(bullets, TaskBullet.Section.POINTERS));
  }

  private static List<TraceFact> facts(List<TaskBullet> bullets, TaskBullet.Section section) {
    List<TaskBullet> list = bullets.stream().filter(bullet -> bullet.section() == section).toList();
    return Passages.joined(list).stream().map(TaskBullet::fact).toList();
  }

  private String context() {
    SessionEvidence.Counts counts = evidence.counts();
    StringBuilder context = new StringBuilder();
    context.append(
        evidence.cwd().isEmpty() ? "working directory not recorded" : evidence.cwd().plain());
    if (!evidence.branch().name().isEmpty()) {
      context
          .append(", branch ")
          .append(evidence.branch().name().inCode())
          .append(" [L")
          .append(evidence.branch().line())
          .append(']');
    }
    evidence.later().ifPresent(branch -> context.append(later(branch)));
    UncommittedEdit.in(evidence)
        .ifPresent(
            edit ->
                context
                    .append("; no commit after the last edit [L")
                    .append(edit.line())
                    .append(']'));
    if (counts.inherited() > 0) {
      context.append("; goes on from an earlier session, whose lines are left out");
    }
    if (!evidence.earlierRequests().isEmpty()) {
      context.append("; goes on after a revert, from an earlier file of the session: ");
      context.append(
          evidence.earlierRequests().stream()
              .map(TraceTask::heading)
              .collect(Collectors.joining("; ")));
    }
    return context.toString();
  }

  /** Reads on as a list, so that the last branch named is where the work ended. */
  private static String later(SessionEvidence.Branch branch) {
    String folder = branch.worktree().isEmpty() ? "" : ", later in " + branch.worktree().plain();
    return folder + ", branch " + branch.name().inCode() + " [L" + branch.line() + ']';
  }
}
