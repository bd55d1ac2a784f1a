package dev.memories.pipeline.index;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import dev.memories.state.AuditFile;
import dev.memories.state.AuditTable;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionIndexTest {
  private static final Instant MORNING = Instant.parse("2026-02-09T08:00:00Z");
  private static final String SHOP = "/srv/made-up/shop";
  private static final String VERSION = RolloutFacts.VERSION;

  @TempDir Path folder;

  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);
  private final List<PipelineEvent> events = new ArrayList<>();
  private Path codexHome;
  private MemoriesHome home;

  @BeforeEach
  void makeHomes() throws IOException {
    codexHome = Files.createDirectory(folder.resolve("codex"));
    home = new MemoriesHome(codexHome.resolve("memories"));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatIsIndexed(Format format) throws Exception {
    RolloutFixture rollout =
        RolloutFixture.session(format, TestSessions.id(1).value(), MORNING, SHOP)
            .turn(SHOP)
            .user("Fix the cart\n\nIt is wrong")
            .assistant("Done");
    Path file = rollout.writeTo(codexHome);

    assertRun(1, 1, 0);

    Session session = state.sessions().all().getFirst();
    boolean bare = format == Format.BARE;
    assertThat(session.id()).isEqualTo(TestSessions.id(1));
    assertThat(session.title()).isEqualTo("Fix the cart It is wrong");
    assertThat(session.place().cwd()).isEqualTo(bare ? null : SHOP);
    assertThat(session.project().map(Project::cwd).orElse(null)).isEqualTo(bare ? null : SHOP);
    assertThat(session.files().rollout()).isEqualTo(file);
    assertThat(session.files().sizeBytes()).isEqualTo(Files.size(file));
    assertThat(session.activity().createdAt()).isEqualTo(MORNING);
    assertThat(session.updatedAt())
        .isEqualTo(
            bare
                ? Files.getLastModifiedTime(file).toInstant()
                : Files.getLastModifiedTime(file).toInstant().minusSeconds(1));
    assertThat(session.standing().traits()).containsExactly(SessionTrait.USER_MESSAGE);
    assertThat(session.standing().unreadable()).isNull();
    assertThat(session.origin().source().name()).isIn("cli", "vscode");
  }

  /** A few kilobytes that would keep us busy for minutes. */
  @Test
  void compressedFileThatUnpacksToTooMuchIsUnreadableAndReadOnce() throws Exception {
    Path file = shop(1).writeCompressedTo(codexHome);
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
      byte[] spaces = new byte[1 << 20];
      Arrays.fill(spaces, (byte) ' ');
      for (int n = 0; n < 300; n++) {
        out.write(spaces);
      }
    }

    assertRun(1, 1, 1);

    assertThat(state.sessions().all().getFirst().standing().unreadable())
        .contains("unpacks to more than 256 MiB");
    assertRun(1, 0, 1);
  }

  @Test
  void marksAndLogOutliveTheDatabase() throws Exception {
    shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    Path file = home.database();
    List<AuditTable.Entry> log;
    try (StateDatabase lost = StateDatabase.open(file, clock)) {
      index(lost).update(LogHomes.ofCodex(codexHome));
      new ForgetRun(lost, home, ConsolidationContext.of(clock), List.of())
          .forget(List.of(TestSessions.id(1), TestSessions.id(2)));
      new ForgetRun(lost, home, ConsolidationContext.of(clock), List.of())
          .remember(List.of(TestSessions.id(2)));
      log = lost.audit().all();
    }
    Path audit = file.resolveSibling(AuditFile.NAME);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit)))
        .isEqualTo("rw-------");
    Files.writeString(audit, "00000000\t1\tforget\t\t\t\tnot checked\n12\t1\tha", APPEND);
    StateDatabase.setAside(file, clock);

    try (StateDatabase fresh = StateDatabase.open(file, clock)) {
      index(fresh).rebuild(LogHomes.ofCodex(codexHome));

      assertThat(fresh.forgotten().all()).containsExactly(TestSessions.id(1));
      assertThat(fresh.audit().all()).isEqualTo(log);
      assertThat(fresh.sessions().find(TestSessions.id(1)).orElseThrow().title()).isEmpty();
      fresh.forgotten().add(TestSessions.id(3));
    }
    StateDatabase.setAside(file, clock);
    try (StateDatabase again = StateDatabase.open(file, clock)) {
      assertThat(again.forgotten().all())
          .containsExactlyInAnyOrder(TestSessions.id(1), TestSessions.id(3));
      assertThat(again.audit().all()).isEqualTo(log);
    }
  }

  @Test
  void unchangedFilesAreNotReadAgain() throws Exception {
    Path first = shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    assertRun(2, 2, 0);
    List<Session> before = state.sessions().all();
    events.clear();

    assertRun(2, 0, 0);
    assertThat(state.sessions().all()).isEqualTo(before);
    assertThat(events).isEmpty();

    Files.setLastModifiedTime(first, FileTime.from(MORNING.plus(Duration.ofDays(1))));
    assertRun(2, 1, 0);
    Session touched = state.sessions().find(TestSessions.id(1)).orElseThrow();
    assertThat(touched.files().modifiedAt()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
    assertThat(touched.updatedAt()).isEqualTo(before.getLast().updatedAt());
    assertThat(touched.files().content()).isEqualTo(before.getLast().files().content());
  }

  @Test
  void reportSaysHowLongTheUpdateTook() throws Exception {
    shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);

    IndexReport report =
        index(
                state,
                event -> {
                  if (event instanceof PipelineEvent.StepEnded) {
                    clock.advance(Duration.ofSeconds(3));
                  }
                })
            .update(LogHomes.ofCodex(codexHome));

    assertThat(report.duration()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void anAppendedTurnIsSeen() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    assertRun(1, 1, 0);
    Session before = state.sessions().all().getFirst();
    String text = rollout.text();

    Files.writeString(
        file, rollout.user("And now the tax").text().substring(text.length()), APPEND);
    assertRun(1, 1, 0);

    Session after = state.sessions().all().getFirst();
    assertThat(after.title()).isEqualTo(before.title());
    assertThat(after.updatedAt()).isAfter(before.updatedAt());
    assertThat(after.files().content()).isNotEqualTo(before.files().content());

    StateDatabase fresh = StateDatabase.inMemory(new TestClock(TestSessions.NOON));
    index(fresh).update(LogHomes.ofCodex(codexHome));
    assertThat(fresh.sessions().all()).containsExactly(after);
    fresh.close();
  }

  @Test
  void everyRolloutFileBelongsToOneSession() throws Exception {
    RolloutFixture plain = shop(1);
    Path file = plain.writeTo(codexHome);
    Path compressed = plain.writeCompressedTo(codexHome);
    Path archivedCopy = plain.archiveIn(codexHome);
    RolloutFixture reverted =
        RolloutFixture.session(Format.V169, TestSessions.id(2).value(), MORNING, SHOP).user("Try");
    Path superseded = reverted.writeTo(codexHome);
    Path revision =
        reverted
            .revert(MORNING.plusSeconds(500))
            .user("Try otherwise")
            .writeRevisionTo(codexHome, TestSessions.id(77).value());

    assertRun(5, 2, 0);

    Session.Files first = state.sessions().find(TestSessions.id(1)).orElseThrow().files();
    assertThat(first.rollout()).isEqualTo(file);
    assertThat(first.others()).containsExactlyInAnyOrder(compressed, archivedCopy);
    Session.Files second = state.sessions().find(TestSessions.id(2)).orElseThrow().files();
    assertThat(second.rollout()).isEqualTo(revision);
    assertThat(second.others()).containsExactly(superseded);
  }

  @Test
  void compressingOrArchivingKeepsTheContent() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    assertRun(1, 1, 0);
    Session before = state.sessions().all().getFirst();

    Path compressed = rollout.writeCompressedTo(codexHome);
    Files.delete(file);
    assertRun(1, 1, 0);
    Session after = state.sessions().all().getFirst();
    assertThat(after.files().rollout()).isEqualTo(compressed);
    assertThat(after.files().content()).isEqualTo(before.files().content());
    assertThat(after.updatedAt()).isEqualTo(before.updatedAt());

    Files.delete(compressed);
    rollout.archiveIn(codexHome);
    assertRun(1, 1, 0);
    assertThat(state.sessions().all().getFirst().standing().archived()).isTrue();
    assertThat(state.rolloutCursors().find(List.of(file, compressed))).isEmpty();
  }

  @Test
  void deletedRolloutLeavesTheIndexAndItsTraceStays() throws Exception {
    Path file = shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    run();
    Trace trace = TestSessions.trace(state.sessions().find(TestSessions.id(1)).orElseThrow());
    state.traces().save(trace);

    Files.delete(file);
    assertRun(1, 0, 0);
    assertThat(state.sessions().all()).extracting(Session::id).containsExactly(TestSessions.id(2));
    assertThat(state.traces().all()).containsExactly(trace);

    index(state).rebuild(LogHomes.ofCodex(codexHome));
    assertThat(state.traces().all()).containsExactly(trace);
  }

  @Test
  void rebuildingReadsEverythingAgainAndChangesNothing() throws Exception {
    shop(1).writeTo(codexHome);
    shop(2).archiveIn(codexHome);
    run();
    List<Session> before = state.sessions().all();

    assertThat(index(state).rebuild(LogHomes.ofCodex(codexHome)).read()).isEqualTo(2);
    assertThat(state.sessions().all()).isEqualTo(before);
  }

  /** As after an update to a release whose gates need one more fact. */
  @Test
  void rolloutsAreReadAgainWhenTheFactsHaveAnotherVersion() throws Exception {
    shop(1).writeTo(codexHome);
    shop(2).archiveIn(codexHome);
    run();
    List<Session> before = state.sessions().all();
    state.sql().update("UPDATE sessions SET traits = ''");
    state.sql().update("UPDATE rollout_cursors SET facts_version = 'other', facts = x'00'");
    assertRun(2, 0, 0);

    state.sql().update("UPDATE index_folders SET stamp = replace(stamp, ?, 'other')", VERSION);
    assertRun(2, 2, 0);
    assertThat(state.sessions().all()).isEqualTo(before);
    assertRun(2, 0, 0);
  }

  @Test
  void versionOfTheFactsNamesEveryTrait() {
    assertThat(VERSION.split(" ")).endsWith(SessionTrait.words(SessionTrait.ALL).split(" "));
  }

  @Test
  void projectStaysWhenTheLinkIsGone() throws Exception {
    Path real = Files.createDirectories(folder.toRealPath().resolve("work/notes"));
    Path link = Files.createSymbolicLink(folder.toRealPath().resolve("link"), real);
    RolloutFixture.session(Format.V118, TestSessions.id(1).value(), MORNING, link.toString())
        .user("Sort the notes")
        .writeTo(codexHome);
    run();
    Project notes = new Project(real.toString());
    assertThat(projects()).containsExactly(notes);

    Files.delete(link);
    RolloutFixture.session(Format.V118, TestSessions.id(2).value(), MORNING, link.toString())
        .user("Sort them again")
        .writeTo(codexHome);
    run();
    index(state).rebuild(LogHomes.ofCodex(codexHome));
    assertThat(projects()).containsExactly(notes, notes);
  }

  @Test
  void changedLinkDecidesOnlyForNewSessions() throws Exception {
    Path work = folder.toRealPath().resolve("work");
    Path notes = Files.createDirectories(work.resolve("notes"));
    Path shop = Files.createDirectories(work.resolve("shop"));
    Path link = Files.createSymbolicLink(folder.toRealPath().resolve("link"), notes);
    RolloutFixture.session(Format.V118, TestSessions.id(1).value(), MORNING, link.toString())
        .user("Sort the notes")
        .writeTo(codexHome);
    run();

    Files.delete(link);
    Files.createSymbolicLink(link, shop);
    RolloutFixture.session(
            Format.V118, TestSessions.id(2).value(), MORNING.plusSeconds(60), link.toString())
        .user("Sort the shop")
        .writeTo(codexHome);
    index(state).rebuild(LogHomes.ofCodex(codexHome));

    assertThat(projects())
        .containsExactly(new Project(shop.toString()), new Project(notes.toString()));
  }

  @Test
  void onlyChangedFoldersAreCompared() throws Exception {
    Path elsewhere =
        RolloutFixture.session(
                Format.V118, TestSessions.id(9).value(), MORNING.minus(Duration.ofDays(1)), SHOP)
            .user("Fix the till")
            .writeTo(codexHome);
    Path file = shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    run();
    // A run that compared this folder would notice the missing cursor.
    state.rolloutCursors().remove(List.of(elsewhere));

    Files.setLastModifiedTime(file, FileTime.from(MORNING.plus(Duration.ofDays(1))));
    assertRun(3, 1, 0);

    state.rolloutCursors().forget(List.of(elsewhere));
    assertRun(3, 1, 0);
  }

  @Test
  void rolloutThatIsGoneWithItsFolderLeavesTheIndex() throws Exception {
    Path file = shop(1).writeTo(codexHome);
    Path later =
        RolloutFixture.session(
                Format.V118, TestSessions.id(9).value(), MORNING.plus(Duration.ofDays(1)), SHOP)
            .user("Fix the till")
            .writeTo(codexHome);
    run();

    Files.delete(file);
    Files.delete(file.getParent());
    assertRun(1, 0, 0);
    assertThat(state.sessions().ids()).containsExactly(TestSessions.id(9));
    assertThat(state.rolloutCursors().find(List.of(file, later))).containsOnlyKeys(later);

    Files.delete(later);
    index(state).rebuild(LogHomes.ofCodex(codexHome));
    assertThat(state.sessions().ids()).isEmpty();
  }

  @Test
  void anotherCodexHomeReplacesTheFirst() throws Exception {
    shop(1).writeTo(codexHome);
    run();
    Path other = Files.createDirectory(folder.resolve("other"));
    shop(2).writeTo(other);

    index(state).update(LogHomes.ofCodex(other));
    assertThat(state.sessions().ids()).containsExactly(TestSessions.id(2));
    run();
    assertThat(state.sessions().ids()).containsExactly(TestSessions.id(1));
  }

  @Test
  void unreadableFileIsTriedAgain() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeCompressedTo(codexHome);
    byte[] sound = Files.readAllBytes(file);
    FileTime time = Files.getLastModifiedTime(file);
    byte[] broken = sound.clone();
    broken[0] ^= 1;
    Files.write(file, broken);
    Files.setLastModifiedTime(file, time);
    shop(2).writeTo(codexHome);
    assertRun(2, 2, 1);
    assertRun(2, 1, 1);

    // Repaired, but with the same size and time.
    Files.write(file, sound);
    Files.setLastModifiedTime(file, time);
    assertRun(2, 1, 0);
    assertRun(2, 0, 0);
  }

  /**
   * The slow run reads a rollout before it grows. It writes the result after the quick run has read
   * the grown rollout, and before the quick run ends.
   */
  @Test
  void overtakenRunLeavesNothingUnread() throws Exception {
    RolloutFixture rollout = shop(1);
    rollout.writeTo(codexHome);
    Path file = folder.resolve("state.sqlite");
    var clock = new TestClock(TestSessions.NOON);
    var slowHasRead = new CountDownLatch(1);
    var quickHasRead = new CountDownLatch(1);
    try (StateDatabase slow = StateDatabase.open(file, clock);
        StateDatabase quick = StateDatabase.open(file, clock);
        StateDatabase fresh = StateDatabase.inMemory(clock)) {
      Thread slowRun =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      index(
                              slow,
                              event -> {
                                if (event instanceof PipelineEvent.StepEnded) {
                                  slowHasRead.countDown();
                                  await(quickHasRead);
                                }
                              })
                          .update(LogHomes.ofCodex(codexHome));
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      await(slowHasRead);
      rollout.user("And now the tax").writeTo(codexHome);
      index(
              quick,
              event -> {
                if (event instanceof PipelineEvent.Ended) {
                  quickHasRead.countDown();
                  join(slowRun);
                }
              })
          .update(LogHomes.ofCodex(codexHome));

      index(quick).update(LogHomes.ofCodex(codexHome));
      index(fresh).update(LogHomes.ofCodex(codexHome));
      assertThat(quick.sessions().all()).isEqualTo(fresh.sessions().all());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void secretsDoNotEnterTheIndex() throws Exception {
    String secret = "sk-" + "abcdefghij0123456789";
    RolloutFixture.session(Format.V118, TestSessions.id(1).value(), MORNING, SHOP)
        .user("Use " + secret + " " + "and more ".repeat(1000))
        .writeTo(codexHome);
    run();

    Session session = state.sessions().all().getFirst();
    assertThat(session.title()).startsWith("Use [REDACTED_SECRET] and more").hasSize(200);
    assertThat(state.rolloutCursors().find(List.of(session.files().rollout())).toString())
        .contains("[REDACTED_SECRET]")
        .doesNotContain(secret);
  }

  @Test
  void unreadableFilesAreCounted() throws Exception {
    RolloutFixture.session(Format.V118, TestSessions.id(1).value(), MORNING, SHOP)
        .writeTo(codexHome);
    Path day = codexHome.resolve("sessions/2026/02/09");
    Files.writeString(
        day.resolve("rollout-2026-02-09T09-00-00-" + TestSessions.id(2) + ".jsonl"), "no json\n");
    Files.writeString(day.resolve("rollout-nobody.jsonl"), "{}\n");
    Files.writeString(day.resolve("notes.jsonl"), "{}\n");

    assertRun(2, 2, 2);
    Session broken = state.sessions().find(TestSessions.id(2)).orElseThrow();
    assertThat(broken.standing().unreadable()).isNotNull();
    assertThat(broken.origin().source()).isEqualTo(new SessionSource.Unreadable());
  }

  @Test
  void newDatabaseTakesTracesBackFromTheTrees() throws Exception {
    shop(1).writeTo(codexHome);
    RolloutFixture gone = shop(2);
    Path goneFile = gone.writeTo(codexHome);
    run();
    List<Trace> traces = state.sessions().all().stream().map(TestSessions::trace).toList();
    for (Trace trace : traces) {
      home.root(trace.project()).create();
      new TraceFolder(home.root(trace.project())).write(TraceFile.of(trace));
    }
    MemorySummary.of(traces).write(home.root(traces.getFirst().project()));
    Files.delete(goneFile);

    StateDatabase fresh = StateDatabase.inMemory(new TestClock(TestSessions.NOON));
    index(fresh).update(LogHomes.ofCodex(codexHome));

    assertThat(fresh.traces().all())
        .usingRecursiveComparison()
        .ignoringFields("making", "subject.content", "subject.title", "body")
        .isEqualTo(traces);
    assertThat(fresh.traces().all())
        .allSatisfy(
            trace -> assertThat(TraceFile.of(trace)).isEqualTo(TraceFile.of(find(traces, trace))));
    fresh.close();
  }

  @Test
  void databaseOfCodexAddsNameArchivedAndMemoryMode() throws Exception {
    shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    run();
    String secret = "sk-" + "abcdefghij0123456789";
    codexSays("('%s', 'Cart with %s', 1, 'polluted')".formatted(TestSessions.id(1), secret));

    assertRun(2, 0, 0);
    Session told = state.sessions().find(TestSessions.id(1)).orElseThrow();
    assertThat(told.title()).isEqualTo("Cart with [REDACTED_SECRET]");
    assertThat(told.standing().archived()).isTrue();
    assertThat(told.standing().memoryMode()).isEqualTo(MemoryMode.POLLUTED);
    assertThat(state.codexThreads().all().toString()).doesNotContain(secret);
    assertRun(2, 0, 0);
    assertThat(state.sessions().find(told.id())).contains(told);

    codexSays("('%s', NULL, 0, 'enabled')".formatted(TestSessions.id(1)));
    assertRun(2, 0, 0);
    Session after = state.sessions().find(TestSessions.id(1)).orElseThrow();
    assertThat(after.title()).isEqualTo("Fix the cart 1");
    assertThat(after.standing())
        .isEqualTo(TestSessions.standing(false, true, MemoryMode.ENABLED, null));
    try (Stream<Path> files = Files.list(codexHome)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("sessions", "state_5.sqlite");
    }
  }

  @Test
  void unreadableDatabaseOfCodexIsAWarning() throws Exception {
    shop(1).writeTo(codexHome);
    codexSays("('%s', 'The cart', 0, 'disabled')".formatted(TestSessions.id(1)));
    run();
    events.clear();
    Files.writeString(codexHome.resolve("state_5.sqlite"), "no database any more");

    assertRun(1, 0, 0);

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            PipelineEvent.Warned.class,
            warned -> assertThat(warned.message()).contains("state_5.sqlite"));
    assertThat(state.sessions().all()).extracting(Session::title).containsExactly("The cart");
  }

  private void codexSays(String row) throws SQLException, IOException {
    Path database = codexHome.resolve("state_5.sqlite");
    Files.deleteIfExists(database);
    try (Connection codex = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = codex.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE threads (id TEXT, name TEXT, archived INTEGER, memory_mode TEXT);"
              + "INSERT INTO threads VALUES "
              + row);
    }
  }

  @Test
  void cancelledRunCanBeRepeated() throws Exception {
    shop(1).writeTo(codexHome);
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::run).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();

    assertRun(1, 1, 0);
  }

  @Test
  void nextRunReadsWhatACancelledRunLeft() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    run();
    codexSays("('%s', 'The cart', 0, 'disabled')".formatted(TestSessions.id(1)));
    rollout.user("And now the tax").writeTo(codexHome);
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::run).isInstanceOf(InterruptedException.class);

    assertRun(1, 1, 0);
    Session session = state.sessions().all().getFirst();
    assertThat(session.title()).isEqualTo("The cart");
    assertThat(session.files().sizeBytes()).isEqualTo(Files.size(file));
  }

  private static Trace find(List<Trace> traces, Trace wanted) {
    return traces.stream()
        .filter(trace -> trace.id().equals(wanted.id()))
        .findFirst()
        .orElseThrow();
  }

  private RolloutFixture shop(int n) {
    return RolloutFixture.session(
            Format.V118, TestSessions.id(n).value(), MORNING.plusSeconds(100 * n), SHOP)
        .turn(SHOP)
        .user("Fix the cart " + n)
        .shell("mvn test", 0, "BUILD SUCCESS");
  }

  private List<Project> projects() {
    return state.sessions().all().stream().map(session -> session.project().orElseThrow()).toList();
  }

  private void assertRun(int scanned, int read, int unreadable) throws Exception {
    IndexReport report = run();
    assertThat(List.of(report.scanned(), report.read(), report.unreadable()))
        .containsExactly(scanned, read, unreadable);
  }

  private IndexReport run() throws InterruptedException {
    return index(state).update(LogHomes.ofCodex(codexHome));
  }

  private SessionIndex index(StateDatabase database) {
    return index(database, events::add);
  }

  private SessionIndex index(StateDatabase database, Consumer<PipelineEvent> listener) {
    return new SessionIndex(database, home, Map.of(), SecretRedactor.product(), clock, listener);
  }
}
