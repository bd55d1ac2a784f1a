package dev.memories.state.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns errors of SQLite into messages with a hint. */
public final class SqlFailure {
  private SqlFailure() {}

  /**
   * Words a failure for people.
   *
   * @param file the database; null for one in memory
   */
  public static StateException of(String attempted, @Nullable Path file, SQLException cause) {
    String what = attempted + " the state database" + (file == null ? "" : " " + file);
    return switch (primaryCode(cause)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new StateException(
              what,
              "the file is damaged",
              "`memories index --rebuild` keeps it aside and starts a new one; traces are taken"
                  + " back from the memory trees",
              cause,
              true);
      // The last is for a log that others change all the time.
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
          StateException.busy(
              what, "another process keeps it locked", "try again when that has ended", cause);
      case SQLITE_FULL -> new StateException(what, "the disk is full", "free some space", cause);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
          new StateException(
              what,
              "it cannot be written",
              "check the permissions of the folder, or name another with --memories-home",
              cause);
      default -> new StateException(what, String.valueOf(cause.getMessage()), null, cause);
    };
  }

  /** Extended codes carry the primary one in their low byte. */
  private static SQLiteErrorCode primaryCode(SQLException cause) {
    return cause instanceof SQLiteException failure
        ? SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }
}
