package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.failure.FailureKind;
import dev.memories.session.Session;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDatabaseTest {
  private final TestClock clock = new TestClock(TestSessions.NOON);

  @TempDir Path folder;

  /** SQLite gives its companions the mode that the file has when they are made. */
  @Test
  void companionOfATimeWhenTheFileWasReadOnlyDoesNotBlockLaterRuns() throws IOException {
    Path file = folder.resolve("memories.sqlite");
    Path shm = folder.resolve("memories.sqlite-shm");
    try (StateDatabase first = StateDatabase.open(file, clock)) {
      Files.setPosixFilePermissions(shm, PosixFilePermissions.fromString("r--------"));

      StateDatabase.open(file, clock).close();

      assertThat(Files.getPosixFilePermissions(shm))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(first.damage()).isEmpty();
    }
  }

  @Test
  void databaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
    for (String made : List.of("CREATE TABLE bookmarks (url TEXT)", "PRAGMA application_id = 1")) {
      Path file = Files.createTempDirectory(folder, "home").resolve("memories.sqlite");
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(made);
      }
      byte[] before = Files.readAllBytes(file);

      assertThatThrownBy(() -> StateDatabase.open(file, clock))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("another program");
      assertThat(file).hasBinaryContent(before);
    }
  }

  @Test
  void negativeVersionIsDamage() {
    Path file = folder.resolve("memories.sqlite");
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      state.sql().script("PRAGMA user_version = -1");
    }

    assertThatThrownBy(() -> StateDatabase.open(file, clock))
        .isInstanceOfSatisfying(
            StateException.class, failure -> assertThat(failure.isDamage()).isTrue())
        .hasMessageContaining("-1");
  }

  @Test
  void filesAndFolderAreForTheirOwnerOnly() throws IOException {
    Path file = folder.resolve("home/memories.sqlite");
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      state.forgotten().add(TestSessions.id(1));

      assertThat(state.inMemory()).isFalse();
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(permissions(file.resolveSibling("memories.sqlite-wal"))).isEqualTo("rw-------");
      assertThat(permissions(file.getParent())).isEqualTo("rwx------");
    }
  }

  @Test
  void writtenRowsLast() {
    Path file = folder.resolve("memories.sqlite");
    Session session = TestSessions.session(1);
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      state.sessions().save(List.of(session));
    }
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      assertThat(state.sessions().all()).containsExactly(session);
      assertThat(state.damage()).isEmpty();
    }
  }

  @Test
  void damagedFileIsReportedAndKept() throws IOException {
    Path file = Files.writeString(folder.resolve("memories.sqlite"), "this is no database at all");

    assertThatThrownBy(() -> StateDatabase.open(file, clock))
        .isInstanceOfSatisfying(
            StateException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.STATE);
              assertThat(e).hasMessageContaining("damaged").hasMessageContaining(file.toString());
              assertThat(e.hint().orElseThrow()).contains("memories index --rebuild");
            });
    assertThat(file).hasContent("this is no database at all");
  }

  @Test
  void fileSetAsideKeepsItsContent() throws IOException {
    Path file = Files.writeString(folder.resolve("memories.sqlite"), "first");
    Path first = StateDatabase.setAside(file, clock);
    Files.writeString(file, "second");
    Files.writeString(folder.resolve("memories.sqlite-wal"), "second's log");
    Path second = StateDatabase.setAside(file, clock);

    assertThat(first)
        .isEqualTo(folder.resolve("memories.sqlite.damaged-2026-02-09T12-00-00"))
        .hasContent("first");
    assertThat(second)
        .isEqualTo(folder.resolve("memories.sqlite.damaged-2026-02-09T12-00-00-2"))
        .hasContent("second");
    assertThat(folder.resolve("memories.sqlite.damaged-2026-02-09T12-00-00-2-wal"))
        .hasContent("second's log");
    StateDatabase.open(file, clock).close();
  }

  @Test
  void truncatedFileIsReportedAsDamaged() throws IOException {
    Path file = folder.resolve("memories.sqlite");
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      for (int n = 0; n < 200; n++) {
        state.traces().save(TestSessions.trace(TestSessions.session(n)));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(
            () -> {
              try (StateDatabase state = StateDatabase.open(file, clock)) {
                state.traces().all();
              }
            })
        .isInstanceOf(StateException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void databaseOfANewerReleaseIsRefused() throws IOException {
    Path file = folder.resolve("memories.sqlite");
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      state.sql().script("PRAGMA user_version = 999");
    }
    assertThatThrownBy(() -> StateDatabase.open(file, clock))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("newer release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memories.sqlite", "memories.sqlite-wal"})
  void pipeInThePlaceOfAFileIsToldAndNotOpened(String name) throws Exception {
    Path file = folder.resolve("memories.sqlite");
    StateDatabase.open(file, clock).close();
    Path pipe = folder.resolve(name);
    Files.deleteIfExists(pipe);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    List<ThrowingCallable> ways =
        List.of(
            () -> StateDatabase.open(file, clock).close(),
            () -> StateDatabase.openForReading(file, clock).close(),
            () -> StateDatabase.openCopy(file, clock).close());
    for (ThrowingCallable way : ways) {
      assertThatThrownBy(way)
          .isInstanceOfSatisfying(
              StateException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.STATE))
          .hasMessageContaining(pipe + ": it is not a plain file");
    }
  }

  @Test
  void folderThatCannotBeMadeFailsWritersButNotReaders() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    Path file = notAFolder.resolve("memories.sqlite");

    assertThatThrownBy(() -> StateDatabase.open(file, clock))
        .isInstanceOfSatisfying(
            StateException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.STATE));
    try (StateDatabase state = StateDatabase.openForReading(file, clock)) {
      assertThat(state.inMemory()).isTrue();
      assertThat(state.sessions().all()).isEmpty();
    }
  }

  @Test
  void copyInMemoryHoldsTheRowsOfTheFileAndOfItsLog() {
    Path file = folder.resolve("memories.sqlite");
    Session session = TestSessions.session(1);
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      state.sessions().save(List.of(session));
      try (StateDatabase copy = StateDatabase.copied(new DatabaseFile(file), clock)) {
        assertThat(copy.inMemory()).isTrue();
        assertThat(copy.sessions().all()).containsExactly(session);
        copy.sessions().remove(List.of(session.id()));
      }
      assertThat(state.sessions().all()).containsExactly(session);
    }
  }

  @Test
  void readersShareAFileThatCanBeWritten() {
    Path file = folder.resolve("memories.sqlite");
    try (StateDatabase state = StateDatabase.openForReading(file, clock)) {
      assertThat(state.inMemory()).isFalse();
      state.forgotten().add(TestSessions.id(1));
    }
    try (StateDatabase state = StateDatabase.openForReading(file, clock)) {
      assertThat(state.forgotten().all()).containsExactly(TestSessions.id(1));
    }
  }

  @Test
  void movedDatabaseIsOneWholeFileElsewhere() throws IOException {
    Path from = folder.resolve("from.sqlite");
    Path to = folder.resolve("to.sqlite");
    try (StateDatabase state = StateDatabase.open(from, clock)) {
      state.forgotten().add(TestSessions.id(1));
    }

    StateDatabase.move(from, to, clock);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(to, folder.resolve(AuditFile.NAME));
    }
    try (StateDatabase state = StateDatabase.open(to, clock)) {
      assertThat(state.forgotten().all()).containsExactly(TestSessions.id(1));
    }
  }

  @Test
  void databaseThatIsInUseIsNotMoved() {
    Path from = folder.resolve("from.sqlite");
    try (StateDatabase state = StateDatabase.open(from, clock)) {
      state.transaction(
          () -> {
            state.forgotten().add(TestSessions.id(1));
            assertThatThrownBy(() -> StateDatabase.move(from, folder.resolve("to.sqlite"), clock))
                .isInstanceOf(StateException.class);
            return null;
          });
      assertThat(from).exists();
    }
  }

  @Test
  void versionChangesWhenAnotherConnectionWrites() {
    Path file = folder.resolve("memories.sqlite");
    try (StateDatabase mine = StateDatabase.open(file, clock);
        StateDatabase theirs = StateDatabase.open(file, clock)) {
      long before = mine.version();
      mine.forgotten().add(TestSessions.id(1));
      assertThat(mine.version()).isEqualTo(before);

      theirs.forgotten().add(TestSessions.id(2));
      assertThat(mine.version()).isNotEqualTo(before);
    }
  }

  @Test
  void emptiedLogHoldsNothing() throws IOException {
    Path file = folder.resolve("memories.sqlite");
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      state.forgotten().add(TestSessions.id(1));
      Path log = file.resolveSibling("memories.sqlite-wal");
      assertThat(Files.size(log)).isPositive();

      state.emptyLog();

      assertThat(log).isEmptyFile();
    }
  }

  @Test
  void everyConnectionChecksReferencesErasesDeletedRowsAndWaits() {
    try (StateDatabase state = StateDatabase.inMemory(clock)) {
      assertThat(state.sql().queryOne("PRAGMA foreign_keys", row -> row.number("foreign_keys")))
          .contains(1L);
      assertThat(state.sql().queryOne("PRAGMA secure_delete", row -> row.number("secure_delete")))
          .contains(1L);
      assertThat(state.sql().queryOne("PRAGMA busy_timeout", row -> row.number("timeout")))
          .hasValueSatisfying(millis -> assertThat(millis).isPositive());
    }
  }

  @Test
  void manyMayOpenANewDatabaseAtOnce() throws Exception {
    Path file = folder.resolve("memories.sqlite");
    List<Future<?>> opened = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int n = 0; n < 8; n++) {
        Session session = TestSessions.session(n);
        opened.add(
            threads.submit(
                () -> {
                  try (StateDatabase state = StateDatabase.open(file, clock)) {
                    state.sessions().save(List.of(session));
                  }
                }));
      }
    }
    for (Future<?> each : opened) {
      each.get();
    }
    try (StateDatabase state = StateDatabase.open(file, clock)) {
      assertThat(state.sessions().all()).hasSize(8);
    }
  }

  @Test
  void failedTransactionIsRolledBack() {
    try (StateDatabase state = StateDatabase.inMemory(clock)) {
      assertThatThrownBy(
              () ->
                  state.transaction(
                      () -> {
                        state.forgotten().add(TestSessions.id(1));
                        throw new IllegalStateException("on purpose");
                      }))
          .hasMessage("on purpose");
      assertThat(state.forgotten().all()).isEmpty();
      state.forgotten().add(TestSessions.id(2));
      assertThat(state.forgotten().all()).containsExactly(TestSessions.id(2));
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
