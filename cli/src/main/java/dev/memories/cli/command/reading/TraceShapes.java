package dev.memories.cli.command.reading;

import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
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
   */
  record ListedTrace(TraceHead head, @Nullable Path path) {}

  static final JsonShape<ListedTrace> TRACE =
      JsonShape.<ListedTrace>empty()
          .text("id", "id of the session", trace -> trace.head().id().value())
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

  static final JsonShape<List<ListedTrace>> LIST =
      JsonShape.<List<ListedTrace>>empty()
          .objects("traces", "newest session first", TRACE, traces -> traces);

  private TraceShapes() {}

  static Table table(List<ListedTrace> traces, RelativeTime ages) {
    int length = SessionIds.uniqueLength(traces.stream().map(trace -> trace.head().id()).toList());
    Table table = Table.withHeadings("ID", "UPDATED", "SUMMARY");
    for (ListedTrace trace : traces) {
      TraceHead head = trace.head();
      String id = head.id().value();
      Instant updatedAt = head.subject().updatedAt();
      table.row(
          Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
          Cell.of(Timestamp.of(updatedAt), ages.of(updatedAt)).painted(Paint.DIM),
          Cell.of(head.project().cwd(), head.summary()),
          Cell.of(Optional.ofNullable(trace.path()).map(Path::toString).orElse("")),
          Cell.of(head.summary()));
    }
    return table;
  }
}
