package dev.memories.state;

import dev.memories.state.sql.Patience;
import dev.memories.state.sql.Sql;
import dev.memories.state.sql.SqlFailure;
import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * Opens connections to SQLite, configures them (docs/spec/rules.md 12.1) and brings their tables up
 * to date.
 */
final class Connections {
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private Connections() {}

  /**
   * Opens a file that exists, or creates it.
   *
   * @param whenNew fills a new database, in the transaction that makes its tables
   */
  static Sql toFile(Path file, Patience patience, Consumer<Sql> whenNew) {
    new DatabaseFile(file).mendCompanions();
    Sql sql = connect(file.toString(), file, patience);
    return ready(sql, sql::useWriteAheadLog, whenNew);
  }

  /** Opens an empty database in memory. */
  static Sql toEmptyMemory() {
    return ready(connect(":memory:", null, Patience.silent()), () -> {}, _ -> {});
  }

  /** Opens a copy of a file in memory. */
  static Sql toCopyOf(DatabaseFile database) {
    Sql sql = connect(":memory:", database.path(), Patience.silent());
    return ready(sql, () -> restore(sql, database), _ -> {});
  }

  private static Sql connect(String where, @Nullable Path file, Patience patience) {
    try {
      // Not through DriverManager, which looks for drivers in every jar.
      return new Sql(
          JDBC.createConnection("jdbc:sqlite:" + where, new Properties()), file, patience);
    } catch (SQLException e) {
      throw SqlFailure.of("open", file, e);
    }
  }

  private static Sql ready(Sql sql, Runnable prepare, Consumer<Sql> whenNew) {
    boolean done = false;
    try {
      sql.script("PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
      Migrations.requireOurs(sql);
      prepare.run();
      sql.script(
          "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
      Migrations.apply(sql, whenNew);
      done = true;
      return sql;
    } finally {
      if (!done) {
        sql.close();
      }
    }
  }

  private static void restore(Sql sql, DatabaseFile database) {
    try {
      Path folder = Files.createTempDirectory("memories-state-");
      try {
        Path copy = database.copyTo(folder).path();
        sql.script("restore from '" + copy.toString().replace("'", "''") + "'");
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new StateException(
          "read the state database " + database.path(), IoReason.of(e), "check its permissions", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
