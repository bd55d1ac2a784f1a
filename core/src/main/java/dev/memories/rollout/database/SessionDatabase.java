package dev.memories.rollout.database;

import dev.memories.session.Agent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sessions in a database of OpenCode (docs/spec/opencode.md).
 *
 * <p>A session reads like a log of lines: the first is the session's row, then comes a line for
 * each message and each part of one, in the order in which they were made. Its path is that of the
 * database with the session's id behind it.
 */
public final class SessionDatabase {
  /** Longer texts are left out, so that a line stays in bounded memory. */
  private static final int MOST_BYTES = 16 << 20;

  /** Between the list of sessions and the reading of one. */
  private static final Duration OLDEST = Duration.ofMinutes(1);

  private static final String BOUNDED =
      "CASE WHEN octet_length(data) > "
          + MOST_BYTES
          + " THEN '{\"type\":\"too long\"}' ELSE data END";

  private static final String LIST =
      """
      SELECT s.id AS id,
        (SELECT coalesce(sum(octet_length(m.data)), 0) FROM message m WHERE m.session_id = s.id)
        + (SELECT coalesce(sum(octet_length(p.data)), 0) FROM part p WHERE p.session_id = s.id)
          AS bytes,
        max(s.time_updated,
          (SELECT coalesce(max(m.time_updated), 0) FROM message m WHERE m.session_id = s.id),
          (SELECT coalesce(max(p.time_updated), 0) FROM part p WHERE p.session_id = s.id))
          AS updated
      FROM session s WHERE s.parent_id IS NULL ORDER BY s.id
      """;

  /** The rows of a session in the order of their lines; made once, they stay in that order. */
  private static final String LINES =
      """
      SELECT * FROM (SELECT 0 AS rank, time_created AS time, id, '' AS message,
        json_object('directory', directory, 'title', title, 'version', version,
          'revert', revert) AS data
      FROM session WHERE id = ?1
      UNION ALL SELECT 1, time_created, id, '', %1$s FROM message WHERE session_id = ?1
      UNION ALL SELECT 2, time_created, id, message_id, %1$s FROM part WHERE session_id = ?1)
      ORDER BY rank > 0, time, rank, id
      """
          .formatted(BOUNDED);

  private SessionDatabase() {}

  /** Whether OpenCode names its database like this; other release channels have a suffix. */
  public static boolean isNamedLikeOne(String fileName) {
    return fileName.equals("opencode.db")
        || (fileName.startsWith("opencode-") && fileName.endsWith(".db"));
  }

  /**
   * A session in the list of a database.
   *
   * @param sizeBytes bytes of its messages and parts
   */
  public record Row(String id, long sizeBytes, Instant updatedAt) {}

  /**
   * The same; asks the database only when it has changed since the list was kept.
   *
   * @param kept where another process may have kept the list; need not exist
   */
  public static List<Row> sessions(Path database, Path kept) throws IOException {
    KeptList list = new KeptList(kept);
    String stamp = database.toAbsolutePath() + ";" + DatabaseCopy.stamp(database);
    Optional<List<Row>> known = list.read(stamp);
    if (known.isPresent()) {
      return known.get();
    }
    boolean isQuiet = DatabaseCopy.isQuiet(database);
    List<Row> rows = sessions(database);
    if (isQuiet && stamp.equals(database.toAbsolutePath() + ";" + DatabaseCopy.stamp(database))) {
      list.write(stamp, rows);
    }
    return rows;
  }

  /** The sessions of a database that a person began, sorted by id. */
  public static List<Row> sessions(Path database) throws IOException {
    try (DatabaseCopy copy = DatabaseCopy.of(database);
        Statement statement = copy.connection().createStatement();
        ResultSet found = statement.executeQuery(LIST)) {
      List<Row> rows = new ArrayList<>();
      while (found.next()) {
        String id = String.valueOf(found.getString("id"));
        if (Agent.isOpenCodeId(id)) {
          rows.add(
              new Row(id, found.getLong("bytes"), Instant.ofEpochMilli(found.getLong("updated"))));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw DatabaseCopy.failure(database, e);
    }
  }

  /** Whether the database is gone, or can be read and has no such session. */
  public static boolean isGone(Path session) {
    Path database = database(session);
    try {
      return Files.notExists(database)
          || sessions(database).stream().noneMatch(row -> session.endsWith(row.id()));
    } catch (IOException _) {
      return false;
    }
  }

  /** Opens a session for reading as lines. */
  public static InputStream open(Path session) throws IOException {
    Path database = database(session);
    DatabaseCopy copy = DatabaseCopy.of(database, OLDEST);
    try {
      PreparedStatement lines = copy.connection().prepareStatement(LINES);
      lines.setString(1, String.valueOf(session.getFileName()));
      return new RowStream(copy, lines, session);
    } catch (SQLException e) {
      copy.close();
      throw DatabaseCopy.failure(database, e);
    }
  }

  private static Path database(Path session) {
    return Objects.requireNonNull(session.toAbsolutePath().getParent());
  }
}
