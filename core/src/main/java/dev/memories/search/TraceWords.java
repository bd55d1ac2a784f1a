package dev.memories.search;

import dev.memories.trace.Trace;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceDocument.Task;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reader of the bullets of a trace. The name of the task is their context. */
public final class TraceWords {
  /** {@code (success after a correction)} at the end of a title. */
  private static final Pattern LABEL =
      Pattern.compile("\\((success|partial|fail|uncertain)\\b[^()]*\\)$");

  private TraceWords() {}

  /** The tasks and bullets of a trace. */
  public static List<SearchEntry> of(Trace trace) {
    TraceDocument document = TraceDocument.parse(trace.body());
    List<SearchEntry> entries = new ArrayList<>();
    document
        .preferences()
        .forEach(
            wish -> entries.add(entry(trace, SearchKind.USER, wish.bullet(), "User preferences")));
    for (Task task : document.tasks()) {
      String name = task.name();
      task.steps().forEach(fact -> entries.add(entry(trace, SearchKind.AGENT, fact, name)));
      task.failures().forEach(fact -> entries.add(entry(trace, SearchKind.ERROR, fact, name)));
      task.left().forEach(fact -> entries.add(entry(trace, SearchKind.AGENT, fact, name)));
      for (TraceFact fact : task.knowledge()) {
        entries.add(entry(trace, BulletWords.kind("", fact.bullet().text()), fact, name));
      }
      task.pointers().forEach(fact -> entries.add(entry(trace, SearchKind.FILE, fact, name)));
    }
    return entries;
  }

  /**
   * The outcome of the session: the one in its title, else that of the last task that has one; null
   * when the trace has no task.
   */
  public static @Nullable String outcome(Trace trace) {
    TraceDocument document = TraceDocument.parse(trace.body());
    Matcher label = LABEL.matcher(document.title());
    if (label.find()) {
      return label.group(1);
    }
    List<Task> tasks = document.tasks();
    return tasks.reversed().stream()
        .map(Task::outcome)
        .filter(outcome -> outcome != TraceOutcome.UNCERTAIN)
        .findFirst()
        .map(TraceOutcome::label)
        .orElse(tasks.isEmpty() ? null : TraceOutcome.UNCERTAIN.label());
  }

  private static SearchEntry entry(Trace trace, SearchKind kind, TraceFact fact, String context) {
    return entry(trace, kind, fact.bullet(), context);
  }

  private static SearchEntry entry(
      Trace trace, SearchKind kind, TraceBullet bullet, String context) {
    long line = bullet.lines().isEmpty() ? 0 : bullet.lines().getFirst();
    return new SearchEntry(
        SearchPlace.TRACE,
        kind,
        bullet.text(),
        context,
        SearchEntry.Origin.of(trace.id(), line, null),
        kind == SearchKind.ERROR,
        1);
  }
}
