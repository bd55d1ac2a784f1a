package dev.memories.cli.command.reading;

import dev.memories.cli.output.JsonShape;
import dev.memories.trace.Preference;
import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceFact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON form of what a trace says: its wishes and tasks. */
final class TraceStructureShapes {
  private static final String LINES = "lines of the rollout";

  private static final JsonShape<Preference> PREFERENCE =
      JsonShape.<Preference>empty()
          .text("text", "in the user's words", Preference::text)
          .bool("lasting", "whether it holds beyond its task", Preference::lasting)
          .bool("revokes", "whether it takes an earlier wish back", Preference::revokes)
          .integers("lines", LINES, Preference::lines);

  private static final JsonShape<TraceFact.Run> COMMAND =
      JsonShape.<TraceFact.Run>empty()
          .text("command", "as it ran", TraceFact.Run::command)
          .integer("exit", "its exit code", TraceFact.Run::exit)
          .bool(
              "outsideSandbox",
              "whether it ran outside the agent's sandbox",
              TraceFact.Run::outsideSandbox)
          .textOrNull(
              "printed", "the telling line of its output", run -> orNull(unmarked(run.printed())))
          .integers("lines", LINES, run -> run.bullet().lines());

  /** A failed command, or a sentence about what did not work. */
  private static final JsonShape<TraceFact> FAILURE =
      JsonShape.<TraceFact>empty()
          .text("text", "the bullet of the trace", fact -> fact.bullet().text())
          .textOrNull("command", "the command that failed", TraceStructureShapes::command)
          .textOrNull("remedy", "how a later run got past it", TraceStructureShapes::remedy)
          .integers("lines", LINES, fact -> fact.bullet().lines());

  private static final JsonShape<TraceFact> STATEMENT =
      JsonShape.<TraceFact>empty()
          .text("text", "the bullet of the trace", fact -> fact.bullet().text())
          .integers("lines", LINES, fact -> fact.bullet().lines());

  private static final JsonShape<TraceFact.OpenEnd> OPEN_END =
      JsonShape.<TraceFact.OpenEnd>empty()
          .text("text", "what is left to do", TraceFact.OpenEnd::text)
          .integers("lines", LINES, open -> open.bullet().lines());

  private static final JsonShape<TaskFacts> TASK =
      JsonShape.<TaskFacts>empty()
          .text("request", "what was asked", TaskFacts::request)
          .text("outcome", "success, partial, fail or uncertain", task -> task.outcome().label())
          .textOrNull("why", "what the outcome rests on", task -> orNull(task.why()))
          .integers("lines", LINES, TaskFacts::lines)
          .objects("commands", "that passed", COMMAND, TaskFacts::commands)
          .texts("files", "that were changed", TaskFacts::files)
          .objects("failures", "what did not work", FAILURE, TraceStructureShapes::failures)
          .objects("openEnds", "what is left to do", OPEN_END, TaskFacts::openEnds)
          .objects("statements", "results and facts", STATEMENT, TraceStructureShapes::statements);

  /** What a trace says. */
  static final JsonShape<TraceDocument> STRUCTURE =
      JsonShape.<TraceDocument>empty()
          .objects("preferences", "the wishes of the user", PREFERENCE, TraceDocument::preferences)
          .objects("tasks", "in the order of the session", TASK, TraceDocument::facts);

  private TraceStructureShapes() {}

  private static List<TraceFact> failures(TaskFacts task) {
    return Stream.<TraceFact>concat(task.failures().stream(), task.caveats().stream()).toList();
  }

  private static List<TraceFact> statements(TaskFacts task) {
    return Stream.of(task.results(), task.knowledge(), task.pointers())
        .<TraceFact>flatMap(List::stream)
        .toList();
  }

  /** Without the marks of a code span or quote around it. */
  private static String unmarked(String text) {
    return text.replaceFirst("^[`\"]+(.*?)[`\"]+$", "$1");
  }

  private static @Nullable String command(TraceFact fact) {
    return fact instanceof TraceFact.Run run ? run.command() : null;
  }

  private static @Nullable String remedy(TraceFact fact) {
    return fact instanceof TraceFact.Run run && run.remedy() != null ? run.remedy().text() : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
