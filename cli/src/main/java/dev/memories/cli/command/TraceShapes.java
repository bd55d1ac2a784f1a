package dev.memories.cli.command;

import dev.memories.cli.app.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.trace.TraceHead;
import java.nio.file.Path;
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
  record Listed(TraceHead head, @Nullable Path path) {}

  static final JsonShape<Listed> LISTED =
      JsonShape.<Listed>empty()
          .text("id", "id of the session", trace -> trace.head().id().value())
          .text("cwd", "the project", trace -> trace.head().project().cwd())
          .pathOrNull("path", "file in the memory tree; null when pruned", Listed::path)
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
              "extractor", "offline, model or command", trace -> trace.head().making().extractor());

  static final JsonShape<List<Listed>> LIST =
      JsonShape.<List<Listed>>empty()
          .objects("traces", "newest session first", LISTED, traces -> traces);

  private TraceShapes() {}

  static Table table(List<Listed> traces, Ages ages) {
    int length = SessionIds.uniqueLength(traces.stream().map(trace -> trace.head().id()).toList());
    Table table = Table.withHeadings("ID", "UPDATED", "SUMMARY");
    for (Listed trace : traces) {
      String id = trace.head().id().value();
      var updatedAt = trace.head().subject().updatedAt();
      table.row(
          Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
          Cell.of(JsonShape.second(updatedAt), ages.of(updatedAt)).painted(Paint.DIM),
          Cell.of(trace.head().project().cwd(), trace.head().summary()),
          Cell.of(Optional.ofNullable(trace.path()).map(Path::toString).orElse("")),
          Cell.of(trace.head().summary()));
    }
    return table;
  }
}
