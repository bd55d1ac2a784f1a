package dev.memories.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
  private static final String RUN = "01a20297-7461-7abc-8def-0123456789ab";

  @TempDir Path folder;
  private final TestClock clock = new TestClock(TestSessions.NOON);
  private MemoriesHome home;
  private Project project;

  @BeforeEach
  void aHomeWithOneTrace() throws IOException {
    project = new Project(Files.createDirectory(folder.resolve("shop")).toString());
    home = HomeChoice.shared(folder.resolve("codex"));
    try (StateDatabase state = StateDatabase.open(home.database(), clock)) {
      var session =
          TestSessions.with(
              TestSessions.session(1),
              new dev.memories.session.Session.Place(project.cwd(), project));
      state.traces().save(TestSessions.trace(session));
      home.root(project).create();
      new TraceFolder(home.root(project)).write(TraceFile.of(TestSessions.trace(session)));
    }
  }

  private StateDatabase open() {
    return StateDatabase.open(home.database(), clock);
  }

  private static List<Severity> severities(Check check) {
    return Check.all(List.of(check)).stream().map(Finding::severity).toList();
  }

  @Test
  void linksAndPipesInTheMemoriesHomeAreErrors() throws Exception {
    Path bucket = home.folder().resolve(project.bucket());
    Path history = Files.createSymbolicLink(bucket.resolve("history"), folder);
    Path pipe = bucket.resolve("memory/MEMORY.md");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(new LinksCheck(home).findings())
        .extracting(Finding::what)
        .containsExactlyInAnyOrder(
            history + " is a link", pipe + " is neither a folder nor a plain file");
    assertThat(severities(new LinksCheck(home))).containsOnly(Severity.ERROR);

    Files.delete(history);
    Files.delete(pipe);
    assertThat(severities(new LinksCheck(home))).containsExactly(Severity.OK);
  }

  @Test
  void linkInThePlaceOfAFileThatIsOpenedByItsNameIsNamed() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
    Path index = Files.createSymbolicLink(home.searchIndex(), elsewhere);
    Files.deleteIfExists(home.auditFile());
    Path audit = Files.createSymbolicLink(home.auditFile(), elsewhere);

    assertThat(new LinksCheck(home).findings())
        .extracting(Finding::what)
        .containsExactly(index + " is a link", audit + " is a link");
    assertThat(severities(new LinksCheck(home))).containsOnly(Severity.WARNING);
  }

  @Test
  void readOnlyDatabaseIsAnErrorThatCanBeFixed() throws IOException {
    Files.setPosixFilePermissions(home.database(), PosixFilePermissions.fromString("r--------"));
    DatabaseCheck check = new DatabaseCheck(home.database(), this::open);

    Finding finding = check.findings().getLast();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    finding.repair().run();
    assertThat(severities(check)).containsExactly(Severity.OK);
  }

  @Test
  void intactHomeHasNoProblems() {
    try (StateDatabase state = open()) {
      for (Check check :
          List.of(
              new DatabaseCheck(home.database(), () -> state),
              new OrphanedMemoryCheck(state, home, _ -> Optional.empty()),
              new UnknownFilesCheck(home),
              new PermissionsCheck(home),
              new LocksCheck(state, Optional.of("here"), _ -> true),
              new CodexMemoryCheck(folder.resolve("codex"), _ -> {}))) {
        assertThat(severities(check)).as(check.name()).containsExactly(Severity.OK);
      }
    }
  }

  @Test
  void openPermissionsAreFixed() throws IOException {
    Path file = home.root(project).traceSummaries();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    PermissionsCheck check = new PermissionsCheck(home);

    Finding finding = check.findings().getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    finding.repair().run();

    assertThat(severities(check)).containsExactly(Severity.OK);
  }

  @Test
  void onlyStaleLocksAreReleased() {
    try (StateDatabase state = open()) {
      state.locks().tryAcquire(project, RUN, Duration.ofMinutes(10));
      ConsolidationLock lock = state.locks().list().getFirst();
      Optional<String> here = Optional.ofNullable(lock.host());
      assertThat(severities(new LocksCheck(state, here, _ -> true))).containsExactly(Severity.OK);
      assertThat(severities(new LocksCheck(state, Optional.of("elsewhere"), _ -> false)))
          .containsExactly(Severity.OK);

      LocksCheck gone = new LocksCheck(state, here, _ -> false);
      assertThat(severities(gone)).containsExactly(Severity.WARNING);
      gone.findings().getFirst().repair().run();
      assertThat(state.locks().list()).isEmpty();

      state.locks().tryAcquire(project, "nightly", Duration.ofMinutes(10));
      assertThat(severities(gone)).containsExactly(Severity.OK);
      clock.advance(Duration.ofMinutes(11));
      assertThat(severities(gone)).containsExactly(Severity.WARNING);
    }
  }

  @Test
  void damagedDatabaseIsAnError() throws IOException {
    try (var file = new java.io.RandomAccessFile(home.database().toFile(), "rw")) {
      file.seek(4096 * 3);
      file.write(new byte[4096 * 4]);
    }

    List<Finding> findings = Check.all(List.of(new DatabaseCheck(home.database(), this::open)));

    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.command()).isEqualTo("memories index --rebuild");
            });
  }

  @Test
  void memoryOfUnknownAndMissingProjectsIsReported() throws IOException {
    Files.createDirectories(home.folder().resolve("ab".repeat(32)).resolve("memory"));
    Files.delete(Path.of(project.cwd()));

    try (StateDatabase state = open()) {
      assertThat(severities(new OrphanedMemoryCheck(state, home, _ -> Optional.empty())))
          .containsExactlyInAnyOrder(Severity.WARNING, Severity.NOTE);
      assertThat(
              new OrphanedMemoryCheck(state, home, _ -> Optional.of("memories projects move A B"))
                  .findings())
          .extracting(Finding::command)
          .contains("memories projects move A B");
    }
  }

  /** Removing its folder, as that of an unknown project, would lose what the user has pinned. */
  @Test
  void projectWithPinsAndNoSessionIsKnown() throws IOException {
    Project pinned = new Project(Files.createDirectory(folder.resolve("pinned")).toString());
    home.root(pinned).create();

    try (StateDatabase state = open()) {
      OrphanedMemoryCheck check = new OrphanedMemoryCheck(state, home, _ -> Optional.empty());
      assertThat(severities(check)).containsExactly(Severity.WARNING);

      state.audit().add(List.of(state.audit().entry("remember", null, pinned, null, "pinned: x")));

      assertThat(severities(check)).containsExactly(Severity.OK);
    }
  }

  @Test
  void unknownFilesAreReported() throws IOException {
    Files.createDirectories(home.given());
    Files.createDirectories(home.installed());
    Files.writeString(home.hookLog(), "");
    Files.writeString(home.shellHistory(), "");
    Files.writeString(home.root(project).folder().resolveSibling("rejected.txt"), "");
    Files.writeString(home.splitFile(project), MemoriesHome.splitText(project, project));
    Files.writeString(home.root(project).folder().resolve("mine.txt"), "");
    Files.writeString(home.folder().resolve("mine.txt"), "");

    assertThat(new UnknownFilesCheck(home).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.what()).startsWith("2 files are not ours: ");
            });
  }

  @Test
  void ourMemoryMovesAwayFromCodexMemory() throws IOException {
    Path codexHome = folder.resolve("codex");
    Files.writeString(home.folder().resolve("raw_memories.md"), "Codex's");
    Files.createDirectories(home.given());
    CodexMemoryCheck check = new CodexMemoryCheck(codexHome, move -> move.run(clock));

    check.findings().getFirst().repair().run();

    assertThat(severities(check)).containsExactly(Severity.OK);
    MemoriesHome ours = HomeChoice.in(codexHome).home();
    assertThat(ours).isEqualTo(HomeChoice.ours(codexHome));
    assertThat(ours.given()).isDirectory();
    assertThat(Files.list(home.folder())).containsExactly(home.folder().resolve("raw_memories.md"));
    assertThat(ours.root(project).traceSummaries()).isNotEmptyDirectory();
    try (StateDatabase state = StateDatabase.open(ours.database(), clock)) {
      assertThat(state.traces().projects()).containsExactly(project);
      assertThat(state.locks().list()).isEmpty();
    }
  }

  @Test
  void interruptedMoveIsContinued() throws IOException {
    Path codexHome = folder.resolve("codex");
    Files.writeString(home.folder().resolve("raw_memories.md"), "Codex's");
    MemoriesHome ours = HomeChoice.ours(codexHome);
    Path bucket = home.folder().resolve(project.bucket());
    Files.createDirectories(ours.folder());
    Files.move(bucket, ours.folder().resolve(project.bucket()));
    // The old home is still the one in use, and a run has written its trace anew.
    home.root(project).create();
    try (StateDatabase state = open()) {
      state.traces().all().forEach(trace -> writeAnew(trace));
    }

    new HomeMove(home, ours).run(clock);

    assertThat(bucket).doesNotExist();
    assertThat(ours.database()).exists();
    assertThat(Files.list(ours.root(project).traceSummaries())).hasSize(1);
  }

  private void writeAnew(dev.memories.trace.Trace trace) {
    assertThat(new TraceFolder(home.root(project)).write(TraceFile.of(trace))).exists();
  }

  @Test
  void lockedProjectIsNotMoved() {
    try (StateDatabase state = open()) {
      state.locks().tryAcquire(project, "other", ConsolidationLocks.LEASE);
    }

    assertThatExceptionOfType(DoctorException.class)
        .isThrownBy(() -> new HomeMove(home, HomeChoice.ours(folder.resolve("codex"))).run(clock))
        .withMessageContaining("other holds");
    assertThat(home.root(project).folder()).exists();
    assertThat(home.database()).exists();
  }

  @Test
  void openDatabaseIsNotMoved() {
    try (StateDatabase other = open()) {
      assertThat(other.traces().all()).isNotEmpty();
      assertThatExceptionOfType(dev.memories.state.sql.StateException.class)
          .isThrownBy(() -> StateDatabase.move(home.database(), folder.resolve("moved"), clock));
    }
    assertThat(home.database()).exists();
  }
}
