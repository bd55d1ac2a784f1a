package dev.memories.rollout.database;

import dev.memories.rollout.lines.LineStream;
import dev.memories.rollout.opencode.OpenCodeLine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a session as lines of JSON, one row in memory at a time. */
final class RowStream extends LineStream {
  private static final String[] TYPES = {"session", "message", "part"};

  private final DatabaseCopy copy;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Path session;
  private byte @Nullable [] first;

  RowStream(DatabaseCopy copy, PreparedStatement statement, Path session)
      throws IOException, SQLException {
    this.copy = copy;
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.session = session;
    this.first = row();
    if (first == null) {
      statement.close();
      copy.close();
      throw new NoSuchFileException(session.toString());
    }
  }

  @Override
  protected byte @Nullable [] nextLine() throws IOException {
    byte[] next = first;
    first = null;
    return next == null ? row() : next;
  }

  private byte @Nullable [] row() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      return OpenCodeLine.of(
          TYPES[rows.getInt("rank")],
          rows.getLong("time"),
          rows.getString("id"),
          rows.getString("message"),
          String.valueOf(rows.getString("data")));
    } catch (SQLException e) {
      throw DatabaseCopy.failure(session, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      statement.close();
    } catch (SQLException e) {
      throw DatabaseCopy.failure(session, e);
    } finally {
      copy.close();
    }
  }
}
