package dev.memories.trace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The structure of a trace: the data that its Markdown shows (docs/spec/prompts.md 1.7).
 *
 * <p>The offline extractor makes one and writes it as Markdown; {@link #parse} reads the same
 * structure back. Parsing is lenient, since traces made by a model may lack evidence marks, nest
 * bullets or write prose. Text under an unknown heading is left out.
 *
 * @param title text of the first heading; empty when there is none
 * @param context text after {@code Trace context:}
 * @param preferences what the user insists on, in the order of the trace
 */
public record TraceDocument(
    String title, String context, List<Preference> preferences, List<Task> tasks) {
  private static final Pattern BRANCH = Pattern.compile(", branch `([^`]+)`");

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

  /** The Markdown that shows this structure. */
  public String markdown() {
    return new TraceDocumentWriter().write(this);
  }

  /** The tasks with their bullets sorted by meaning. */
  public List<TaskFacts> facts() {
    return tasks.stream().map(TaskFacts::of).toList();
  }

  /** The branch that the context names; empty when it names none. */
  public String branch() {
    Matcher branch = BRANCH.matcher(context);
    return branch.find() ? branch.group(1) : "";
  }

  /**
   * One {@code ## Task:} section.
   *
   * @param why text behind the outcome's word; empty when there is none
   * @param failures what did not work
   * @param left what holds only within limits, and what was left undone
   */
  public record Task(
      String name,
      TraceOutcome outcome,
      String why,
      List<TraceFact> steps,
      List<TraceFact> failures,
      List<TraceFact> left,
      List<TraceFact> knowledge,
      List<TraceFact> pointers) {
    public Task {
      steps = List.copyOf(steps);
      failures = List.copyOf(failures);
      left = List.copyOf(left);
      knowledge = List.copyOf(knowledge);
      pointers = List.copyOf(pointers);
    }

    /** The facts of all its lists. */
    public Stream<TraceFact> all() {
      return Stream.of(steps, failures, left, knowledge, pointers).flatMap(List::stream);
    }
  }
}
