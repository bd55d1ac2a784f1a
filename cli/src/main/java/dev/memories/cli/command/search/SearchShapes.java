package dev.memories.cli.command.search;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.search.SearchHit;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How hits look in documents and in pipes. */
final class SearchShapes {
  /**
   * The result of a search.
   *
   * @param query as typed
   * @param hits best first, and last what was imported
   * @param total number of entries that match; counting takes a while, and few forms show it
   */
  record Answer(String query, List<FoundHit> hits, LongSupplier total) {
    Answer {
      hits = List.copyOf(hits);
    }
  }

  static final JsonShape<FoundHit> HIT =
      JsonShape.<FoundHit>empty()
          .text("text", "the whole bullet or line", found -> found.hit().text())
          .text("cwd", "the project", found -> found.hit().cwd())
          .textOrNull("sessionId", "the session that shows it", found -> found.hit().session())
          .text("place", "registry, skill, trace, session or import", FoundHit::place)
          .text("kind", "user, agent, command, error or file", found -> found.hit().kind().word())
          .integerOrNull("line", "line of the session's rollout", found -> line(found.hit()))
          .path("path", "the file in the memory tree, or the rollout", found -> found.hit().path())
          .number(
              "score",
              "higher is better, within one search and apart for imports",
              found -> found.hit().score())
          .time("updatedAt", "time of the line, or of the document", found -> found.hit().at())
          .textOrNull(
              "origin", "where it was imported from; null for the projects' own", FoundHit::origin);

  static final JsonShape<Answer> DOCUMENT =
      JsonShape.<Answer>empty()
          .text("query", "the words searched for", Answer::query)
          .objects("hits", "best first", HIT, Answer::hits)
          .integer("total", "number of entries that match", found -> found.total().getAsLong());

  private SearchShapes() {}

  private static @Nullable Long line(SearchHit hit) {
    return hit.line() == 0 ? null : hit.line();
  }

  static Table table(Answer answer) {
    Table table = Table.withHeadings();
    for (FoundHit found : answer.hits()) {
      SearchHit hit = found.hit();
      String session = hit.session();
      table.row(
          Cell.of(hit.cwd()),
          Cell.of(Timestamp.of(hit.at())),
          Cell.of(session == null ? "" : session),
          Cell.of(hit.line() == 0 ? "" : Long.toString(hit.line())),
          Cell.of(found.place()),
          Cell.of(hit.kind().name().toLowerCase(Locale.ROOT)),
          Cell.of(hit.path().toString()),
          Cell.of(hit.text()));
    }
    return table;
  }
}
