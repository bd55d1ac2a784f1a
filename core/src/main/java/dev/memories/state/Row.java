package dev.memories.state;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current row of a result, read by column name. */
record Row(ResultSet result) {
  String text(String column) throws SQLException {
    return result.getString(column);
  }

  /** Null where the column is null. */
  @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  /** Null where the column is empty: the reference has NOT NULL for texts that may be unknown. */
  @Nullable String textUnlessEmpty(String column) throws SQLException {
    String text = result.getString(column);
    return text.isEmpty() ? null : text;
  }

  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    long number = result.getLong(column);
    return result.wasNull() ? null : number;
  }

  boolean flag(String column) throws SQLException {
    return result.getLong(column) != 0;
  }

  byte[] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  SessionId id(String column) throws SQLException {
    return new SessionId(result.getString(column));
  }

  Instant seconds(String column) throws SQLException {
    return Times.ofSeconds(result.getLong(column));
  }

  Instant millis(String column) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(column));
  }

  /** The columns {@code content_length} and {@code content_sha256}. */
  @Nullable ContentFingerprint content() throws SQLException {
    String hash = result.getString("content_sha256");
    return hash == null ? null : new ContentFingerprint(result.getLong("content_length"), hash);
  }

  /** Turns a row into a value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }
}
