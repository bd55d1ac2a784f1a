package dev.memories.tui.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.Exclusions;
import dev.memories.candidate.GateSettings;
import dev.memories.consolidate.offline.OfflineConsolidator;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.archive.MemoryImport;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.pipeline.search.SearchUpdate;
import dev.memories.recall.GivenBullets;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RegistryBullets;
import dev.memories.recall.RejectedBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.search.SearchDatabase;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.archive.ImportedMemory.Kind;
import dev.memories.tree.archive.MemoryArchive;
import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.FoundGroup;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreCatalogTest {
  private static final Project SHOP = new Project("/srv/shop");

  @TempDir private Path folder;

  private final TestClock clock = new TestClock(TestSessions.NOON.plus(Duration.ofHours(3)));
  private MemoriesHome home;
  private StateDatabase state;
  private CoreCatalog catalog;
  private boolean reviewing;

  @BeforeEach
  void open() {
    home = new MemoriesHome(folder.resolve("memories"));
    state = StateDatabase.open(home.database(), clock);
    catalog = new CoreCatalog(parts(), new OfflinePipeline());
  }

  private CoreParts parts() {
    return new CoreParts(
        home,
        clock,
        () -> StateDatabase.openForReading(home.database(), clock),
        () -> StateDatabase.open(home.database(), clock),
        true);
  }

  @AfterEach
  void close() {
    catalog.close();
    state.close();
  }

  @Test
  void emptyHomeHasNoProjects() {
    assertThat(catalog.projects()).isEmpty();
  }

  @Test
  void projectRowHasCountsHealthAndLock() {
    state.sessions().save(List.of(TestSessions.session(1), TestSessions.session(2)));
    addTrace(1);
    var _ = state.locks().tryAcquire(SHOP, "nightly", Duration.ofMinutes(10));
    ProjectRow row = catalog.projects().getFirst();
    assertThat(row.project()).isEqualTo(SHOP);
    assertThat(row.counts())
        .containsEntry(Section.TRACES, 1)
        .containsEntry(Section.CANDIDATES, 1)
        .containsEntry(Section.HISTORY, 0);
    assertThat(row.health()).isEqualTo(new ProjectRow.Health(true, true, 0));
    assertThat(row.lock().orElseThrow().owner()).isEqualTo("nightly");
  }

  @Test
  void tracesThatAreNotInTheTreeHaveABadge() {
    for (int number = 1; number <= 12; number++) {
      addTrace(number);
    }
    List<EntryRow> rows = catalog.entries(SHOP, Section.TRACES);
    assertThat(rows).hasSize(12);
    assertThat(rows.getFirst().title()).isEqualTo("Fix the cart 12");
    assertThat(rows.get(9).badge()).isEmpty();
    assertThat(rows.get(10).badge().map(EntryRow.Badge::word)).contains("pruned");
  }

  @Test
  void traceRowDoesNotRepeatItsTitle() {
    Trace made = TestSessions.trace(TestSessions.session(1));
    save(
        new Trace(
            made.id(),
            made.project(),
            made.body(),
            "shop: Fix the cart 1 (success); verify with npm test",
            made.subject(),
            made.making()));
    assertThat(catalog.entries(SHOP, Section.TRACES))
        .extracting(EntryRow::title, EntryRow::summary)
        .containsExactly(tuple("Fix the cart 1", "verify with npm test"));
  }

  @Test
  void candidateRowsShowTheirReason() {
    state.sessions().save(List.of(TestSessions.session(1), TestSessions.session(2)));
    addTrace(1);
    assertThat(catalog.entries(SHOP, Section.CANDIDATES))
        .extracting(row -> row.badge().orElseThrow().word())
        .containsExactly("new", "up-to-date");
  }

  @Test
  void traceOpensInTheEditorAtTheVisibleLine() throws IOException {
    addTrace(1);
    Document.Text text =
        (Document.Text)
            catalog.document(
                new Subject.SessionTrace(SHOP, TestSessions.id(1)), PreviewTab.RENDERED);
    List<String> inFile = Files.readAllLines(text.file().orElseThrow());
    List<String> shown = text.markdown().lines().toList();
    assertThat(inFile.subList(text.linesBefore(), text.linesBefore() + shown.size()))
        .isEqualTo(shown);
  }

  @Test
  void evidenceShowsTheCitedLinesOfTheRollout() throws IOException {
    Path rollout = folder.resolve("rollout-2026-02-09T12-00-00-" + TestSessions.id(7) + ".jsonl");
    Files.writeString(
        rollout,
        """
        {"timestamp":"2026-02-09T12:00:00.000Z","type":"session_meta","payload":{"id":"%s"}}
        {"timestamp":"2026-02-09T12:00:01.000Z","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"mend the cart"}]}}
        {"timestamp":"2026-02-09T12:00:02.000Z","type":"response_item","payload":{"type":"function_call_output","call_id":"c","output":"all tests passed"}}
        """
            .formatted(TestSessions.id(7)));
    Trace trace = TestSessions.trace(TestSessions.session(7));
    save(
        new Trace(
            trace.id(),
            trace.project(),
            "# T\n\n- said [L2]\n- passed [L2, L3]\n",
            trace.summary(),
            new Trace.Subject("/srv/shop", rollout, "t", trace.subject().updatedAt(), null),
            trace.making()));
    Document evidence =
        catalog.document(new Subject.SessionTrace(SHOP, trace.id()), PreviewTab.EVIDENCE);
    assertThat(evidence)
        .isEqualTo(
            new Document.Evidence(
                List.of(
                    new Document.EvidenceLine("L2", "user", "mend the cart"),
                    new Document.EvidenceLine("L3", "output", "all tests passed"))));
  }

  @Test
  void consolidationIsPlannedThenDoneThenUpToDate() throws InterruptedException {
    addTrace(1);
    addTrace(2);
    Action.Planned action = new Action.Consolidate(List.of(SHOP));
    ActionPlan plan = catalog.plan(action);
    assertThat(plan.question()).isEqualTo("Consolidate /srv/shop?");
    assertThat(plan.details().getFirst()).contains("2 traces");
    assertThat(catalog.perform(action, _ -> {}))
        .isEqualTo(new ActionOutcome.Done("/srv/shop consolidated from 2 traces"));
    assertThat(page(new Subject.Registry(SHOP)).text()).startsWith("# shop");
    assertThat(catalog.projects().getFirst().health().stale()).isFalse();
    assertThat(catalog.plan(action).isEmpty()).isTrue();
    assertThat(catalog.plan(action).question()).contains("nothing has changed");
  }

  @Test
  void lockOfAnotherRunIsReportedWithItsOwner() throws InterruptedException {
    addTrace(1);
    var _ = state.locks().tryAcquire(SHOP, "nightly", Duration.ofMinutes(10));
    ActionOutcome outcome = catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ActionOutcome.Busy.class, busy -> assertThat(busy.lock().owner()).isEqualTo("nightly"));
    catalog.perform(new Action.ReleaseLock(SHOP), _ -> {});
    assertThat(state.locks().list()).isEmpty();
  }

  @Test
  void earlierVersionIsComparedRestoredAndTheRestoreUndone() throws InterruptedException {
    Action consolidate = new Action.Consolidate(List.of(SHOP));
    addTrace(1);
    catalog.perform(consolidate, _ -> {});
    String first = page(new Subject.Registry(SHOP)).text();
    clock.set(clock.instant().plusSeconds(60));
    addTrace(2);
    catalog.perform(consolidate, _ -> {});
    String second = page(new Subject.Registry(SHOP)).text();
    assertThat(second).isNotEqualTo(first);
    Document.Comparison comparison =
        (Document.Comparison) catalog.document(new Subject.Registry(SHOP), PreviewTab.DIFF);
    assertThat(comparison.older()).isEqualTo(first);
    assertThat(comparison.newer()).isEqualTo(second);

    Subject version = catalog.entries(SHOP, Section.HISTORY).getFirst().subject();
    String name = ((Subject.Version) version).name();
    ActionOutcome.Done done =
        (ActionOutcome.Done) catalog.perform(new Action.Restore(SHOP, name), _ -> {});
    assertThat(page(new Subject.Registry(SHOP)).text()).isEqualTo(first);
    catalog.perform(done.undo().orElseThrow(), _ -> {});
    assertThat(page(new Subject.Registry(SHOP)).text()).isEqualTo(second);
  }

  @Test
  void forgettingIsPlannedThenDoneThenUndone() throws InterruptedException {
    state.sessions().save(List.of(TestSessions.session(1), TestSessions.session(2)));
    addTrace(1);
    addTrace(2);
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    Action.Planned forget = new Action.Forget(List.of(TestSessions.id(1)));

    ActionPlan plan = catalog.plan(forget);
    assertThat(plan.question()).isEqualTo("Forget 1 session?");
    assertThat(plan.destructive()).isTrue();
    assertThat(plan.details())
        .startsWith(
            "Fix the cart 1", "", "database: 1 trace, 1 title", "trace_summaries: 1 trace file")
        .contains("memory_summary.md: 1 line");
    assertThat(catalog.entries(SHOP, Section.TRACES)).hasSize(2);

    ActionOutcome.Done done = (ActionOutcome.Done) catalog.perform(forget, _ -> {});
    assertThat(done.message()).isEqualTo("forgot 1 session");
    assertThat(catalog.entries(SHOP, Section.TRACES))
        .extracting(EntryRow::title)
        .containsExactly("Fix the cart 2");
    assertThat(page(new Subject.Registry(SHOP)).text()).doesNotContain(TestSessions.id(1).value());
    assertThat(reasons()).containsExactly("up-to-date", "forgotten");

    ActionOutcome lifted = catalog.perform(done.undo().orElseThrow(), _ -> {});
    assertThat(lifted)
        .isEqualTo(new ActionOutcome.Done("1 session may be extracted again: see Candidates"));
    assertThat(reasons()).containsExactly("up-to-date", "new");
  }

  @Test
  void pinnedFileStaysAndIsNamed() throws InterruptedException, IOException {
    addTrace(1);
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    Files.writeString(
        home.root(SHOP).registry(),
        "\n## Pinned\n\n- mine [" + TestSessions.id(1) + " L2]\n",
        StandardOpenOption.APPEND);
    Action.Planned forget = new Action.Forget(List.of(TestSessions.id(1)));
    assertThat(catalog.plan(forget).details()).contains("MEMORY.md stays: it is pinned");
    assertThat(catalog.perform(forget, _ -> {}))
        .isInstanceOfSatisfying(
            ActionOutcome.Done.class,
            done -> assertThat(done.output()).containsExactly("MEMORY.md stays: it is pinned"));
  }

  @Test
  void nothingIsForgottenWhileAnotherRunHoldsTheLock() throws InterruptedException {
    addTrace(1);
    var _ = state.locks().tryAcquire(SHOP, "nightly", Duration.ofMinutes(10));
    assertThat(catalog.perform(new Action.Forget(List.of(TestSessions.id(1))), _ -> {}))
        .isInstanceOfSatisfying(
            ActionOutcome.Busy.class, busy -> assertThat(busy.lock().owner()).isEqualTo("nightly"));
    assertThat(catalog.entries(SHOP, Section.TRACES)).hasSize(1);
  }

  private List<String> reasons() {
    return catalog.entries(SHOP, Section.CANDIDATES).stream()
        .map(row -> row.badge().orElseThrow().word())
        .toList();
  }

  @Test
  void stampChangesWhenTheMemoryIsWritten() {
    addTrace(1);
    long before = catalog.stamp(Optional.of(SHOP));
    assertThat(catalog.stamp(Optional.of(SHOP))).isEqualTo(before);
    addTrace(2);
    assertThat(catalog.stamp(Optional.of(SHOP))).isNotEqualTo(before);
  }

  @Test
  void projectsWithoutTracesAndCandidatesComeLast() {
    Project empty = new Project("/srv/empty");
    var _ = state.locks().tryAcquire(empty, "nightly", Duration.ofMinutes(10));
    addTrace(1);
    assertThat(catalog.projects()).extracting(ProjectRow::project).containsExactly(SHOP, empty);
  }

  @Test
  void extractingIsNoPlanWhereNothingWaits() {
    ActionPlan plan = catalog.plan(new Action.ExtractCandidates(List.of(SHOP)));
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.question()).startsWith("no session of /srv/shop waits for extraction");
  }

  @Test
  void searchFindsBulletsOfTracesWhileTheLastWordIsBeingTyped() throws InterruptedException {
    Trace made = TestSessions.trace(TestSessions.session(1));
    String body =
        """
        # Cart

        ## Task: Mend the cart

        Outcome: success

        Key steps:

        - fix the cart's total, then run its tests [L7]
        """;
    save(new Trace(made.id(), made.project(), body, made.summary(), made.subject(), made.making()));
    SearchAnswer answer = catalog.search("fix the car", Optional.of(SHOP), _ -> {});
    assertThat(answer.text()).isEqualTo("fix the car");
    assertThat(answer.lines())
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.group()).isEqualTo(FoundGroup.TRACES);
              assertThat(line.subject()).isEqualTo(new Subject.SessionTrace(SHOP, made.id()));
              assertThat(line.citations()).containsExactly(made.id() + " L7");
              assertThat(line.pieces()).anyMatch(FoundLine.Piece::matches);
            });
    assertThat(catalog.search("zzz", Optional.empty(), _ -> {}).lines()).isEmpty();
    assertThat(catalog.search("  ", Optional.empty(), _ -> {}).lines()).isEmpty();
  }

  @Test
  void searchFindsWhatWasImportedInAGroupOfItsOwn() throws InterruptedException {
    addTrace(1);
    ImportedMemory shop = importInto(SHOP, "- Ports are forwarded by hand [019c4622-9f00 L11]\n");
    ImportedMemory user = importInto(Project.USER, "- Ports below 1024 are taken\n");

    SearchAnswer answer = catalog.search("por", Optional.of(SHOP), _ -> {});

    assertThat(answer.lines())
        .extracting(FoundLine::group, FoundLine::subject, FoundLine::text, FoundLine::citations)
        .containsExactly(
            tuple(
                FoundGroup.IMPORTED,
                new Subject.Imported(SHOP, shop.id()),
                "Ports are forwarded by hand",
                List.of()),
            tuple(
                FoundGroup.IMPORTED,
                new Subject.Imported(Project.USER, user.id()),
                "Ports below 1024 are taken",
                List.of()));
    assertThat(answer.lines())
        .allSatisfy(
            line ->
                assertThat(line.pieces().getFirst()).isEqualTo(new FoundLine.Piece("Ports", true)));
    assertThat(answer.totals()).containsEntry(FoundGroup.IMPORTED, 2L);
    assertThat(catalog.evidence(answer.lines().getFirst()))
        .isEqualTo(new Document.Missing("The sessions that imported memory cites are not here."));
  }

  @Test
  void whatWasImportedIsASectionOfItsProject() {
    addTrace(1);
    ImportedMemory user = importInto(Project.USER, "- Ports below 1024 are taken\n");

    assertThat(catalog.projects())
        .extracting(ProjectRow::project, row -> row.counts().get(Section.IMPORTED))
        .containsExactly(tuple(SHOP, 0), tuple(Project.USER, 1));
    assertThat(catalog.projects().getLast().health().folderGone()).isFalse();
    assertThat(catalog.entries(Project.USER, Section.IMPORTED))
        .extracting(EntryRow::subject, EntryRow::title, EntryRow::summary)
        .containsExactly(
            tuple(
                new Subject.Imported(Project.USER, user.id()),
                "Codex's memory",
                "from /home/dev/.codex/memories"));
    assertThat(page(new Subject.Imported(Project.USER, user.id())).text())
        .contains("Ports below 1024 are taken");
    assertThat(catalog.document(new Subject.Imported(SHOP, "0badcafe"), PreviewTab.RENDERED))
        .isEqualTo(new Document.Missing("This import no longer exists."));
  }

  private ImportedMemory importInto(Project project, String registry) {
    MemoryArchive archive = new MemoryArchive("shop", new TreeMap<>(Map.of("MEMORY.md", registry)));
    return new MemoryImport(state, home, ConsolidationContext.of(clock))
        .add(project, archive, Kind.CODEX_MEMORY, "/home/dev/.codex/memories", "dev")
        .memory();
  }

  @Test
  void overviewOfAFolderThatIsGoneListsItsTraces() {
    addTrace(1);
    assertThat(page(new Subject.Overview(SHOP)).text())
        .contains("(gone)", "What was learnt in Fix the cart 1");
  }

  @Test
  void proposalIsShownBulletByBulletAndAcceptedInPart() throws InterruptedException {
    Subject.Change change = proposed();
    assertThat(catalog.projects().getFirst().waiting()).isGreaterThan(1);
    assertThat(page(change).text())
        .contains(
            "added",
            "this bullet is new",
            change.wording(),
            "[" + TestSessions.id(1).value().substring(0, 13));
    Document.Evidence evidence = (Document.Evidence) catalog.document(change, PreviewTab.EVIDENCE);
    assertThat(evidence.lines()).isNotEmpty();
    assertThat(home.root(SHOP).registry()).doesNotExist();

    int waiting = catalog.projects().getFirst().waiting();
    ActionOutcome.Done done = (ActionOutcome.Done) catalog.perform(decide(change, true), _ -> {});
    assertThat(done.message()).isEqualTo("accepted 1 change, " + (waiting - 1) + " to go");
    assertThat(page(new Subject.Registry(SHOP)).text()).contains(change.wording());
    assertThat(catalog.projects().getFirst().waiting()).isEqualTo(waiting - 1);
    assertThat(page(change).text()).contains("no longer waits");
    assertThat(catalog.perform(decide(change, true), _ -> {}))
        .isEqualTo(new ActionOutcome.Failed("this change no longer waits"));
  }

  @Test
  void rejectionOfAChangeIsTakenBack() throws InterruptedException {
    consolidateWithMore();
    Subject.Change change = firstChange();
    ActionOutcome.Done done = (ActionOutcome.Done) catalog.perform(decide(change, false), _ -> {});
    assertThat(done.message()).startsWith("rejected 1 change");
    assertThat(RejectedBullets.of(home.root(SHOP)).statements()).containsExactly(change.wording());
    assertThat(page(new Subject.Registry(SHOP)).text()).doesNotContain(change.wording());
    catalog.perform(done.undo().orElseThrow(), _ -> {});
    assertThat(RejectedBullets.of(home.root(SHOP)).statements()).isEmpty();
  }

  @Test
  void proposalIsDiscardedAfterTheQuestion() throws InterruptedException {
    proposed();
    Action.Planned discard = new Action.Discard(SHOP);
    ActionPlan plan = catalog.plan(discard);
    assertThat(plan.destructive()).isTrue();
    assertThat(plan.question()).isEqualTo("Discard the proposal for /srv/shop?");
    catalog.perform(discard, _ -> {});
    assertThat(catalog.projects().getFirst().waiting()).isZero();
    assertThat(catalog.plan(discard).isEmpty()).isTrue();
    assertThat(catalog.perform(discard, _ -> {}))
        .isEqualTo(new ActionOutcome.Failed("no proposal waits for /srv/shop"));
  }

  @Test
  void decisionWaitsForTheLockOfAnotherRun() throws InterruptedException {
    Subject.Change change = proposed();
    var _ = state.locks().tryAcquire(SHOP, "nightly", Duration.ofMinutes(10));
    assertThat(catalog.perform(decide(change, true), _ -> {}))
        .isInstanceOfSatisfying(
            ActionOutcome.Busy.class, busy -> assertThat(busy.lock().owner()).isEqualTo("nightly"));
    assertThat(catalog.projects().getFirst().waiting()).isPositive();
  }

  @Test
  void sessionShowsWhatItWasGivenAndUsed() throws InterruptedException, IOException {
    save(trace(1, "always run `npm test` before a commit"));
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    List<MemoryBullet> bullets = RegistryBullets.of(Files.readString(home.root(SHOP).registry()));
    MemoryBullet check =
        bullets.stream().filter(b -> b.statement().startsWith("`npm test`")).findFirst().get();
    Subject session = new Subject.SessionTrace(SHOP, TestSessions.id(1));
    assertThat(catalog.document(session, PreviewTab.GIVEN))
        .isInstanceOfSatisfying(
            Document.Missing.class, none -> assertThat(none.why()).contains("install --status"));
    new GivenBullets(home.given())
        .add(
            TestSessions.id(1).value(),
            new GivenBullets.Receipt(
                clock.instant(),
                "session-start",
                "/srv/shop",
                List.of(check.id(), "ffff0000"),
                99));
    Document.Text given = (Document.Text) catalog.document(session, PreviewTab.GIVEN);
    assertThat(given.markdown())
        .contains("session-start, 99 bytes")
        .contains("**used** `" + check.id() + "` `npm test`")
        .contains("`ffff0000` no longer in the memory");
  }

  @Test
  void registryIsListedByItsBullets() throws InterruptedException {
    save(trace(1, "always use tabs"));
    save(trace(2, "never rename public constants"));
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    List<EntryRow> rows = catalog.entries(SHOP, Section.REGISTRY);
    EntryRow check =
        rows.stream().filter(row -> row.title().startsWith("`npm test`")).findFirst().get();
    assertThat(check.badge().orElseThrow().word()).isEqualTo("2×");
    assertThat(check.size()).isEqualTo(2);
    assertThat(check.when()).contains(TestSessions.session(2).updatedAt());
    Subject.Passage place = (Subject.Passage) check.subject();
    assertThat(page(new Subject.Registry(SHOP)).text().lines().toList().get(place.line() - 1))
        .startsWith("- `npm test`");
  }

  @Test
  void dashboardSaysWhatIsNewSinceTheLastVisit() throws InterruptedException {
    state.sessions().save(List.of(TestSessions.session(1), TestSessions.session(2)));
    addTrace(1);
    Panels first = catalog.panels(new Panels.Choice.Dashboard());
    assertThat(first.panels().getFirst().title()).isEqualTo("Newest sessions");
    assertThat(first.weeks()).hasSize(12).endsWith(2);
    assertThat(words(first)).contains("1 session to extract");

    clock.set(clock.instant().plus(Duration.ofHours(5)));
    try (CoreCatalog later = new CoreCatalog(parts(), new OfflinePipeline())) {
      Panels again = later.panels(new Panels.Choice.Dashboard());
      assertThat(again.panels().getFirst().title()).isEqualTo("New since you looked, 5h ago");
      assertThat(again.panels().getFirst().lines()).isEmpty();
    }
    clock.set(clock.instant().plus(Duration.ofMinutes(10)));
    try (CoreCatalog back = new CoreCatalog(parts(), new OfflinePipeline())) {
      assertThat(back.panels(new Panels.Choice.Dashboard()).panels().getFirst().title())
          .isEqualTo("New since you looked, 5h ago");
    }
  }

  @Test
  void dashboardSaysWhatFailedAndWhatIsOpen() throws IOException {
    addTrace(1);
    Trace failed = TestSessions.trace(TestSessions.session(2));
    save(
        new Trace(
            failed.id(),
            failed.project(),
            failed.body(),
            "shop: Fix the cart 2 (fail)",
            failed.subject(),
            failed.making()));
    Files.writeString(
        home.root(SHOP).registry(), "# shop\n\n## Open follow-ups\n\n- the tax is still wrong\n");
    List<Panels.Panel> panels = catalog.panels(new Panels.Choice.Dashboard()).panels();
    assertThat(panels.get(2).lines())
        .extracting(Panels.Line::subject)
        .containsExactly(new Subject.SessionTrace(SHOP, failed.id()));
    assertThat(panels.get(3).lines())
        .containsExactly(
            new Panels.Line(
                new Subject.Passage(new Subject.Registry(SHOP), 5, "the tax is still wrong"),
                "the tax is still wrong",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void timelineHasAHeadingForEachDayAndTheOutcomeOfEachSession() {
    addTrace(1);
    Trace failed = TestSessions.trace(TestSessions.session(2));
    save(
        new Trace(
            failed.id(),
            failed.project(),
            failed.body(),
            "shop: Fix the cart 2 (fail)",
            failed.subject(),
            failed.making()));
    Panels all = catalog.panels(new Panels.Choice.Timeline(Optional.empty()));
    assertThat(all.weeks()).isEmpty();
    assertThat(all.lines())
        .filteredOn(line -> line.subject().equals(new Subject.SessionTrace(SHOP, failed.id())))
        .extracting(Panels.Line::badge)
        .containsExactly(Optional.of(new EntryRow.Badge("fail", Tone.BAD, "✗")));
    assertThat(all.panels()).allMatch(day -> day.title().matches("(\\w+, )*\\d{4}-\\d\\d-\\d\\d"));
    Project other = new Project("/srv/other");
    assertThat(catalog.panels(new Panels.Choice.Timeline(Optional.of(other))).panels()).isEmpty();
  }

  @Test
  void dashboardSaysWhatWaitsForReview() throws InterruptedException {
    proposed();
    int waiting = catalog.projects().getFirst().waiting();
    assertThat(words(catalog.panels(new Panels.Choice.Dashboard())))
        .contains(waiting + " changes proposed");
  }

  @Test
  void choicesForTheScreenAndTheLastVisitKeepEachOther() {
    addTrace(1);
    catalog.keep(Map.of("theme", "light"));
    catalog.panels(new Panels.Choice.Dashboard());
    assertThat(catalog.preferences()).containsEntry("theme", "light").containsKey("seen");
    catalog.keep(Map.of("tree", "4"));
    assertThat(catalog.preferences()).containsKey("seen").doesNotContainKey("theme");
  }

  private static List<String> words(Panels dashboard) {
    return dashboard.lines().stream().map(Panels.Line::text).toList();
  }

  private static Action.Decide decide(Subject.Change change, boolean accept) {
    return new Action.Decide(SHOP, change.proposal(), List.of(change.id()), accept);
  }

  /** A first consolidation that waits for review; returns the first bullet of it. */
  private Subject.Change proposed() throws InterruptedException {
    reviewing = true;
    save(trace(1, "always use tabs"));
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    return firstChange();
  }

  private void consolidateWithMore() throws InterruptedException {
    save(trace(1, "always use tabs"));
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
    reviewing = true;
    clock.set(clock.instant().plusSeconds(60));
    save(trace(2, "never rename public constants"));
    catalog.perform(new Action.Consolidate(List.of(SHOP)), _ -> {});
  }

  private Subject.Change firstChange() {
    return catalog.entries(SHOP, Section.REVIEW).stream()
        .map(EntryRow::subject)
        .map(Subject.Change.class::cast)
        .filter(change -> !change.wording().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** A trace with a wish and a check, as the offline extractor writes it. */
  private Trace trace(int number, String wish) {
    Trace made = TestSessions.trace(TestSessions.session(number));
    String body =
        """
        # Cart

        Trace context: /srv/shop [L1]

        User preferences:

        - "%s" [L2]

        ## Task: Mend the cart

        Outcome: success

        Key steps:

        - `npm test`, exit 0: `all tests passed` [L7]
        """
            .formatted(wish);
    return new Trace(
        made.id(), made.project(), body, made.summary(), made.subject(), made.making());
  }

  private Page page(Subject subject) {
    return PageRenderer.make(
        catalog.document(subject, PreviewTab.RENDERED), PreviewTab.RENDERED, 80);
  }

  private void addTrace(int number) {
    Session session = TestSessions.session(number);
    save(TestSessions.trace(session));
  }

  private void save(Trace trace) {
    state.traces().save(trace);
    home.root(trace.project()).create();
    new TraceFolder(home.root(trace.project())).write(TraceFile.of(trace));
  }

  /** A pipeline that can consolidate and forget only. */
  private final class OfflinePipeline implements Pipeline {
    @Override
    public GateSettings gates() {
      return GateSettings.DEFAULT;
    }

    @Override
    public ExtractionRun extraction(StateDatabase database, Consumer<PipelineEvent> listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConsolidationRun consolidation(
        StateDatabase database, Consumer<PipelineEvent> listener) {
      return new ConsolidationRun(
          database,
          home::root,
          new OfflineConsolidator(),
          ConsolidationContext.of(clock),
          listener);
    }

    @Override
    public ForgetRun forgetting(StateDatabase database) {
      return new ForgetRun(database, home, ConsolidationContext.of(clock), List.of());
    }

    @Override
    public boolean review() {
      return reviewing;
    }

    @Override
    public int historyKeep() {
      return 20;
    }

    @Override
    public IndexReport index(StateDatabase database, Consumer<PipelineEvent> listener) {
      return new IndexReport(0, 0, 0, Duration.ZERO);
    }

    @Override
    public <T> T search(Function<SearchDatabase, T> use, Consumer<PipelineEvent> listener)
        throws InterruptedException {
      try (SearchDatabase search = SearchDatabase.inMemory()) {
        new SearchUpdate(state, home, Exclusions.NONE, SecretRedactor.product(), listener)
            .run(search);
        return use.apply(search);
      }
    }

    @Override
    public ActionOutcome run(String line, Path in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<LineSuggestion> suggest(String line) {
      return List.of();
    }
  }
}
