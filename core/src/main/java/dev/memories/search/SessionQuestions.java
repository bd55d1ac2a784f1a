package dev.memories.search;

import dev.memories.session.SessionId;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import dev.memories.text.FileMention;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about sessions, answered from the search index. */
public final class SessionQuestions {
  private static final String RESULT = " (exit ";
  private static final int PLACE_AND_KIND = SearchEntry.PLACE_BITS | SearchEntry.KIND_BITS;
  private static final int COMMAND_OF_SESSION =
      SearchEntry.placeTraits(SearchPlace.SESSION) | SearchEntry.kindTraits(SearchKind.COMMAND);

  private final Sql sql;

  SessionQuestions(Sql sql) {
    this.sql = sql;
  }

  /** A session of the index. */
  public record Known(
      SessionId id,
      String cwd,
      Path rollout,
      String title,
      Instant updatedAt,
      @Nullable String outcome,
      SessionCounts counts) {}

  /** A command line and the number of sessions that ran it, and in which it failed. */
  public record UsedCommand(String command, int sessions, int failedSessions) {}

  /** Every session by id, with the outcome of its trace. */
  public Map<SessionId, Known> all() {
    Map<SessionId, Known> sessions = new HashMap<>();
    sql.query(
            """
            SELECT s.*, p.path AS cwd, f.path AS parent, t.outcome AS traced
            FROM source s JOIN folder p ON p.id = s.project JOIN folder f ON f.id = s.folder
            LEFT JOIN source t ON t.key = 'trace ' || substr(s.key, length('session ') + 1)
            WHERE s.key LIKE 'session %'
            """,
            row ->
                new Known(
                    new SessionId(session(row)),
                    row.text("cwd"),
                    SearchSource.path(row.text("parent"), row.text("file"), session(row)),
                    row.text("title"),
                    row.millis("updated_at_ms"),
                    row.textOrNull("traced"),
                    new SessionCounts(
                        (int) row.number("turns"),
                        (int) row.number("commands"),
                        (int) row.number("failed_commands"),
                        (int) row.number("files"),
                        row.textOrNull("model"))))
        .forEach(session -> sessions.put(session.id(), session));
    return sessions;
  }

  private static String session(Row row) throws SQLException {
    return Objects.requireNonNull(SearchSource.sessionIn(row.text("key")));
  }

  /**
   * The user's last message before a line; empty when there is none, and when it is the first of
   * the session, which its title tells better.
   */
  public Optional<String> laterRequestBefore(SessionId id, long line) {
    return sql.queryOne(
        """
        SELECT e.text FROM source s JOIN entry e ON e.id >= s.id AND e.id < s.id + s.entries
        WHERE s.key = ? AND (e.traits & ?) = ? AND e.line <= ?
          AND e.line > (SELECT min(f.line) FROM entry f
            WHERE f.id >= s.id AND f.id < s.id + s.entries AND (f.traits & ?) = ?)
        ORDER BY e.line DESC LIMIT 1
        """,
        row -> row.text("text"),
        SearchSource.ofSession(id),
        SearchEntry.KIND_BITS,
        SearchEntry.kindTraits(SearchKind.USER),
        line,
        SearchEntry.KIND_BITS,
        SearchEntry.kindTraits(SearchKind.USER));
  }

  /**
   * What the session's trace tells of a file: its bullet that names the file, and says more than
   * that it changed or that a command ran; of several, the first from a line on.
   *
   * @param file the file or the end of its path
   */
  public Optional<String> told(SessionId id, String file, long line) {
    FileMention names = FileMention.of(file);
    return sql
        .query(
            """
            SELECT e.text FROM source s JOIN entry e ON e.id >= s.id AND e.id < s.id + s.entries
            WHERE s.key = ? AND (e.traits & ?) IN (?, ?) ORDER BY e.line < ?, e.line
            """,
            row -> row.text("text"),
            SearchSource.ofTrace(id),
            SearchEntry.KIND_BITS,
            SearchEntry.kindTraits(SearchKind.AGENT),
            SearchEntry.kindTraits(SearchKind.COMMAND),
            line)
        .stream()
        .filter(text -> isStatement(text) && names.isIn(text))
        .findFirst();
  }

  private static boolean isStatement(String bullet) {
    return TraceFact.of(new TraceBullet(bullet, List.of())) instanceof TraceFact.Statement
        && !bullet.startsWith("ran `");
  }

  /** Whether a bullet of a trace says that files were changed. */
  static boolean isChange(String bullet) {
    return TraceFact.of(new TraceBullet(bullet, List.of())) instanceof TraceFact.Change;
  }

  /** Whether the last run of a command after a time succeeded; empty when it did not run. */
  public Optional<Boolean> ranAfter(String cwd, String command, Instant after) {
    return sql.queryOne(
        """
        SELECT e.traits FROM source s JOIN entry e ON e.id >= s.id AND e.id < s.id + s.entries
        WHERE s.project = (SELECT id FROM folder WHERE path = ?)
          AND (e.traits & ?) = ? AND e.at_ms > ?
          AND substr(e.text, 1, length(?)) = ? ORDER BY e.at_ms DESC LIMIT 1
        """,
        row -> (row.number("traits") & SearchEntry.FAILED) == 0,
        cwd,
        PLACE_AND_KIND,
        COMMAND_OF_SESSION,
        after.toEpochMilli(),
        command + RESULT,
        command + RESULT);
  }

  /**
   * The command lines of sessions, those of most sessions first.
   *
   * @param cwd the project; null for all
   */
  public List<UsedCommand> commands(@Nullable String cwd, @Nullable Instant since) {
    Map<String, int[]> counts = new HashMap<>();
    sql.query(
            """
            SELECT e.text, max(e.traits & ?) AS failed, s.id
            FROM source s JOIN entry e ON e.id >= s.id AND e.id < s.id + s.entries
            WHERE (e.traits & ?) = ?
              AND (? IS NULL OR s.project = (SELECT id FROM folder WHERE path = ?))
              AND (? IS NULL OR e.at_ms >= ?)
            GROUP BY s.id, CASE instr(e.text, ' (exit ') WHEN 0 THEN e.text
              ELSE substr(e.text, 1, instr(e.text, ' (exit ') - 1) END
            """,
            row -> Map.entry(withoutResult(row.text("text")), row.flag("failed")),
            SearchEntry.FAILED,
            PLACE_AND_KIND,
            COMMAND_OF_SESSION,
            cwd,
            cwd,
            since == null ? null : since.toEpochMilli(),
            since == null ? null : since.toEpochMilli())
        .forEach(
            run -> {
              int[] count = counts.computeIfAbsent(run.getKey(), _ -> new int[2]);
              count[0]++;
              count[1] += run.getValue() ? 1 : 0;
            });
    List<UsedCommand> commands = new ArrayList<>();
    counts.forEach((text, count) -> commands.add(new UsedCommand(text, count[0], count[1])));
    commands.sort(
        (a, b) ->
            a.sessions() == b.sessions()
                ? a.command().compareTo(b.command())
                : Integer.compare(b.sessions(), a.sessions()));
    return commands;
  }

  private static String withoutResult(String text) {
    int result = text.lastIndexOf(RESULT);
    return result < 0 ? text : text.substring(0, result);
  }

  /** The session whose id begins like this; empty when there is none, or more than one. */
  public Optional<Known> find(String beginning) {
    List<Known> found =
        all().values().stream().filter(known -> known.id().value().startsWith(beginning)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
