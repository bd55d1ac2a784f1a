package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.Excerpt;
import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.evidence.UserWords;
import dev.memories.trace.TraceMarkdown;
import dev.memories.trace.TraceOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes evidence as the Markdown of a trace (templates.md, {@code stage_one_system.md}). */
final class TraceWriter {
  private static final int MOST_PREFERENCES = 10;

  private final SessionEvidence evidence;
  private final List<TraceTask> tasks;

  TraceWriter(SessionEvidence evidence, List<TraceTask> tasks) {
    this.evidence = evidence;
    this.tasks = tasks;
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(Headline.of(evidence, tasks)).append('\n');
    out.append(TraceMarkdown.CONTEXT).append(' ').append(context()).append('\n');
    preferences(out);
    tasks.forEach(task -> task(task, out));
    if (tasks.isEmpty()) {
      out.append("\n" + TraceMarkdown.TASK + " nothing was asked\n" + TraceMarkdown.OUTCOME + " ")
          .append(TraceOutcome.UNCERTAIN.label())
          .append('\n');
      lists(out, List.of(), List.of(), List.of(), List.of());
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
    context.append("; ").append(counted(counts.requests(), "request"));
    context.append("; ").append(counted(counts.commands(), "command"));
    if (counts.failedCommands() > 0) {
      context.append(" (").append(counts.failedCommands()).append(" failed)");
    }
    context.append(", ").append(counted(counts.patches(), "patch"));
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

  private static String counted(int count, String what) {
    String plural = what.endsWith("ch") ? "es" : "s";
    return count + " " + what + (count == 1 ? "" : plural);
  }

  private void preferences(StringBuilder out) {
    Map<String, Bullet> said = new LinkedHashMap<>();
    for (TurnEvidence stretch : evidence.stretches()) {
      UserWords words = stretch.words();
      List<Excerpt> quotes = words.rejects() ? List.of(words.whole()) : words.rules();
      if (stretch.rolledBackAt().isEmpty()) {
        quotes.forEach(
            quote -> said.putIfAbsent(quote.text(), Bullet.of(quote.inQuotes(), words.line())));
      }
    }
    if (said.isEmpty()) {
      out.append(TraceMarkdown.PREFERENCES).append(" none observed\n");
      return;
    }
    out.append(TraceMarkdown.PREFERENCES).append('\n');
    said.values().stream().limit(MOST_PREFERENCES).forEach(bullet -> out.append(bullet.markdown()));
  }

  private static void task(TraceTask task, StringBuilder out) {
    out.append('\n')
        .append(TraceMarkdown.TASK)
        .append(' ')
        .append(TraceTask.heading(task.stretch().words().heading()))
        .append('\n');
    out.append(TraceMarkdown.OUTCOME)
        .append(' ')
        .append(task.verdict().outcome().label())
        .append('\n');
    lists(
        out,
        KeyStepList.of(task.stretch(), task.next()),
        FailureList.of(task.stretch(), task.verdict(), task.next()),
        KnowledgeList.of(task.stretch(), task.verdict()),
        PointerList.of(task.stretch(), task.verdict()));
  }

  private static void lists(
      StringBuilder out,
      List<Bullet> steps,
      List<Bullet> setbacks,
      List<Bullet> knowledge,
      List<Bullet> pointers) {
    list(out, TraceMarkdown.KEY_STEPS, steps);
    list(out, TraceMarkdown.DID_NOT_WORK, setbacks);
    list(out, TraceMarkdown.REUSABLE, knowledge);
    list(out, TraceMarkdown.POINTERS, pointers);
  }

  private static void list(StringBuilder out, String heading, List<Bullet> bullets) {
    out.append(heading).append('\n');
    bullets.forEach(bullet -> out.append(bullet.markdown()));
    if (bullets.isEmpty()) {
      out.append(Bullet.NONE_SEEN);
    }
  }
}
