package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.sql.Sql;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {
  @TempDir Path folder;

  static Stream<Integer> olderVersions() {
    return IntStream.range(0, Migrations.latest()).boxed();
  }

  @ParameterizedTest
  @MethodSource("olderVersions")
  void olderDatabaseIsMigratedAndKeepsItsRows(int version) throws SQLException {
    Path file = folder.resolve("memories.sqlite");
    try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file), file)) {
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
