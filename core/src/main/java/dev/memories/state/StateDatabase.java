package dev.memories.state;

import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.HolderProcess;
import dev.memories.state.sql.Patience;
import dev.memories.state.sql.Sql;
import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The state that {@code memories} keeps between runs: sessions, traces, attempts, locks and
 * consolidations.
 *
 * <p>One SQLite file in the memories home, {@code memories.sqlite}, which all processes share
 * (docs/spec/rules.md 12). Thread-safe.
 */
public final class StateDatabase implements AutoCloseable {
  private final Sql sql;
  private final InstantSource clock;
  private final Optional<AuditFile> auditFile;

  /**
   * @param auditFile empty for a database in memory
   */
  private StateDatabase(Sql sql, InstantSource clock, Optional<AuditFile> auditFile) {
    this.sql = sql;
    this.clock = clock;
    this.auditFile = auditFile;
  }

  /**
   * Opens the database; creates it and its folder if missing. A new one takes the audit log and the
   * marks of forgotten sessions from {@link AuditFile}.
   *
   * @throws StateException when it is damaged, newer than this release, or cannot be written
   */
  public static StateDatabase open(Path file, InstantSource clock) {
    return open(file, clock, Patience.silent());
  }

  /**
   * The same.
   *
   * @param patience how long each piece of work waits for other processes
   */
  public static StateDatabase open(Path file, InstantSource clock, Patience patience) {
    DatabaseFile database = new DatabaseFile(file);
    database.requirePlain();
    try {
      database.create();
    } catch (IOException e) {
      throw new StateException(
          "create the state database " + file,
          IoReason.of(e),
          "check the permissions of the folder, or name another with --memories-home",
          e);
    }
    AuditFile audit = new AuditFile(file);
    Sql sql = Connections.toFile(file, patience, created -> restore(created, audit.read()));
    return new StateDatabase(sql, clock, Optional.of(audit));
  }

  private static void restore(Sql sql, List<AuditTable.Entry> entries) {
    entries.forEach(entry -> ForgottenTable.repeat(sql, entry));
    AuditTable.insert(sql, entries.stream().filter(AuditFile::isOfTheLog).toList());
  }

  /**
   * Opens the database for commands that only read. A database that cannot be written is copied
   * into memory; {@link #inMemory()} tells.
   *
   * @throws StateException when it is damaged or newer than this release
   */
  public static StateDatabase openForReading(Path file, InstantSource clock) {
    return openForReading(file, clock, Patience.silent());
  }

  /**
   * The same.
   *
   * @param patience how long each piece of work waits for other processes
   */
  public static StateDatabase openForReading(Path file, InstantSource clock, Patience patience) {
    DatabaseFile database = new DatabaseFile(file);
    database.requirePlain();
    try {
      database.create();
    } catch (IOException cannotBeCreated) {
      return database.exists() ? copied(database, clock) : inMemory(clock);
    }
    return database.canBeWritten() ? open(file, clock, patience) : copied(database, clock);
  }

  /**
   * Opens a copy in memory, of an empty database where there is no file: nothing that is written to
   * it lasts.
   */
  public static StateDatabase openCopy(Path file, InstantSource clock) {
    DatabaseFile database = new DatabaseFile(file);
    database.requirePlain();
    return database.exists() ? copied(database, clock) : inMemory(clock);
  }

  /** Opens an empty database in memory; it is gone when closed. */
  public static StateDatabase inMemory(InstantSource clock) {
    return new StateDatabase(Connections.toEmptyMemory(), clock, Optional.empty());
  }

  static StateDatabase copied(DatabaseFile database, InstantSource clock) {
    return new StateDatabase(Connections.toCopyOf(database), clock, Optional.empty());
  }

  /**
   * Renames a damaged database, so that {@link #open} creates a new one. Nothing is deleted.
   *
   * @return the new path of the old file
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
   * Moves the database to a folder that has none.
   *
   * @throws StateException when another process has it open, or when it cannot be moved
   */
  public static void move(Path from, Path to, InstantSource clock) {
    try (StateDatabase state = open(from, clock)) {
      // Leaving WAL mode needs the file exclusively and removes its companions: one file remains.
      // Not waited for: a program that has the file open may stay for hours.
      state.sql.script("PRAGMA journal_mode = DELETE");
      state.sql.script("BEGIN EXCLUSIVE");
      Files.move(from, to);
      Path audit = from.resolveSibling(AuditFile.NAME);
      if (Files.exists(audit)) {
        Files.move(audit, to.resolveSibling(AuditFile.NAME));
      }
      state.sql.script("COMMIT");
    } catch (IOException e) {
      throw new StateException(
          "move the state database to " + to, IoReason.of(e), "check the permissions there", e);
    }
  }

  /** Whether the database is in memory, so that nothing written to it lasts. */
  public boolean inMemory() {
    return auditFile.isEmpty();
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
    return new ForgottenTable(sql, clock, auditFile);
  }

  public AuditTable audit() {
    return new AuditTable(sql, clock, auditFile);
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

  public ProjectMoveTable moves() {
    return new ProjectMoveTable(sql, clock);
  }

  /** All free text in the tables. */
  public StoredTexts texts() {
    return new StoredTexts(sql);
  }

  /** The copy of the audit log beside the database; empty for a database in memory. */
  public Optional<AuditFile> auditFile() {
    return auditFile;
  }

  /** Runs work in a transaction; a failure rolls everything back. Others can read meanwhile. */
  public <T> T transaction(Supplier<T> work) {
    return sql.transaction(work);
  }

  /** A number that changes whenever another process writes to the database. */
  public long version() {
    return sql.queryOne("PRAGMA data_version", row -> row.number("data_version")).orElse(0L);
  }

  /** The connection below the tables. */
  public Sql sql() {
    return sql;
  }

  /**
   * Removes deleted rows from the disk by writing the file anew. {@code secure_delete} alone leaves
   * copies in pages whose rows were moved. While another process uses the file, these copies stay.
   */
  public void overwriteDeleted() {
    sql.compactIfFree();
    emptyLog();
  }

  /** Empties the write-ahead log, unless another process reads from it just now. */
  public void emptyLog() {
    sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number("busy"));
  }

  /** The findings of {@code PRAGMA quick_check}; empty when the file is sound. */
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
