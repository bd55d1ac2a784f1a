package dev.memories.trace;

import java.util.List;

/**
 * The body of a trace, parsed by its headings (docs/spec/prompts.md 1.7).
 *
 * <p>Parsing is lenient, since traces made by a model may lack evidence marks, nest bullets or
 * write prose. Text under an unknown heading is left out.
 *
 * @param title text of the first heading; empty when there is none
 * @param context text after {@code Trace context:}
 */
public record TraceDocument(
    String title, String context, List<TraceBullet> preferences, List<Task> tasks) {
  public TraceDocument {
    preferences = List.copyOf(preferences);
    tasks = List.copyOf(tasks);
  }

  /** Parses a body, with or without the header lines of a trace file. */
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
