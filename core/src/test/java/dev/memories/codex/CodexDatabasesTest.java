package dev.memories.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodexDatabasesTest {
  private static final SessionId ONE = new SessionId("01a20297-0000-7000-8000-000000000001");
  private static final SessionId TWO = new SessionId("01a20297-0000-7000-8000-000000000002");

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("codex"));
  }

  @Test
  void homeWithoutDatabasesHasNoRecords() {
    assertThat(read()).isEqualTo(new CodexDatabases(Map.of(), List.of()));
  }

  @Test
  void nameArchivedAndMemoryModeAreRead() throws Exception {
    database(
        home.resolve("state_5.sqlite"),
        "CREATE TABLE threads (id TEXT, name TEXT, archived INTEGER, memory_mode TEXT)",
        "INSERT INTO threads VALUES ('"
            + ONE
            + "', 'Cart', 1, 'polluted'), ('"
            + TWO
            + "', NULL, 0, 'enabled')");

    assertThat(read().threads())
        .containsOnly(
            Map.entry(ONE, new CodexThread("Cart", true, MemoryMode.POLLUTED)),
            Map.entry(TWO, new CodexThread(null, false, MemoryMode.ENABLED)));
  }

  @Test
  void endlessViewIsAWarning() throws Exception {
    database(
        home.resolve("state_5.sqlite"),
        """
        CREATE VIEW threads (id, name, archived, memory_mode) AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT 'x', NULL, 0, NULL FROM n WHERE i < 0""");

    assertThat(read().threads()).isEmpty();
    assertThat(read().warnings()).singleElement(STRING).contains("interrupt");
  }

  @Test
  void hugeTextIsAWarning() throws Exception {
    database(
        home.resolve("state_5.sqlite"),
        "CREATE TABLE threads (id TEXT, name TEXT)",
        "INSERT INTO threads VALUES ('" + ONE + "', hex(zeroblob(20000000)))");

    assertThat(read().threads()).isEmpty();
    assertThat(read().warnings()).singleElement(STRING).contains("too big");
  }

  @Test
  void missingColumnsAreFine() throws Exception {
    database(
        home.resolve("state_2.sqlite"),
        "CREATE TABLE threads (id TEXT, title TEXT, archived INTEGER)",
        "INSERT INTO threads VALUES ('" + ONE + "', 'first words', 1)");

    assertThat(read().threads()).containsOnly(Map.entry(ONE, new CodexThread(null, true, null)));
  }

  @Test
  void newestDatabaseWinsInAnyFolder() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(home.resolve("config.toml"), "sqlite_home = \"" + elsewhere + "\"\n");
    for (Path file :
        List.of(home.resolve("state_9.sqlite"), elsewhere.resolve("state_10.sqlite"))) {
      database(
          file,
          "CREATE TABLE threads (id TEXT, name TEXT)",
          "INSERT INTO threads VALUES ('" + ONE + "', '" + file.getFileName() + "')");
    }

    assertThat(read().threads().get(ONE).title()).isEqualTo("state_10.sqlite");
  }

  @Test
  void lastNameOfASessionInTheListWins() throws Exception {
    Files.writeString(
        home.resolve("session_index.jsonl"),
        """
        {"id":"%1$s","thread_name":"Old","updated_at":"x"}
        {torn
        {"id":"%1$s","thread_name":"New","updated_at":"x"}
        {"id":"nobody","thread_name":"Lost"}
        """
            .formatted(ONE));

    assertThat(read().threads()).containsOnly(Map.entry(ONE, new CodexThread("New", false, null)));
  }

  @Test
  void changesInTheWriteAheadLogAreReadAndNoFileAppearsInTheHome() throws Exception {
    Path file = home.resolve("state_5.sqlite");
    try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = open.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("CREATE TABLE threads (id TEXT, name TEXT)");
      statement.execute("INSERT INTO threads VALUES ('" + ONE + "', 'in the log')");
      Map<String, String> before = contents();

      assertThat(read().threads().get(ONE).title()).isEqualTo("in the log");
      assertThat(contents()).isEqualTo(before);

      statement.execute("UPDATE threads SET name = 'changed'");
      assertThat(read().threads().get(ONE).title()).isEqualTo("changed");
    }
  }

  @Test
  void writeAheadLogThatACrashLeftIsRead() throws Exception {
    Path running = folder.resolve("state_5.sqlite");
    try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + running);
        Statement statement = open.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("CREATE TABLE threads (id TEXT, name TEXT)");
      statement.execute("INSERT INTO threads VALUES ('" + ONE + "', 'in the log')");
      for (String end : List.of("", "-wal")) {
        Files.copy(folder.resolve("state_5.sqlite" + end), home.resolve("state_5.sqlite" + end));
      }
    }
    Map<String, String> before = contents();

    assertThat(read().threads().get(ONE).title()).isEqualTo("in the log");
    assertThat(contents()).isEqualTo(before).hasSize(2);
  }

  @Test
  void brokenDatabaseIsAWarning() throws Exception {
    Files.writeString(home.resolve("state_5.sqlite"), "this is no database".repeat(100));
    Files.writeString(
        home.resolve("session_index.jsonl"),
        "{\"id\":\"" + ONE + "\",\"thread_name\":\"Still\"}\n");

    CodexDatabases read = read();

    assertThat(read.warnings()).singleElement().asString().contains("state_5.sqlite");
    assertThat(read.threads()).containsKey(ONE);
  }

  @Test
  void stampChangesWithTheFiles() throws Exception {
    String none = CodexDatabases.stamp(home, Map.of());
    database(home.resolve("state_5.sqlite"), "CREATE TABLE threads (id TEXT)");
    String some = CodexDatabases.stamp(home, Map.of());

    assertThat(some).isNotEqualTo(none).isEqualTo(CodexDatabases.stamp(home, Map.of()));
  }

  private CodexDatabases read() {
    return CodexDatabases.read(home, Map.of(), folder.resolve("cache"));
  }

  private static void database(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The files of the home with their sizes and times. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.toList()) {
        contents.put(
            file.getFileName().toString(),
            Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }
}
