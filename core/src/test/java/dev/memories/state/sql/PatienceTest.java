package dev.memories.state.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.failure.FailureKind;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatienceTest {
  private static final Duration NONE = Duration.ZERO;

  @TempDir private Path folder;

  private final AtomicInteger said = new AtomicInteger();
  private Sql other;

  @BeforeEach
  void anotherWriterHasTheDatabase() throws SQLException {
    other = open(new Patience(NONE, NONE, () -> {}));
    other.useWriteAheadLog();
    other.script("CREATE TABLE word (text TEXT); BEGIN IMMEDIATE");
  }

  @AfterEach
  void close() {
    other.close();
  }

  @Test
  void aWriteWaitsUntilTheDatabaseIsFreeAndSaysSoOnce() throws SQLException {
    try (Sql sql = open(patienceUntilSaid())) {
      assertThat(sql.update("INSERT INTO word VALUES ('a')")).isOne();
    }
    assertThat(said).hasValue(1);
  }

  @Test
  void aTransactionWaitsBeforeItBegins() throws SQLException {
    try (Sql sql = open(patienceUntilSaid())) {
      AtomicInteger runs = new AtomicInteger();
      sql.transaction(
          () -> {
            runs.incrementAndGet();
            sql.update("INSERT INTO word VALUES ('a')");
          });

      assertThat(runs).hasValue(1);
      assertThat(sql.query("SELECT text FROM word", row -> row.text("text"))).containsExactly("a");
    }
    assertThat(said).hasValue(1);
  }

  @Test
  void readersDoNotWaitForAWriter() throws SQLException {
    try (Sql sql = open(patienceUntilSaid())) {
      assertThat(sql.query("SELECT text FROM word", row -> row.text("text"))).isEmpty();
    }
    assertThat(said).hasValue(0);
  }

  @Test
  void theEndOfPatienceIsBusyAndNoFailureOfTheDatabase() throws SQLException {
    try (Sql sql = open(new Patience(NONE, NONE, said::incrementAndGet))) {
      assertThatThrownBy(() -> sql.update("INSERT INTO word VALUES ('a')"))
          .isInstanceOfSatisfying(
              StateException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BUSY))
          .hasMessageContaining("another process keeps it locked");
    }
  }

  @Test
  void whatIsNoLockIsNotTriedAgain() throws SQLException {
    try (Sql sql = open(patienceUntilSaid())) {
      assertThatThrownBy(() -> sql.update("INSERT INTO nothing VALUES ('a')"))
          .isInstanceOfSatisfying(
              StateException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.STATE));
    }
    assertThat(said).hasValue(0);
  }

  /** The other writer ends when this one says that it waits. */
  private Patience patienceUntilSaid() {
    return new Patience(
        NONE,
        Duration.ofMinutes(1),
        () -> {
          said.incrementAndGet();
          other.script("ROLLBACK");
        });
  }

  private Sql open(Patience patience) throws SQLException {
    Path file = folder.resolve("words.sqlite");
    Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file), file, patience);
    sql.script("PRAGMA busy_timeout = 0");
    return sql;
  }
}
