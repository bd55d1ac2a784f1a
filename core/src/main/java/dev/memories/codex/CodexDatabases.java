package dev.memories.codex;

import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * The content of Codex's own session records: its newest {@code state_N.sqlite} and {@code
 * session_index.jsonl}.
 *
 * <p>They add facts that rollouts lack (docs/spec/product.md 2.4). The database is read from a
 * private copy, so that no file appears in the Codex home. A database that cannot be read is a
 * warning, not an error.
 *
 * @param threads the records by session
 * @param warnings messages for people about what could not be read
 */
public record CodexDatabases(Map<SessionId, CodexThread> threads, List<String> warnings) {
  private static final Pattern STATE = Pattern.compile("state(?:_(\\d{1,9}))?\\.sqlite");

  /** Steps of SQLite's machine between two looks at their number. */
  private static final int STEPS_OF_A_BLOCK = 10_000;

  /** A hundred million steps take seconds; twenty thousand sessions take less than a million. */
  private static final long MAX_BLOCKS = 10_000;

  /** Limit of a text, and of a row. */
  private static final int MAX_TEXT_BYTES = 16 << 20;

  public CodexDatabases {
    threads = Map.copyOf(threads);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the records.
   *
   * @param environment environment variables, for {@code CODEX_SQLITE_HOME}
   * @param cache our folder for the private copy; created when needed
   */
  public static CodexDatabases read(Path codexHome, Map<String, String> environment, Path cache) {
    Map<SessionId, CodexThread> threads = new HashMap<>();
    List<String> warnings = new ArrayList<>();
    newest(codexHome, environment)
        .ifPresent(
            database -> {
              try {
                threads.putAll(threads(PrivateCopy.of(database, cache)));
              } catch (SQLException | IOException e) {
                warnings.add("could not read Codex's " + database + ": " + IoReason.of(e));
              }
            });
    try {
      SessionNames.of(codexHome)
          .forEach(
              (id, name) ->
                  threads.merge(id, new CodexThread(name, false, null), CodexDatabases::named));
    } catch (IOException e) {
      warnings.add("could not read Codex's session_index.jsonl: " + IoReason.of(e));
    }
    return new CodexDatabases(threads, warnings);
  }

  private static CodexThread named(CodexThread stored, CodexThread named) {
    return stored.title() != null
        ? stored
        : new CodexThread(named.title(), stored.archived(), stored.memoryMode());
  }

  /** A text that changes whenever the records change: the sizes and times of the files. */
  public static String stamp(Path codexHome, Map<String, String> environment) {
    List<Path> files = new ArrayList<>(List.of(codexHome.resolve(SessionNames.FILE)));
    newest(codexHome, environment)
        .ifPresent(database -> files.addAll(List.of(database, PrivateCopy.wal(database))));
    return String.join(";", files.stream().map(CodexDatabases::stamp).toList());
  }

  private static String stamp(Path file) {
    try {
      return file.getFileName() + "," + Files.size(file) + "," + Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return file.getFileName() + ",-";
    }
  }

  /** The database with the highest number; between equal numbers the first folder wins. */
  private static Optional<Path> newest(Path codexHome, Map<String, String> environment) {
    return DatabaseFolders.candidates(codexHome, environment).stream()
        .flatMap(CodexDatabases::list)
        .filter(file -> number(file) >= 0 && Files.isRegularFile(file))
        .max((a, b) -> Long.compare(number(a), number(b)));
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException | UncheckedIOException _) {
      return Stream.empty();
    }
  }

  private static long number(Path file) {
    Matcher name = STATE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return -1;
    }
    return name.group(1) == null ? 0 : Long.parseLong(name.group(1));
  }

  private static Map<SessionId, CodexThread> threads(Path copy) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:file:" + copy.toUri().getRawPath() + "?mode=ro");
        Statement statement = connection.createStatement()) {
      limit(connection);
      Set<String> columns = columns(statement);
      if (!columns.contains("id")) {
        return Map.of();
      }
      // Columns differ between releases, although the file keeps its name.
      String sql =
          "SELECT id, %s AS name, %s AS archived, %s AS memory_mode FROM threads"
              .formatted(
                  columns.contains("name") ? "name" : "NULL",
                  columns.contains("archived") ? "archived" : "0",
                  columns.contains("memory_mode") ? "memory_mode" : "NULL");
      Map<SessionId, CodexThread> threads = new HashMap<>();
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          CodexThread thread =
              new CodexThread(
                  row.getString("name"),
                  row.getBoolean("archived"),
                  memoryMode(row.getString("memory_mode")));
          SessionId.parse(String.valueOf(row.getString("id")))
              .ifPresent(id -> threads.put(id, thread));
        }
      }
      return threads;
    }
  }

  /** A database made on purpose may hold endless views and huge texts. */
  private static void limit(Connection connection) throws SQLException {
    AtomicLong blocks = new AtomicLong();
    ProgressHandler.setHandler(
        connection,
        STEPS_OF_A_BLOCK,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return blocks.incrementAndGet() > MAX_BLOCKS ? 1 : 0;
          }
        });
    connection
        .unwrap(SQLiteConnection.class)
        .setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_TEXT_BYTES);
  }

  private static Set<String> columns(Statement statement) throws SQLException {
    Set<String> columns = new HashSet<>();
    try (ResultSet row = statement.executeQuery("PRAGMA table_info(threads)")) {
      while (row.next()) {
        columns.add(row.getString("name"));
      }
    }
    return columns;
  }

  private static @Nullable MemoryMode memoryMode(@Nullable String mode) {
    return switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
      case "enabled" -> MemoryMode.ENABLED;
      case "disabled" -> MemoryMode.DISABLED;
      case "polluted" -> MemoryMode.POLLUTED;
      default -> null;
    };
  }
}
