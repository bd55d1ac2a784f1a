package dev.memories.state;

import dev.memories.state.sql.Sql;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

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
          "0007_gates.sql");

  private Migrations() {}

  static int latest() {
    return SCRIPTS.size();
  }

  /**
   * Runs the scripts that the database has not had yet.
   *
   * @throws StateException when a newer release has written the database
   */
  static void apply(Sql sql) {
    if (version(sql) != latest()) {
      sql.transaction(() -> applyUpTo(latest(), sql));
    }
  }

  /** To be called in a transaction, because two processes may open a new database at once. */
  static void applyUpTo(int target, Sql sql) {
    int version = version(sql);
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
