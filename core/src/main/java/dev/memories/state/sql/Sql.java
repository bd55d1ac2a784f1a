package dev.memories.state.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database connection that several threads may share.
 *
 * <p>The threads take turns. That is enough, because statements are short.
 */
public final class Sql implements AutoCloseable {
  private static final int MAX_KEYS = 256;

  private final Connection connection;
  private final @Nullable Path file;
  private final Patience patience;
  private final ReentrantLock turn = new ReentrantLock();

  /** Statements for reuse, by their text; to prepare one often takes longer than to run it. */
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /**
   * @param file named in error messages; null for a database in memory
   * @param patience how long reads, writes and transactions wait for other processes
   */
  public Sql(Connection connection, @Nullable Path file, Patience patience) {
    this.connection = connection;
    this.file = file;
    this.patience = patience;
  }

  public <T> List<T> query(String sql, Row.Reader<T> reader, @Nullable Object... parameters) {
    return taking(
        "read",
        sql,
        statement -> {
          Bindings.of(parameters).bind(statement);
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            List<T> values = new ArrayList<>();
            while (result.next()) {
              values.add(reader.read(row));
            }
            return values;
          }
        });
  }

  /** Reads rows until the visitor returns false. */
  public void visit(String sql, Row.Reader<Boolean> visitor) {
    taking(
        "read",
        sql,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            boolean more = true;
            while (more && result.next()) {
              more = visitor.read(row);
            }
            return more;
          }
        });
  }

  /**
   * Reads the rows that have one of the keys, with a query for every few hundred keys.
   *
   * @param sql with {@code IN (?)} for the keys
   */
  public <T> List<T> queryEach(String sql, Row.Reader<T> reader, Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    List<T> values = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_KEYS) {
      List<String> some = all.subList(from, Math.min(from + MAX_KEYS, all.size()));
      String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
      values.addAll(query(sql.replace("(?)", "(" + marks + ")"), reader, some.toArray()));
    }
    return values;
  }

  public <T> Optional<T> queryOne(
      String sql, Row.Reader<T> reader, @Nullable Object... parameters) {
    return query(sql, reader, parameters).stream().findFirst();
  }

  /** Returns how many rows changed. */
  public int update(String sql, @Nullable Object... parameters) {
    return taking(
        "write",
        sql,
        statement -> {
          Bindings.of(parameters).bind(statement);
          return statement.executeUpdate();
        });
  }

  /** Runs the statement once for each row of values. */
  public void updateEach(String sql, Iterable<Bindings> rows) {
    taking(
        "write",
        sql,
        statement -> {
          for (Bindings row : rows) {
            row.bind(statement);
            statement.executeUpdate();
          }
          return true;
        });
  }

  /** Runs statements without parameters, separated by semicolons. */
  public void script(String sql) {
    taking(
        "write",
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  /**
   * Switches the file to a write-ahead log.
   *
   * <p>SQLite does not wait for another process that changes the mode at the same time, so this
   * tries again.
   */
  public void useWriteAheadLog() {
    patience.call(
        () -> {
          script("PRAGMA journal_mode = WAL");
          return true;
        });
  }

  /** Like {@link #compact}; does nothing when another process uses the file, or no room is left. */
  public void compactIfFree() {
    try {
      compact();
    } catch (StateException inUse) {
      // Deleted rows are overwritten all the same, but for copies in pages whose rows were moved.
    }
  }

  /** Writes the file anew, so that nothing of an earlier text is left in it. */
  public void compact() {
    taking(
        "write",
        () -> {
          // SQLite refuses while statements are kept that have not been reset.
          for (PreparedStatement statement : prepared.values()) {
            statement.close();
          }
          prepared.clear();
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("VACUUM");
          }
        });
  }

  /**
   * Runs work in a transaction; a failure rolls everything back. The write lock is held from the
   * start, so that no other process can change a row between reading and writing it. Inside a
   * transaction, the work joins that one.
   */
  public <T> T transaction(Supplier<T> work) {
    turn.lock();
    try {
      return turn.getHoldCount() > 1 ? work.get() : commit(work);
    } finally {
      turn.unlock();
    }
  }

  /** The same for work without a result. */
  public void transaction(Runnable work) {
    transaction(
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T commit(Supplier<T> work) {
    patience.call(() -> update("BEGIN IMMEDIATE"));
    boolean done = false;
    try {
      T value = work.get();
      update("COMMIT");
      done = true;
      return value;
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  /** Fails when SQLite itself has already rolled back; then there is nothing left to do. */
  private void rollBack() {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      return;
    }
  }

  /** Work in a transaction is tried once: the whole of it would have to be done again. */
  private <T> T taking(String attempted, String sql, StatementWork<T> work) {
    turn.lock();
    try {
      return turn.getHoldCount() > 1
          ? attempt(attempted, sql, work)
          : patience.call(() -> attempt(attempted, sql, work));
    } finally {
      turn.unlock();
    }
  }

  /** Runs work with a statement. The statement is out of the map meanwhile: work may nest. */
  private <T> T attempt(String attempted, String sql, StatementWork<T> work) {
    return taking(
        attempted,
        () -> {
          PreparedStatement kept = prepared.remove(sql);
          PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
          boolean done = false;
          try {
            T value = work.run(statement);
            statement.clearParameters();
            done = prepared.putIfAbsent(sql, statement) == null;
            return value;
          } finally {
            if (!done) {
              statement.close();
            }
          }
        });
  }

  private <T> T taking(String attempted, SqlWork<T> work) {
    turn.lock();
    try {
      return work.run();
    } catch (SQLException e) {
      throw SqlFailure.of(attempted, file, e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    taking(
        "close",
        () -> {
          connection.close();
          return true;
        });
  }

  private interface SqlWork<T> {
    T run() throws SQLException;
  }

  private interface StatementWork<T> {
    T run(PreparedStatement statement) throws SQLException;
  }
}
