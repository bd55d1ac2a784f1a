package dev.memories.state;

import dev.memories.failure.IoReason;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.HolderProcess;
import dev.memories.state.sql.Sql;
import dev.memories.state.sql.SqlFailure;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * What {@code memories} knows between runs: sessions, traces, attempts, locks, consolidations.
 *
 * <p>One SQLite file in the memories home ({@code memories.sqlite}), shared by all processes: write
 * ahead log, 5 s of patience, foreign keys (reference.md 1g). Thread-safe.
 */
public final class StateDatabase implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private final Sql sql;
  private final InstantSource clock;
  private final boolean inMemory;

  private StateDatabase(Sql sql, InstantSource clock, boolean inMemory) {
    this.sql = sql;
    this.clock = clock;
    this.inMemory = inMemory;
  }

  /**
   * Opens the database, making it and its folder where missing.
   *
   * @throws StateException when it is damaged, newer than this release, or cannot be written
   */
  public static StateDatabase open(Path file, InstantSource clock) {
    DatabaseFile database = new DatabaseFile(file);
    try {
      database.create();
    } catch (IOException e) {
      throw new StateException(
          "create the state database " + file,
          IoReason.of(e),
          "check the permissions of the folder, or name another with --memories-home",
          e);
    }
    Sql sql = connect(file.toString(), file);
    return migrated(sql, clock, false, () -> sql.script("PRAGMA journal_mode = WAL"));
  }

  /**
   * For commands that only read: where the database cannot be written, its content is copied into
   * memory (a read-only memories home, {@code cli.md}); {@link #inMemory()} tells.
   *
   * @throws StateException when it is damaged or newer than this release
   */
  public static StateDatabase openForReading(Path file, InstantSource clock) {
    DatabaseFile database = new DatabaseFile(file);
    try {
      database.create();
    } catch (IOException cannotBeMade) {
      return database.exists() ? copied(database, clock) : inMemory(clock);
    }
    return database.canBeWritten() ? open(file, clock) : copied(database, clock);
  }

  /** An empty database that ends with its closing. */
  public static StateDatabase inMemory(InstantSource clock) {
    return migrated(connect(":memory:", null), clock, true, () -> {});
  }

  /**
   * Renames a damaged database so that {@link #open} makes a new one; nothing is deleted.
   *
   * @return where the old file is now
   */
  public static Path setAside(Path file, InstantSource clock) {
    try {
      return new DatabaseFile(file).setAside(clock.instant());
    } catch (IOException e) {
      throw new StateException(
          "set the damaged state database " + file + " aside",
          IoReason.of(e),
          "check the permissions of the folder",
          e);
    }
  }

  /**
   * Moves the database to another folder, where there must be none.
   *
   * @throws StateException when another process has it open, or it cannot be moved
   */
  public static void move(Path from, Path to, InstantSource clock) {
    try (StateDatabase state = open(from, clock)) {
      // Needs the file for itself, and leaves no companions: then one rename moves it all.
      state.sql.query("PRAGMA journal_mode = DELETE", row -> row.text("journal_mode"));
      state.sql.script("BEGIN EXCLUSIVE");
      Files.move(from, to);
      state.sql.script("COMMIT");
    } catch (IOException e) {
      throw new StateException(
          "move the state database to " + to, IoReason.of(e), "check the permissions there", e);
    }
  }

  /** The name of this machine, as locks carry it; empty when it is not known. */
  public static Optional<String> hostName() {
    return Optional.ofNullable(HolderProcess.current().host());
  }

  static StateDatabase copied(DatabaseFile database, InstantSource clock) {
    Sql sql = connect(":memory:", database.path());
    return migrated(sql, clock, true, () -> fill(sql, database));
  }

  private static void fill(Sql sql, DatabaseFile database) {
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

  private static Sql connect(String where, @Nullable Path file) {
    try {
      // Not by DriverManager, which looks for drivers in every jar.
      return new Sql(JDBC.createConnection("jdbc:sqlite:" + where, new Properties()), file);
    } catch (SQLException e) {
      throw SqlFailure.of("open", file, e);
    }
  }

  private static StateDatabase migrated(
      Sql sql, InstantSource clock, boolean inMemory, Runnable prepare) {
    boolean done = false;
    try {
      sql.script("PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
      prepare.run();
      sql.script(
          "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
      Migrations.apply(sql);
      done = true;
      return new StateDatabase(sql, clock, inMemory);
    } finally {
      if (!done) {
        sql.close();
      }
    }
  }

  /** Whether nothing that is written lasts. */
  public boolean inMemory() {
    return inMemory;
  }

  public SessionTable sessions() {
    return new SessionTable(sql);
  }

  public RolloutCursorTable rolloutCursors() {
    return new RolloutCursorTable(sql);
  }

  public CodexThreadTable codexThreads() {
    return new CodexThreadTable(sql);
  }

  public TraceTable traces() {
    return new TraceTable(sql, clock);
  }

  public AttemptTable attempts() {
    return new AttemptTable(sql, clock);
  }

  public ForgottenTable forgotten() {
    return new ForgottenTable(sql, clock);
  }

  public AuditTable audit() {
    return new AuditTable(sql, clock);
  }

  public ConsolidationLocks locks() {
    return new ConsolidationLocks(sql, clock, HolderProcess::current);
  }

  public ConsolidationTable consolidations() {
    return new ConsolidationTable(sql);
  }

  public SwapJournal swaps() {
    return new SwapJournal(sql, clock);
  }

  /** All of the work or nothing; others can read meanwhile, not write. */
  public <T> T transaction(Supplier<T> work) {
    return sql.transaction(work);
  }

  /**
   * A number that is another one as soon as another process has written since it was last asked
   * for.
   */
  public long version() {
    return sql.queryOne("PRAGMA data_version", row -> row.number("data_version")).orElse(0L);
  }

  public Sql sql() {
    return sql;
  }

  /**
   * Brings what was deleted to its end: the file no longer holds it ({@code secure_delete} writes
   * it over), and the write-ahead log is emptied, as far as nobody else reads from it just now.
   */
  public void emptyLog() {
    sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number("busy"));
  }

  /** What {@code PRAGMA quick_check} finds; empty when the file is sound. */
  public List<String> damage() {
    return sql.query("PRAGMA quick_check", row -> row.text("quick_check")).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  @Override
  public void close() {
    sql.close();
  }
}
