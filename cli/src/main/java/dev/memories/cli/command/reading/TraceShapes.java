package dev.memories.cli.command.reading;

import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.search.SessionCounts;
import dev.memories.session.Agent;
import dev.memories.trace.TraceHead;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How traces look in documents and tables. */
final class TraceShapes {
  /**
   * A trace without its body.
   *
   * @param path its file in the memory tree; null when pruned
   * @param facts only known where they were asked for
   */
  record ListedTrace(TraceHead head, @Nullable Path path, Facts facts) {
    static ListedTrace of(TraceHead head, @Nullable Path path) {
      return new ListedTrace(head, path, Facts.UNKNOWN);
    }

    ListedTrace with(Facts others) {
      return new ListedTrace(head, path, others);
    }
  }

  /**
   * What is known of the session of a trace; unknown values are null or 0.
   *
   * @param changesFile whether the session changed the file that was asked for
   */
  record Facts(
      @Nullable String outcome,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      SessionCounts counts,
      long tokens,
      @Nullable String branch,
      boolean changesFile) {
    static final Facts UNKNOWN = new Facts(null, null, null, SessionCounts.NONE, 0, null, false);
  }

  static final JsonShape<ListedTrace> TRACE =
      JsonShape.<ListedTrace>empty()
          .text("id", "id of the session", trace -> trace.head().id().value())
          .text(
              "agent",
              "whose session it was: codex, claude, gemini or opencode",
              trace -> Agent.ofLog(trace.head().subject().rollout()).key())
          .text(
              "resume",
              "command line of the agent that goes on with the session",
              trace -> Agent.resuming(trace.head().subject().rollout(), trace.head().id()))
          .text("cwd", "the project", trace -> trace.head().project().cwd())
          .pathOrNull("path", "file in the memory tree; null when pruned", ListedTrace::path)
          .text("summary", "one line", trace -> trace.head().summary())
          .text("title", "title of the session", trace -> trace.head().subject().title())
          .time(
              "updatedAt",
              "when the session had last changed",
              trace -> trace.head().subject().updatedAt())
          .time(
              "extractedAt",
              "when the trace was made",
              trace -> trace.head().making().extractedAt())
          .text(
              "extractor", "offline, model or command", trace -> trace.head().making().extractor())
          .integer(
              "damagedLines",
              "lines of the rollout that could not be read, or not wholly",
              trace -> trace.head().making().damagedLines());

  private static final JsonShape<ListedTrace> DESCRIBED =
      TRACE
          .textOrNull(
              "outcome", "success, partial, fail or uncertain", trace -> trace.facts().outcome())
          .timeOrNull("startedAt", "start of the session", trace -> trace.facts().startedAt())
          .timeOrNull("endedAt", "newest line of the session", trace -> trace.facts().endedAt())
          .integer("turns", "messages of the user", trace -> trace.facts().counts().turns())
          .integer("commands", "command lines run", trace -> trace.facts().counts().commands())
          .integer(
              "failedCommands",
              "those that failed",
              trace -> trace.facts().counts().failedCommands())
          .integer("files", "files changed by patches", trace -> trace.facts().counts().files())
          .integer("tokens", "tokens, as the rollout counts them", trace -> trace.facts().tokens())
          .textOrNull("branch", "Git branch at the start", trace -> trace.facts().branch())
          .textOrNull("model", "model of the last turn", trace -> trace.facts().counts().model());

  static final JsonShape<List<ListedTrace>> LIST =
      JsonShape.<List<ListedTrace>>empty()
          .objects("traces", "newest session first", DESCRIBED, traces -> traces);

  private TraceShapes() {}

  static Table table(List<ListedTrace> traces, RelativeTime ages) {
    int length = SessionIds.uniqueLength(traces.stream().map(trace -> trace.head().id()).toList());
    Table table =
        Table.withHeadings("ID", "UPDATED", "", "PROJECT", "TITLE").withoutRepeats("PROJECT");
    for (ListedTrace trace : traces) {
      TraceHead head = trace.head();
      String id = head.id().value();
      Instant updatedAt = head.subject().updatedAt();
      OutcomeSign outcome = OutcomeSign.of(head);
      table.row(
          Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
          Cell.of(Timestamp.of(updatedAt), ages.of(updatedAt)).painted(Paint.DIM),
          Cell.of(head.project().cwd(), outcome.sign()).painted(outcome.paint()),
          Cell.of(
              Optional.ofNullable(trace.path()).map(Path::toString).orElse(""),
              Cell.lastName(head.project().cwd())),
          Cell.of(head.summary(), outcome.word() + head.subject().title()));
    }
    return table;
  }
}
