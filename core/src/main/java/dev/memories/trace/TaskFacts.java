package dev.memories.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A task of a trace with its bullets sorted by meaning.
 *
 * @param request what was asked, in short
 * @param why what the outcome rests on; empty when the trace does not tell
 * @param lines every line of the rollout that its bullets name, ascending
 * @param commands that passed, in the order of the trace
 * @param files that were changed
 * @param failures commands that failed, with their remedies
 * @param openEnds work left undone
 * @param results statements on what was done
 * @param caveats other statements on what did not work or holds only within limits
 * @param knowledge statements to reuse
 * @param pointers places and references
 */
public record TaskFacts(
    String request,
    TraceOutcome outcome,
    String why,
    List<Integer> lines,
    List<TraceFact.Run> commands,
    List<String> files,
    List<TraceFact.Run> failures,
    List<TraceFact.OpenEnd> openEnds,
    List<TraceFact.Statement> results,
    List<TraceFact.Statement> caveats,
    List<TraceFact.Statement> knowledge,
    List<TraceFact.Statement> pointers) {
  /** Beginnings of the bullets that say how a task ended. */
  private static final List<String> ENDINGS =
      List.of("the user ", "the session ends", "no check ran", "the turn ");

  public TaskFacts {
    lines = List.copyOf(lines);
    commands = List.copyOf(commands);
    files = List.copyOf(files);
    failures = List.copyOf(failures);
    openEnds = List.copyOf(openEnds);
    results = List.copyOf(results);
    caveats = List.copyOf(caveats);
    knowledge = List.copyOf(knowledge);
    pointers = List.copyOf(pointers);
  }

  static TaskFacts of(TraceDocument.Task task) {
    List<TraceFact.Run> commands = new ArrayList<>();
    List<TraceFact.Run> failures = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<TraceFact.OpenEnd> openEnds = new ArrayList<>();
    TreeSet<Integer> lines = new TreeSet<>();
    for (TraceFact fact : task.all().toList()) {
      lines.addAll(fact.bullet().lines());
      switch (fact) {
        case TraceFact.Run run -> (run.passed() ? commands : failures).add(run);
        case TraceFact.Change change -> files.addAll(change.files());
        case TraceFact.OpenEnd open -> openEnds.add(open);
        case TraceFact.Statement _ -> {}
      }
    }
    List<TraceFact.Statement> caveats =
        Stream.of(task.failures(), task.left()).flatMap(list -> statements(list).stream()).toList();
    return new TaskFacts(
        task.name(),
        task.outcome(),
        why(task, commands, failures, caveats, openEnds),
        List.copyOf(lines),
        commands,
        files,
        failures,
        openEnds,
        statements(task.steps()),
        caveats,
        statements(task.knowledge()),
        statements(task.pointers()));
  }

  private static List<TraceFact.Statement> statements(List<TraceFact> facts) {
    return facts.stream()
        .filter(TraceFact.Statement.class::isInstance)
        .map(TraceFact.Statement.class::cast)
        .toList();
  }

  private static String why(
      TraceDocument.Task task,
      List<TraceFact.Run> commands,
      List<TraceFact.Run> failures,
      List<TraceFact.Statement> caveats,
      List<TraceFact.OpenEnd> openEnds) {
    if (!task.why().isEmpty()) {
      return task.why();
    }
    Optional<String> ending =
        caveats.stream()
            .map(caveat -> caveat.bullet().text())
            .filter(text -> ENDINGS.stream().anyMatch(text::startsWith))
            .reduce((_, last) -> last);
    Stream<String> rest =
        switch (task.outcome()) {
          case SUCCESS -> texts(commands.reversed());
          case FAIL -> texts(failures.reversed());
          case PARTIAL -> Stream.concat(texts(openEnds.reversed()), texts(failures.reversed()));
          case UNCERTAIN -> Stream.empty();
        };
    return ending.or(rest::findFirst).orElse("");
  }

  private static Stream<String> texts(List<? extends TraceFact> facts) {
    return facts.stream().map(fact -> fact.bullet().text());
  }
}
