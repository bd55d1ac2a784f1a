package dev.memories.rollout.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of a session as lines of JSON, one row in memory at a time. */
final class RowStream extends InputStream {
  private static final String[] TYPES = {"session", "message", "part"};

  private final DatabaseCopy copy;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Path session;
  private byte[] line = {};
  private int at;

  RowStream(DatabaseCopy copy, PreparedStatement statement, Path session)
      throws IOException, SQLException {
    this.copy = copy;
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.session = session;
    if (!fill()) {
      statement.close();
      copy.close();
      throw new NoSuchFileException(session.toString());
    }
  }

  private boolean fill() throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      String head =
          "{\"type\":\"%s\",\"time\":%d,\"id\":\"%s\",\"message\":\"%s\",\"data\":"
              .formatted(
                  TYPES[rows.getInt("rank")],
                  rows.getLong("time"),
                  word(rows.getString("id")),
                  word(rows.getString("message")));
      // A line break between the tokens of JSON is white space.
      String data = String.valueOf(rows.getString("data")).replace('\n', ' ').replace('\r', ' ');
      line = (head + data + "}\n").getBytes(UTF_8);
      at = 0;
      return true;
    } catch (SQLException e) {
      throw DatabaseCopy.failure(session, e);
    }
  }

  /** An id as it can stand in quotes. */
  private static String word(String id) {
    return id == null ? "" : id.replaceAll("[^0-9A-Za-z_-]", "");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (at == line.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, buffer, offset, count);
    at += count;
    return count;
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
