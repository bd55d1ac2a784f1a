package dev.memories.state;

import dev.memories.state.sql.Sql;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The numbered SQL scripts that create the tables. A released script is never edited.
 *
 * <p>{@code PRAGMA user_version} is the number of scripts that a database has had.
 */
final class Migrations {
  private static final List<String> SCRIPTS =
      List.of(
          "0001_reference.sql",
          "0002_pipeline.sql",
          "0003_index_stamp.sql",
          "0004_audit.sql",
          "0005_index_folders.sql",
          "0006_open_sessions.sql",
          "0007_gates.sql",
          "0008_abandoned_runs.sql",
          "0009_damaged_lines.sql",
          "0010_extractor_version.sql",
          "0011_projects.sql");

  /** Marks a database as ours: {@code MEMO} in ASCII. */
  private static final long APPLICATION_ID = 0x4D45_4D4F;

  /** A table of the first script, which databases of early releases have and no others. */
  private static final String OUR_TABLE = "memory_consolidation_locks";

  private Migrations() {}

  static int latest() {
    return SCRIPTS.size();
  }

  /**
   * Runs the scripts that the database has not had yet.
   *
   * @param whenNew fills a new database, in the same transaction
   * @throws StateException when a newer release has written the database
   */
  static void apply(Sql sql, Consumer<Sql> whenNew) {
    if (version(sql) != latest() || applicationId(sql) != APPLICATION_ID) {
      sql.transaction(
          () -> {
            boolean isNew = version(sql) == 0;
            applyUpTo(latest(), sql);
            if (isNew) {
              whenNew.accept(sql);
            }
          });
    }
  }

  /** To be called in a transaction, because two processes may open a new database at once. */
  static void applyUpTo(int target, Sql sql) {
    int version = version(sql);
    if (version < 0) {
      throw new StateException(
          "open the state database",
          "its version is %d, which no release has written".formatted(version),
          "`memories index --rebuild` keeps it aside and starts a new one",
          null,
          true);
    }
    if (version > latest()) {
      throw new StateException(
          "open the state database",
          "a newer release of memories has written it (version %d, this release knows %d)"
              .formatted(version, latest()),
          "use the newer release, or another --memories-home",
          null);
    }
    for (String script : SCRIPTS.subList(version, Math.max(version, target))) {
      sql.script(read(script));
    }
    sql.script("PRAGMA user_version = " + Math.max(version, target));
    sql.script("PRAGMA application_id = " + APPLICATION_ID);
  }

  /**
   * Refuses a database of another program, before anything is written. Early releases of this one
   * left no mark.
   *
   * @throws StateException when another program has written the database
   */
  static void requireOurs(Sql sql) {
    // Read once: another process may be making the tables just now.
    long mark = applicationId(sql);
    if (mark == APPLICATION_ID) {
      return;
    }
    List<String> tables =
        sql.query("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.text("name"));
    if (mark != 0 || !(tables.isEmpty() || tables.contains(OUR_TABLE))) {
      throw new StateException(
          "open the state database",
          "the file is a database of another program",
          "move it away, or name another folder with --memories-home",
          null);
    }
  }

  private static long applicationId(Sql sql) {
    return sql.queryOne("PRAGMA application_id", row -> row.number("application_id")).orElse(0L);
  }

  private static int version(Sql sql) {
    return (int)
        sql.queryOne("PRAGMA user_version", row -> row.number("user_version"))
            .orElse(0L)
            .longValue();
  }

  private static String read(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream("migrations/" + script)) {
      return new String(Objects.requireNonNull(in, script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
