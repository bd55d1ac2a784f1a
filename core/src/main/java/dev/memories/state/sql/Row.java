package dev.memories.state.sql;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current row of a result, read by column name. */
public record Row(ResultSet result) {
  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  /** Null where the column is null. */
  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  /** Null where the column is empty: the reference stores unknown texts as empty ones. */
  public @Nullable String textUnlessEmpty(String column) throws SQLException {
    String text = result.getString(column);
    return text.isEmpty() ? null : text;
  }

  public long number(String column) throws SQLException {
    return result.getLong(column);
  }

  public @Nullable Long numberOrNull(String column) throws SQLException {
    long number = result.getLong(column);
    return result.wasNull() ? null : number;
  }

  public double real(String column) throws SQLException {
    return result.getDouble(column);
  }

  public boolean flag(String column) throws SQLException {
    return result.getLong(column) != 0;
  }

  public byte[] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  public SessionId id(String column) throws SQLException {
    return new SessionId(result.getString(column));
  }

  public Instant seconds(String column) throws SQLException {
    return EpochSeconds.ofSeconds(result.getLong(column));
  }

  public Instant millis(String column) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(column));
  }

  /** The columns {@code content_length} and {@code content_sha256}. */
  public @Nullable ContentFingerprint content() throws SQLException {
    String hash = result.getString("content_sha256");
    return hash == null ? null : new ContentFingerprint(result.getLong("content_length"), hash);
  }

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }
}
