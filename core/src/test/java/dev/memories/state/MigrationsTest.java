package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.sql.Patience;
import dev.memories.state.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {
  /**
   * The SHA-256 of every released script. A new migration gets a new line; a line never changes,
   * because databases exist that the old script has made.
   */
  private static final Map<String, String> RELEASED =
      Map.ofEntries(
          Map.entry(
              "0001_reference.sql",
              "b83c545ebca826d56d679070dd93124d7545e83fd4dc755b81cae0190550e475"),
          Map.entry(
              "0002_pipeline.sql",
              "4706d654bc25d66e04d5b5c804680c3d780028ab99b82459c1fe9bf11f40a1eb"),
          Map.entry(
              "0003_index_stamp.sql",
              "d0cdc01c102d03d019348b21bda5b69a0c58f73fb042f258a32f80e639603221"),
          Map.entry(
              "0004_audit.sql", "ee15ab446406815859329833513eb2ca1d437d9a8692ad546f97b19cc6dec5c1"),
          Map.entry(
              "0005_index_folders.sql",
              "ff582bfd534f09c36b144af31ac7d9bbf47446162c1f49bc5d80c14f99aaf4ca"),
          Map.entry(
              "0006_open_sessions.sql",
              "d2628832a32f1227a9f9901c47afabfdb3e783ebbb8e0571bf38db1a0b780d7f"),
          Map.entry(
              "0007_gates.sql", "717a33b1370f5e5af9609533762993ad6f78f751589f4cfed0d121a3724abfbc"),
          Map.entry(
              "0008_abandoned_runs.sql",
              "842771e709e93e3e787e88548242e7dc59b0ae915caa4bc3a8bf13e1f273db22"),
          Map.entry(
              "0009_damaged_lines.sql",
              "7274ae7af19de480d73afc5b12048b6df822fe9cd39d9d75d65c10cb509ecca9"),
          Map.entry(
              "0010_extractor_version.sql",
              "ec02596a41637d08bf1f578f71c19b72ac3a8803146b846be42fcafad5d519bb"),
          Map.entry(
              "0011_projects.sql",
              "6008ae85e5beb9481e3941a70cf08b0e5c6c61629433b14898a7fca446b76592"));

  @TempDir Path folder;

  static Stream<Integer> olderVersions() {
    return IntStream.range(0, Migrations.latest()).boxed();
  }

  @ParameterizedTest
  @MethodSource("olderVersions")
  void olderDatabaseIsMigratedAndKeepsItsRows(int version) throws SQLException {
    Path file = folder.resolve("memories.sqlite");
    try (Sql sql =
        new Sql(DriverManager.getConnection("jdbc:sqlite:" + file), file, Patience.silent())) {
      sql.transaction(() -> Migrations.applyUpTo(version, sql));
      if (version >= 1) {
        sql.update("INSERT INTO memory_consolidation_locks VALUES ('/srv/shop', 'them', 7)");
      }
    }
    try (StateDatabase state = StateDatabase.open(file, new TestClock(TestSessions.NOON));
        StateDatabase fresh = StateDatabase.inMemory(new TestClock(TestSessions.NOON))) {
      assertThat(schema(state)).isEqualTo(schema(fresh));
      assertThat(state.locks().list())
          .extracting(ConsolidationLock::project)
          .containsExactlyElementsOf(version >= 1 ? List.of(new Project("/srv/shop")) : List.of());
      state.sessions().save(List.of(TestSessions.session(1)));
    }
  }

  @Test
  void releasedMigrationsAreNeverEdited() throws IOException {
    Path scripts = Path.of("src/main/resources/dev/memories/state/migrations");

    RELEASED.forEach(
        (name, digest) -> assertThat(scripts.resolve(name)).hasDigest("SHA-256", digest));
    try (Stream<Path> all = Files.list(scripts)) {
      assertThat(all.map(script -> script.getFileName().toString()))
          .as("every script is in the list above")
          .containsExactlyInAnyOrderElementsOf(RELEASED.keySet())
          .hasSize(Migrations.latest());
    }
  }

  @Test
  void tablesOfTheReferenceHaveItsColumns() {
    try (StateDatabase state = StateDatabase.inMemory(new TestClock(TestSessions.NOON))) {
      assertThat(columns(state, "threads"))
          .containsExactly(
              "id",
              "rollout_path",
              "created_at",
              "updated_at",
              "source",
              "model_provider",
              "cwd",
              "title",
              "sandbox_policy",
              "approval_mode",
              "tokens_used",
              "has_user_event",
              "archived",
              "archived_at",
              "git_sha",
              "git_branch",
              "git_origin_url",
              "cli_version",
              "first_user_message");
      assertThat(columns(state, "thread_memory"))
          .containsExactly("thread_id", "trace_summary", "memory_summary", "updated_at");
      assertThat(columns(state, "memory_consolidation_locks"))
          .containsExactly("cwd", "working_thread_id", "updated_at");
    }
  }

  private static List<String> schema(StateDatabase state) {
    return state
        .sql()
        .query(
            "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
            row -> row.text("name") + ": " + row.text("sql"));
  }

  private static List<String> columns(StateDatabase state, String table) {
    return state
        .sql()
        .query("SELECT name FROM pragma_table_info(?)", row -> row.text("name"), table);
  }
}
