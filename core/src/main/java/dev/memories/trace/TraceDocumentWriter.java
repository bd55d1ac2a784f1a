package dev.memories.trace;

import java.util.List;

/** Writer of the Markdown that {@link TraceDocumentReader} reads. */
final class TraceDocumentWriter {
  private final StringBuilder out = new StringBuilder();

  String write(TraceDocument document) {
    out.append("# ").append(document.title()).append('\n');
    out.append(TraceMarkdown.CONTEXT).append(' ').append(document.context()).append('\n');
    if (document.preferences().isEmpty()) {
      out.append(TraceMarkdown.PREFERENCES)
          .append(' ')
          .append(TraceMarkdown.NO_PREFERENCES)
          .append('\n');
    } else {
      list(
          TraceMarkdown.PREFERENCES,
          document.preferences().stream().map(Preference::bullet).toList());
    }
    document.tasks().forEach(this::task);
    return out.toString();
  }

  private void task(TraceDocument.Task task) {
    out.append('\n').append(TraceMarkdown.TASK).append(' ').append(task.name()).append('\n');
    out.append(TraceMarkdown.OUTCOME).append(' ').append(task.outcome().label());
    out.append(task.why().isEmpty() ? "" : " (" + task.why() + ")").append('\n');
    facts(TraceMarkdown.KEY_STEPS, task.steps());
    facts(TraceMarkdown.DID_NOT_WORK, task.failures());
    facts(TraceMarkdown.LEFT, task.left());
    facts(TraceMarkdown.REUSABLE, task.knowledge());
    facts(TraceMarkdown.POINTERS, task.pointers());
  }

  private void facts(String label, List<TraceFact> facts) {
    if (!facts.isEmpty()) {
      list(label, facts.stream().map(TraceFact::bullet).toList());
    }
  }

  private void list(String label, List<TraceBullet> bullets) {
    out.append(label).append('\n');
    bullets.forEach(bullet -> out.append("- ").append(bullet.markdown()).append('\n'));
  }
}
