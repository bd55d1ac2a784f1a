package dev.memories.trace;

import java.util.List;

/**
 * A trace's body taken apart by the headings of its structure (templates.md).
 *
 * <p>Read leniently: traces made by a model lack evidence marks, nest their bullets or write prose;
 * what stands under no known heading is left out.
 *
 * @param title the first heading without its mark, empty when there is none
 * @param context what follows {@code Trace context:}
 */
public record TraceDocument(
    String title, String context, List<TraceBullet> preferences, List<Task> tasks) {
  public TraceDocument {
    preferences = List.copyOf(preferences);
    tasks = List.copyOf(tasks);
  }

  /** Reads a body, with or without the header lines of a trace file. */
  public static TraceDocument parse(String body) {
    TraceDocumentReader reader = new TraceDocumentReader();
    body.lines().forEach(reader::line);
    return reader.finish();
  }

  /** One {@code ## Task:} section. */
  public record Task(
      String name,
      TraceOutcome outcome,
      List<TraceBullet> steps,
      List<TraceBullet> failures,
      List<TraceBullet> knowledge,
      List<TraceBullet> pointers) {
    public Task {
      steps = List.copyOf(steps);
      failures = List.copyOf(failures);
      knowledge = List.copyOf(knowledge);
      pointers = List.copyOf(pointers);
    }
  }
}
