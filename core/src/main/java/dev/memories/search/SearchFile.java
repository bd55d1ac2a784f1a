package dev.memories.search;

import dev.memories.state.sql.Patience;
import dev.memories.state.sql.Sql;
import dev.memories.state.sql.SqlFailure;
import dev.memories.state.sql.StateException;
import dev.memories.text.DataFile;
import dev.memories.text.IoReason;
import dev.memories.text.ShellWord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * The SQLite file {@code search.sqlite} with its companions {@code -wal} and {@code -shm}. Only the
 * user may read it. A damaged file, or one of another release, is replaced by an empty one.
 */
final class SearchFile {
  private static final int VERSION = 4;
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  /** Each table and index takes a page at least, which is most of the file of a small home. */
  private static final int PAGE_BYTES = 2_048;

  private SearchFile() {}

  /** Opens the file; creates it where there is none. */
  static Sql open(Path file) {
    requirePlain(file);
    create(file);
    try {
      return ready(connect(file.toString(), file), true);
    } catch (StateException problem) {
      if (!problem.isDamage()) {
        throw problem;
      }
      delete(file);
      create(file);
      return ready(connect(file.toString(), file), true);
    }
  }

  /** Opens an empty database in memory. */
  static Sql inMemory() {
    return ready(connect(":memory:", null), false);
  }

  /** SQLite would wait for a pipe without end, or say nothing that helps. */
  private static void requirePlain(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new StateException(
          "open the search index " + file,
          "it is not a plain file",
          "remove it with: rm -r " + ShellWord.quoted(file.toString()) + "; it is made anew",
          null);
    }
  }

  /** Deletes the file and its companions. */
  static void delete(Path file) {
    try {
      for (String ending : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
      }
    } catch (IOException e) {
      throw new StateException(
          "remove the search index " + file, IoReason.of(e), "check the permissions", e);
    }
  }

  private static void create(Path file) {
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException anotherProcessWasFirst) {
      return;
    } catch (IOException e) {
      throw new StateException(
          "create the search index " + file, IoReason.of(e), "check the permissions", e);
    }
  }

  private static Sql connect(String where, @Nullable Path file) {
    try {
      // Not through DriverManager, which looks for drivers in every jar.
      return new Sql(
          JDBC.createConnection("jdbc:sqlite:" + where, settings()), file, Patience.silent());
    } catch (SQLException e) {
      throw SqlFailure.of("open", file, e);
    }
  }

  /** Without the query for generated keys that the driver sends after every row it writes. */
  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("jdbc.get_generated_keys", "false");
    return settings;
  }

  private static Sql ready(Sql sql, boolean isFile) {
    boolean done = false;
    try {
      sql.script("PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
      if (isFile) {
        sql.script("PRAGMA page_size = " + PAGE_BYTES);
        sql.useWriteAheadLog();
      }
      // The check notices pages of a damaged file that would only lack rows otherwise.
      sql.script(
          "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON");
      if (version(sql) != VERSION) {
        sql.transaction(() -> makeTables(sql));
      }
      done = true;
      return sql;
    } finally {
      if (!done) {
        sql.close();
      }
    }
  }

  /** Another process may have made them since. */
  private static void makeTables(Sql sql) {
    long version = version(sql);
    if (version == VERSION) {
      return;
    }
    if (version != 0) {
      throw new StateException(
          "read the search index", "it was made by another release", null, null, true);
    }
    sql.script(String.join("\n", DataFile.entries(SearchFile.class, "tables.sql")));
  }

  private static long version(Sql sql) {
    return sql.queryOne("PRAGMA user_version", row -> row.number("user_version")).orElse(0L);
  }
}
