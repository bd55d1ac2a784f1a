package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.extract.offline.words.Wish;
import dev.memories.trace.TraceMarkdown;
import dev.memories.trace.TraceOutcome;
import dev.memories.trace.WishNotes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes evidence as the Markdown of a trace (docs/spec/prompts.md 1.7). */
final class TraceWriter {
  private static final int MOST_PREFERENCES = 10;

  private final SessionEvidence evidence;
  private final List<TraceTask> tasks;
  private final CheckTopics topics;

  TraceWriter(SessionEvidence evidence, List<TraceTask> tasks, CheckTopics topics) {
    this.evidence = evidence;
    this.tasks = tasks;
    this.topics = topics;
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(Headline.of(evidence, tasks)).append('\n');
    out.append(TraceMarkdown.CONTEXT).append(' ').append(context()).append('\n');
    preferences(out);
    RemedyFinder remedies =
        new RemedyFinder(tasks.stream().flatMap(task -> task.stretch().steps().stream()).toList());
    List<List<TaskBullet>> chosen =
        TraceBudget.choose(
            tasks.stream().map(task -> TaskBullets.of(task, remedies, topics)).toList());
    for (int i = 0; i < tasks.size(); i++) {
      task(tasks.get(i), chosen.get(i), out);
    }
    if (tasks.isEmpty()) {
      out.append("\n" + TraceMarkdown.TASK + " nothing was asked\n" + TraceMarkdown.OUTCOME + " ")
          .append(TraceOutcome.UNCERTAIN.label())
          .append('\n');
    }
    return out.toString();
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

  private void preferences(StringBuilder out) {
    Map<String, Bullet> said = new LinkedHashMap<>();
    for (TurnEvidence turn : evidence.stretches()) {
      UserWords words = turn.words();
      if (turn.rolledBackAt().isEmpty()) {
        words
            .wishes()
            .forEach(
                wish ->
                    said.putIfAbsent(
                        wish.quote().text(),
                        Bullet.of(wish.quote().inQuotes() + note(wish), words.line())));
        turn.userAnswers()
            .forEach(
                answer ->
                    answer
                        .wishes()
                        .forEach(
                            wish ->
                                said.putIfAbsent(
                                    wish.quote().text(),
                                    Bullet.of(
                                        wish.quote().inQuotes() + note(wish),
                                        List.copyOf(answer.lines())))));
      }
    }
    if (said.isEmpty()) {
      out.append(TraceMarkdown.PREFERENCES).append(" none observed\n");
      return;
    }
    out.append(TraceMarkdown.PREFERENCES).append('\n');
    said.values().stream().limit(MOST_PREFERENCES).forEach(bullet -> out.append(bullet.markdown()));
  }

  private static String note(Wish wish) {
    if (wish.revokes()) {
      return WishNotes.REVOKES;
    }
    return wish.isLasting() ? "" : WishNotes.FOR_THIS_TASK;
  }

  private static void task(TraceTask task, List<TaskBullet> bullets, StringBuilder out) {
    out.append('\n').append(TraceMarkdown.TASK).append(' ').append(task.heading()).append('\n');
    out.append(TraceMarkdown.OUTCOME)
        .append(' ')
        .append(task.verdict().outcome().label())
        .append('\n');
    for (TaskBullet.Section section : TaskBullet.Section.values()) {
      List<TaskBullet> listed =
          bullets.stream().filter(bullet -> bullet.section() == section).toList();
      if (!listed.isEmpty()) {
        out.append(label(section)).append('\n');
        listed.forEach(bullet -> out.append(bullet.bullet().markdown()));
      }
    }
  }

  private static String label(TaskBullet.Section section) {
    return switch (section) {
      case STEPS -> TraceMarkdown.KEY_STEPS;
      case FAILURES -> TraceMarkdown.DID_NOT_WORK;
      case KNOWLEDGE -> TraceMarkdown.REUSABLE;
      case POINTERS -> TraceMarkdown.POINTERS;
    };
  }
}
