package dev.memories.rollout.database;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.ProgressHandler;

/**
 * A private copy of a database with its {@code -wal} file, shared by everything in this process
 * that reads the same state of it.
 *
 * <p>Even a read-only connection to the original would create files beside it. The copy is deleted
 * as soon as it is open, so that nothing of it outlives the process, however that ends; the open
 * files stay readable without their names. A kill while it is made leaves a file in the folder for
 * temporary files that only its owner can read.
 */
final class DatabaseCopy implements AutoCloseable {
  private static final int TRIES = 3;

  /** The times of some file systems are as coarse as this. */
  private static final Duration COARSE = Duration.ofSeconds(2);

  /** Steps of SQLite's machine between two looks at their number. */
  private static final int STEPS_OF_A_BLOCK = 10_000;

  /** A view made on purpose may be endless; a billion steps take a minute. */
  private static final long MAX_BLOCKS = 100_000;

  private static final Map<Path, DatabaseCopy> CURRENT = new HashMap<>();

  private final String stamp;
  private final Connection connection;
  private final AtomicLong blocks;
  private final long madeAt = System.nanoTime();
  private int users;
  private boolean isReplaced;

  private DatabaseCopy(String stamp, Connection connection, AtomicLong blocks) {
    this.stamp = stamp;
    this.connection = connection;
    this.blocks = blocks;
  }

  /** The copy of the database as it is now; to be closed after use. */
  static DatabaseCopy of(Path database) throws IOException {
    return of(database, Duration.ZERO);
  }

  /**
   * The same, or one that is not older than this: sessions are read one after the other, and the
   * one that goes on meanwhile must not have everything copied again each time.
   */
  static DatabaseCopy of(Path database, Duration oldest) throws IOException {
    Path key = database.toAbsolutePath();
    synchronized (CURRENT) {
      DatabaseCopy known = CURRENT.get(key);
      boolean isYoung = known != null && System.nanoTime() - known.madeAt < oldest.toNanos();
      if (known == null || (!isYoung && !known.stamp.equals(stamp(database)))) {
        DatabaseCopy renewed = make(database);
        CURRENT.put(key, renewed);
        if (known != null) {
          known.isReplaced = true;
          known.closeIfUnused();
        }
        known = renewed;
      }
      known.users++;
      known.blocks.set(0);
      return known;
    }
  }

  Connection connection() {
    return connection;
  }

  /** The failure as one of reading a file. */
  static IOException failure(Path database, SQLException e) {
    return new FileSystemException(
        database.toString(), null, "SQLite cannot read it: " + e.getMessage());
  }

  private static DatabaseCopy make(Path database) throws IOException {
    Path folder = Files.createTempDirectory("memories-opencode-"); // readable by its owner only
    Path copy = folder.resolve("copy.db");
    try {
      for (int tries = 1; tries <= TRIES; tries++) {
        String before = stamp(database);
        PlainFile.copy(database, copy);
        if (Files.exists(wal(database))) {
          PlainFile.copy(wal(database), wal(copy));
        }
        if (before.equals(stamp(database))) {
          AtomicLong blocks = new AtomicLong();
          return new DatabaseCopy(before, open(database, copy, blocks), blocks);
        }
        Files.deleteIfExists(copy);
        Files.deleteIfExists(wal(copy));
      }
      throw new FileSystemException(
          database.toString(), null, "it changes faster than it can be copied");
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(wal(copy));
      Files.deleteIfExists(folder.resolve("copy.db-shm"));
      Files.deleteIfExists(folder);
    }
  }

  /** Opens the copy so that it needs no further file: the index of the log stays in memory. */
  private static Connection open(Path database, Path copy, AtomicLong blocks) throws IOException {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:file:" + copy.toUri().getRawPath());
      try (Statement statement = connection.createStatement()) {
        limit(connection, blocks);
        statement.execute("PRAGMA locking_mode = EXCLUSIVE");
        statement.execute("PRAGMA trusted_schema = OFF");
        statement.execute("SELECT count(*) FROM sqlite_master");
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(database, e);
    }
  }

  private static void limit(Connection connection, AtomicLong blocks) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        STEPS_OF_A_BLOCK,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return blocks.incrementAndGet() > MAX_BLOCKS ? 1 : 0;
          }
        });
  }

  /** Changes whenever the database does. */
  static String stamp(Path database) throws IOException {
    PlainFile.require(database);
    return stampOf(database) + ";" + (Files.exists(wal(database)) ? stampOf(wal(database)) : "-");
  }

  private static String stampOf(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + "," + attributes.lastModifiedTime() + "," + attributes.fileKey();
  }

  /** Whether it has not been written for so long that the next write gives it another time. */
  static boolean isQuiet(Path database) throws IOException {
    Instant young = Instant.now().minus(COARSE);
    return Files.getLastModifiedTime(database).toInstant().isBefore(young)
        && (Files.notExists(wal(database))
            || Files.getLastModifiedTime(wal(database)).toInstant().isBefore(young));
  }

  private static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  @Override
  public void close() {
    synchronized (CURRENT) {
      users--;
      closeIfUnused();
    }
  }

  private void closeIfUnused() {
    if (isReplaced && users == 0) {
      try {
        connection.close();
      } catch (SQLException _) {
        // A copy in no folder: nothing is lost.
      }
    }
  }
}
