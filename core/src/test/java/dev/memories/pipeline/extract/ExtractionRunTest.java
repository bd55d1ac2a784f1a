package dev.memories.pipeline.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.Decision;
import dev.memories.candidate.Exclusions;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.Reason;
import dev.memories.candidate.SourceFilter;
import dev.memories.doctor.DamagedLinesCheck;
import dev.memories.extract.ExtractionOutcome;
import dev.memories.extract.ExtractionRequest;
import dev.memories.extract.NormalisedTrace;
import dev.memories.extract.OfflineExtractor;
import dev.memories.extract.TraceExtractor;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.SessionIndex;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.RunName;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TraceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionRunTest {
  private static final Instant MORNING = Instant.parse("2026-02-09T08:00:00Z");
  private static final String SHOP = "/srv/made-up/shop";
  private static final GateSettings ALL =
      new GateSettings(
          SourceFilter.INTERACTIVE,
          GateSettings.NO_LIMIT,
          Duration.ZERO,
          null,
          Exclusions.NONE,
          false);
  private static final String BODY =
      """
      # Trace Summary
      Trace context: made up
      User preferences: none observed

      ## Task: Fix the cart
      Outcome: success
      """;

  @TempDir Path folder;

  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final List<PipelineEvent> events = new ArrayList<>();
  private StateDatabase state;
  private Path codexHome;
  private MemoriesHome home;

  @BeforeEach
  void makeHomes() throws IOException {
    codexHome = Files.createDirectory(folder.resolve("codex"));
    home = new MemoriesHome(codexHome.resolve("memories"));
    state = StateDatabase.open(home.database(), clock);
  }

  @AfterEach
  void close() {
    state.close();
  }

  /** An extractor with a fixed result; it reads nothing. */
  private interface Script {
    ExtractionOutcome answer(Session session) throws InterruptedException;
  }

  @Test
  void candidatesBecomeTraces() throws Exception {
    shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    index();

    ExtractionReport report = run(this::wellDone);

    assertThat(report.extracted())
        .extracting(ExtractionReport.Done::id)
        .containsExactly(TestSessions.id(2), TestSessions.id(1));
    assertThat(report.failed()).isEmpty();
    assertThat(report.skipped()).isZero();
    assertThat(report.touchedProjects()).containsExactly(new Project(SHOP));
    Session session = state.sessions().find(TestSessions.id(1)).orElseThrow();
    Trace trace = state.traces().find(session.id()).orElseThrow();
    assertThat(trace)
        .isEqualTo(
            new Trace(
                session.id(),
                new Project(SHOP),
                BODY,
                "Fixed the cart 1",
                new Trace.Subject(
                    SHOP,
                    session.files().rollout(),
                    "Fix the cart 1",
                    session.updatedAt(),
                    session.files().content()),
                new Trace.Making("scripted", TestSessions.NOON, new Trace.Usage(1, 0, 2, 1))));
    ExtractionReport.Done done = report.extracted().getLast();
    assertThat(done.trace()).isEqualTo(trace);
    assertThat(done.tracePath())
        .isEqualTo(home.root(trace.project()).traceSummaries().resolve(TraceFile.of(trace).name()))
        .hasContent(TraceFile.of(trace).text());
    assertThat(state.attempts().claims()).isEmpty();

    assertThat(reasons()).containsExactly(Reason.UP_TO_DATE, Reason.UP_TO_DATE);
    index();
    assertThat(run(this::wellDone))
        .isEqualTo(new ExtractionReport(List.of(), List.of(), 2, List.of()));
  }

  @Test
  void sessionThatAnotherRunExtractedSinceTheDecisionIsNotExtractedAgain() throws Exception {
    shop(1).writeTo(codexHome);
    index();
    List<Decision> decided = search(state).all(ALL);
    run(this::wellDone);
    AtomicInteger calls = new AtomicInteger();

    ExtractionReport late =
        run(
            state,
            session -> {
              calls.incrementAndGet();
              return wellDone(session);
            },
            ExtractionRun.CONCURRENCY,
            decided);

    assertThat(late.extracted()).isEmpty();
    assertThat(late.skipped()).isEqualTo(1);
    assertThat(calls).hasValue(0);
    assertThat(state.attempts().claims()).isEmpty();
  }

  @Test
  void rolloutInAnUnreadablePlaceIsTriedAgainAndNeverGivenUp() throws Exception {
    Path file = shop(1).writeTo(codexHome);
    index();
    Path sessions = codexHome.resolve("sessions");
    Path aside = folder.resolve("aside");
    Files.move(sessions, aside);
    Files.createSymbolicLink(sessions, sessions);

    for (int n = 0; n < 4; n++) {
      ExtractionReport report = run(this::offline);
      assertThat(report.failed())
          .extracting(ExtractionReport.Failed::message)
          .singleElement(STRING)
          .contains("cannot be opened now");
      clock.advance(Duration.ofHours(2));
    }
    assertThat(state.attempts().failures()).isEmpty();

    Files.delete(sessions);
    Files.move(aside, sessions);
    assertThat(file).exists();
    assertThat(run(this::wellDone).extracted()).hasSize(1);
  }

  @Test
  void rolloutThatItsFolderDoesNotListIsGone() throws Exception {
    Path file = shop(1).writeTo(codexHome);
    index();
    Files.delete(file);

    assertThat(run(this::offline).failed())
        .extracting(ExtractionReport.Failed::kind)
        .containsExactly(FailureKind.NOT_FOUND);
    assertThat(state.attempts().failures()).hasSize(1);
  }

  @Test
  void linesThatCannotBeReadAreCountedAndTold() throws Exception {
    Path file = shop(1).writeTo(codexHome);
    Files.writeString(file, "{\"timestamp\": torn\nnonsense\n", APPEND);
    Files.writeString(file, "{\"not\": yet whole", APPEND);
    index();

    run(this::offline);

    assertThat(state.traces().all().getFirst().making().damagedLines()).isEqualTo(2);
    assertThat(events)
        .contains(
            new PipelineEvent.Warned(
                "2 lines of the rollout of " + TestSessions.id(1) + " could not be read"));
    assertThat(new DamagedLinesCheck(state).findings().getFirst().what())
        .isEqualTo("2 lines of 1 rollouts could not be read");
  }

  @Test
  void claimsOfEndedRunsAreRemoved() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    shop(1).writeTo(codexHome);
    index();
    state
        .attempts()
        .claim(TestSessions.id(9), RunName.fresh().replaceFirst("since \\d+", "since 1"));
    state.attempts().claim(TestSessions.id(8), RunName.fresh());

    run(this::wellDone);

    assertThat(state.attempts().claims()).containsOnlyKeys(TestSessions.id(8));
    assertThat(state.sql().query("SELECT * FROM extraction_claims", row -> row.text("thread_id")))
        .hasSize(1);
  }

  @Test
  void sessionForgottenDuringItsExtractionGetsNoTrace() throws Exception {
    shop(1).writeTo(codexHome);
    index();

    ExtractionReport report =
        run(
            session -> {
              forgetting().forget(List.of(session.id()));
              return wellDone(session);
            });

    assertThat(report.extracted()).isEmpty();
    assertThat(state.traces().all()).isEmpty();
    assertThat(home.root(new Project(SHOP)).folder()).doesNotExist();
    index();
    assertThat(reasons()).containsExactly(Reason.FORGOTTEN);
    assertThat(state.sessions().find(TestSessions.id(1)).orElseThrow().title()).isEmpty();
  }

  @Test
  void forgottenSessionStaysWithoutATitleWhenReadAgain() throws Exception {
    RolloutFixture rollout = shop(1);
    rollout.writeTo(codexHome);
    index();
    forgetting().forget(List.of(TestSessions.id(1)));

    state.rolloutCursors().clear();
    index();
    assertThat(state.sessions().find(TestSessions.id(1)).orElseThrow().title()).isEmpty();

    assertThat(forgetting().remember(List.of(TestSessions.id(1)))).hasSize(1);
    index();
    assertThat(state.sessions().find(TestSessions.id(1)).orElseThrow().title())
        .isEqualTo("Fix the cart 1");
    assertThat(reasons()).containsExactly(Reason.NEW);
  }

  private ForgetRun forgetting() {
    return new ForgetRun(state, home, ConsolidationContext.of(clock), List.of());
  }

  @Test
  void onlyAnAppendedTurnMakesASessionACandidateAgain() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    shop(2).writeTo(codexHome);
    index();
    run(this::wellDone);

    Files.setLastModifiedTime(file, FileTime.from(MORNING.plus(Duration.ofDays(2))));
    index();
    assertThat(reasons()).containsOnly(Reason.UP_TO_DATE);

    rollout.writeCompressedTo(codexHome);
    Files.delete(file);
    index();
    assertThat(reasons()).containsOnly(Reason.UP_TO_DATE);

    append(rollout, rollout.writeTo(codexHome), "And now the tax");
    index();
    assertThat(run(this::wellDone).extracted())
        .extracting(ExtractionReport.Done::id)
        .containsExactly(TestSessions.id(1));
    assertThat(state.traces().all()).hasSize(2);
  }

  @Test
  void changeDuringExtractionMakesTheSessionACandidateAgain() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    index();

    run(
        session -> {
          ExtractionOutcome read = wellDone(session);
          append(rollout, file, "Wait, the tax, too");
          return read;
        });
    index();

    assertThat(reasons()).containsExactly(Reason.UPDATED);
  }

  @Test
  void failedSessionIsTriedThreeTimes() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    shop(2).writeTo(codexHome);
    index();
    String secret = "sk-" + "abcdefghij0123456789";
    Script script =
        session ->
            session.id().equals(TestSessions.id(1))
                ? new ExtractionOutcome.Failed(FailureKind.MODEL, "no\nanswer to " + secret)
                : wellDone(session);

    ExtractionReport first = run(script);
    assertThat(first.extracted()).hasSize(1);
    assertThat(first.failed())
        .containsExactly(
            new ExtractionReport.Failed(
                TestSessions.id(1),
                file,
                FailureKind.MODEL,
                "no answer to [REDACTED_SECRET]",
                clock.instant().plus(Duration.ofHours(1))));
    assertThat(reasons()).containsExactly(Reason.UP_TO_DATE, Reason.BACKING_OFF);
    assertThat(state.attempts().claims()).isEmpty();

    clock.advance(Duration.ofHours(1));
    assertThat(run(script).failed()).hasSize(1);
    clock.advance(Duration.ofHours(1));
    assertThat(run(script).failed())
        .extracting(ExtractionReport.Failed::retryAt)
        .containsExactly((Instant) null);
    clock.advance(Duration.ofDays(30));
    assertThat(reasons()).containsExactly(Reason.UP_TO_DATE, Reason.GAVE_UP);

    append(rollout, file, "Once more");
    index();
    assertThat(reasons()).containsExactly(Reason.UP_TO_DATE, Reason.NEW);
    assertThat(run(this::wellDone).extracted()).hasSize(1);
    assertThat(state.attempts().failures()).isEmpty();
  }

  @Test
  void missingRolloutIsAFailureOfItsSession() throws Exception {
    Path file = shop(1).writeTo(codexHome);
    shop(2).writeTo(codexHome);
    index();
    Files.delete(file);

    ExtractionReport report =
        run(
            session -> {
              if (!Files.exists(session.files().rollout())) {
                throw new UncheckedIOException(new IOException("it is gone"));
              }
              return wellDone(session);
            });

    assertThat(report.extracted()).hasSize(1);
    assertThat(report.failed())
        .extracting(ExtractionReport.Failed::id)
        .containsExactly(TestSessions.id(1));
    index();
    assertThat(reasons()).containsExactly(Reason.UP_TO_DATE);
  }

  @Test
  void textOfAnExtractorIsBoundedAndRedacted() throws Exception {
    shop(1).writeTo(codexHome);
    index();
    String secret = "sk-" + "abcdefghij0123456789";

    run(
        session -> {
          ExtractionOutcome.Extracted good = wellDone(session);
          return new ExtractionOutcome.Extracted(
              NormalisedTrace.of(
                  "Used " + secret + "\n" + "ö".repeat(400_000),
                  "Two\nlines with " + secret + " and " + "ü".repeat(5000),
                  SecretRedactor.product()),
              good.read(),
              good.updatedAt(),
              null);
        });

    Trace trace = state.traces().all().getFirst();
    assertThat(trace.body()).startsWith("# Trace Summary\n").doesNotContain(secret);
    assertThat(trace.body().getBytes(UTF_8).length).isBetween(299_990, 300_000);
    assertThat(trace.summary()).startsWith("Two lines with [REDACTED_SECRET] and ü");
    assertThat(trace.summary().getBytes(UTF_8).length).isBetween(1190, 1200);
  }

  @Test
  void sessionWhoseFileAnInterruptClosedIsNoFailure() throws Exception {
    shop(1).writeTo(codexHome);
    index();

    ExtractionReport report =
        run(
            session -> {
              Thread.currentThread().interrupt();
              return wellDone(session);
            },
            1);

    assertThat(report.failed()).isEmpty();
    assertThat(state.attempts().claims()).isEmpty();
  }

  @Test
  void interruptGivesClaimsBackAndWritesNothing() throws Exception {
    for (int n = 1; n <= 5; n++) {
      shop(n).writeTo(codexHome);
    }
    index();
    CountDownLatch twoAtWork = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    List<ExtractionReport> reports = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger interrupted = new AtomicInteger();
    Thread runner =
        new Thread(
            () -> {
              reports.add(
                  run(
                      session -> {
                        twoAtWork.countDown();
                        never.await();
                        return wellDone(session);
                      },
                      2));
              interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
            });
    runner.start();
    twoAtWork.await();
    assertThat(state.attempts().claims()).hasSize(2);

    runner.interrupt();
    runner.join();

    assertThat(reports).containsExactly(new ExtractionReport(List.of(), List.of(), 5, List.of()));
    assertThat(interrupted).hasValue(1);
    assertThat(state.attempts().claims()).isEmpty();
    assertThat(state.traces().all()).isEmpty();
    assertThat(home.roots()).isEmpty();
    assertThat(run(this::wellDone).extracted()).hasSize(5);
  }

  @Test
  void twoRunsAtTheSameTimeShareTheWork() throws Exception {
    for (int n = 1; n <= 12; n++) {
      shop(n).writeTo(codexHome);
    }
    index();
    Map<SessionId, Integer> times = new ConcurrentHashMap<>();
    Script script =
        session -> {
          times.merge(session.id(), 1, Integer::sum);
          Thread.sleep(5);
          return wellDone(session);
        };
    List<ExtractionReport> reports = Collections.synchronizedList(new ArrayList<>());
    try (StateDatabase other = StateDatabase.open(home.database(), clock)) {
      List<Decision> decisions = search(state).all(ALL);
      Thread first = Thread.ofPlatform().start(() -> reports.add(run(state, script, 4, decisions)));
      Thread second =
          Thread.ofPlatform().start(() -> reports.add(run(other, script, 4, decisions)));
      first.join();
      second.join();
    }

    assertThat(times).hasSize(12).containsValue(1).doesNotContainValue(2);
    assertThat(reports).hasSize(2);
    assertThat(reports.stream().mapToInt(report -> report.extracted().size()).sum()).isEqualTo(12);
    assertThat(reports.stream().mapToInt(ExtractionReport::skipped).sum()).isEqualTo(12);
    assertThat(state.attempts().claims()).isEmpty();
  }

  @Test
  void sessionThatAnotherRunHasExtractedIsSkipped() throws Exception {
    shop(1).writeTo(codexHome);
    index();
    List<Decision> decided = search(state).all(ALL);
    Semaphore begun = new Semaphore(0);

    ExtractionReport report =
        run(
            state,
            session -> {
              begun.release();
              return wellDone(session);
            },
            1,
            List.of(decided.getFirst(), decided.getFirst()));

    assertThat(begun.availablePermits()).isEqualTo(1);
    assertThat(report.extracted()).hasSize(1);
    assertThat(report.skipped()).isEqualTo(1);
  }

  @Test
  void atMostTheAllowedNumberIsExtractedAtOnce() throws Exception {
    for (int n = 1; n <= 10; n++) {
      shop(n).writeTo(codexHome);
    }
    index();
    AtomicInteger atWork = new AtomicInteger();
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch threeAtWork = new CountDownLatch(3);

    run(
        session -> {
          seen.add(atWork.incrementAndGet());
          threeAtWork.countDown();
          threeAtWork.await();
          Thread.sleep(10); // time for a fourth to begin, if one were allowed to
          atWork.decrementAndGet();
          return wellDone(session);
        },
        3);

    assertThat(seen).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(events)
        .first()
        .isEqualTo(new PipelineEvent.Started(PipelineEvent.Phase.EXTRACT, 10));
    assertThat(events).last().isEqualTo(new PipelineEvent.Ended(PipelineEvent.Phase.EXTRACT));
    assertThat(events).filteredOn(PipelineEvent.StepEnded.class::isInstance).hasSize(10);
  }

  @Test
  void treeThatCannotBeWrittenIsNotAFailureOfTheSession() throws Exception {
    shop(1).writeTo(codexHome);
    index();
    Files.writeString(home.root(new Project(SHOP)).folder().getParent(), "in the way");

    ExtractionReport report = run(this::wellDone);

    assertThat(report.failed())
        .extracting(ExtractionReport.Failed::kind)
        .containsExactly(FailureKind.TREE);
    assertThat(state.traces().all()).hasSize(1);
    assertThat(state.attempts().claims()).isEmpty();
    assertThat(state.attempts().failures()).isEmpty();
  }

  @Test
  void sessionThatGoesOnElsewhereStaysInItsProject() throws Exception {
    RolloutFixture rollout = shop(1);
    Path file = rollout.writeTo(codexHome);
    index();
    run(this::wellDone);

    rollout.turn("/srv/made-up/cart");
    append(rollout, file, "Go on here");
    index();

    assertThat(run(this::wellDone).touchedProjects()).containsExactly(new Project(SHOP));
    assertThat(state.traces().projects()).containsExactly(new Project(SHOP));
  }

  @Test
  void sessionWithoutCwdIsExtractedForTheFolderTheUserNames() throws Exception {
    RolloutFixture.session(Format.BARE, TestSessions.id(1).value(), MORNING, SHOP)
        .user("Fix the cart")
        .writeTo(codexHome);
    index();
    CandidateSearch search = search(state);
    List<SessionId> named = List.of(TestSessions.id(1));
    assertThat(search.named(named, Optional.empty()))
        .extracting(Decision::reason)
        .containsExactly(Reason.NO_CWD);

    Session.Place place = new Session.Place(SHOP, new Project(SHOP));
    ExtractionReport report =
        run(state, this::wellDone, 1, search.named(named, Optional.of(place)));

    assertThat(report.touchedProjects()).containsExactly(new Project(SHOP));
    assertThat(state.traces().all().getFirst().subject().cwd()).isEqualTo(SHOP);
  }

  private ExtractionOutcome.Extracted wellDone(Session session) {
    return new ExtractionOutcome.Extracted(
        NormalisedTrace.of(BODY, session.title().replace("Fix", "Fixed"), SecretRedactor.product()),
        session.files().content(),
        session.updatedAt(),
        new Trace.Usage(1, 0, 2, 1));
  }

  private static void append(RolloutFixture rollout, Path file, String words) {
    try {
      long before = Files.size(file);
      byte[] text = rollout.user(words).text().getBytes(UTF_8);
      Files.write(file, Arrays.copyOfRange(text, (int) before, text.length), APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RolloutFixture shop(int n) {
    return RolloutFixture.session(
            Format.V118, TestSessions.id(n).value(), MORNING.plusSeconds(100 * n), SHOP)
        .turn(SHOP)
        .user("Fix the cart " + n);
  }

  private ExtractionOutcome offline(Session session) throws InterruptedException {
    return new OfflineExtractor(SecretRedactor.product(), _ -> List.of())
        .extract(new ExtractionRequest(session, _ -> {}));
  }

  private List<Reason> reasons() {
    return search(state).all(ALL).stream().map(Decision::reason).toList();
  }

  private CandidateSearch search(StateDatabase database) {
    return new CandidateSearch(database, clock);
  }

  private void index() throws InterruptedException {
    new SessionIndex(state, home, Map.of(), SecretRedactor.product(), clock, _ -> {})
        .update(LogHomes.ofCodex(codexHome));
  }

  private ExtractionReport run(Script script) {
    return run(script, ExtractionRun.CONCURRENCY);
  }

  private ExtractionReport run(Script script, int concurrency) {
    return run(state, script, concurrency, search(state).all(ALL));
  }

  private ExtractionReport run(
      StateDatabase database, Script script, int concurrency, List<Decision> decisions) {
    TraceExtractor extractor =
        new TraceExtractor() {
          @Override
          public String name() {
            return "scripted";
          }

          @Override
          public ExtractionOutcome extract(ExtractionRequest request) throws InterruptedException {
            return script.answer(request.session());
          }
        };
    return new ExtractionRun(
            ExtractionContext.of(database, home, extractor, clock), concurrency, events::add)
        .run(decisions);
  }
}
