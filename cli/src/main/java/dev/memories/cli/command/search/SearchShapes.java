package dev.memories.cli.command.search;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.search.Search;
import dev.memories.search.SearchHit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How hits look in documents and in pipes. */
final class SearchShapes {
  /**
   * The result of a search.
   *
   * @param query as typed
   */
  record Answer(String query, Search.Found found) {}

  static final JsonShape<SearchHit> HIT =
      JsonShape.<SearchHit>empty()
          .text("text", "the whole bullet or line", SearchHit::text)
          .text("cwd", "the project", SearchHit::cwd)
          .textOrNull("sessionId", "the session that shows it", SearchHit::session)
          .text("place", "registry, skill, trace or session", hit -> hit.place().word())
          .text("kind", "user, agent, command, error or file", hit -> hit.kind().word())
          .integerOrNull("line", "line of the session's rollout", SearchShapes::line)
          .path("path", "the file in the memory tree, or the rollout", SearchHit::path)
          .number("score", "higher is better, within one search", SearchHit::score)
          .time("updatedAt", "time of the line, or of the document", SearchHit::at);

  static final JsonShape<Answer> DOCUMENT =
      JsonShape.<Answer>empty()
          .text("query", "the words searched for", Answer::query)
          .objects("hits", "best first", HIT, answer -> answer.found().hits())
          .integer("total", "number of entries that match", answer -> answer.found().total());

  private SearchShapes() {}

  private static @Nullable Long line(SearchHit hit) {
    return hit.line() == 0 ? null : hit.line();
  }

  static Table table(Answer answer) {
    Table table = Table.withHeadings();
    for (SearchHit hit : answer.found().hits()) {
      String session = hit.session();
      table.row(
          Cell.of(hit.cwd()),
          Cell.of(Timestamp.of(hit.at())),
          Cell.of(session == null ? "" : session),
          Cell.of(hit.line() == 0 ? "" : Long.toString(hit.line())),
          Cell.of(hit.place().word()),
          Cell.of(hit.kind().name().toLowerCase(Locale.ROOT)),
          Cell.of(hit.path().toString()),
          Cell.of(hit.text()));
    }
    return table;
  }
}
