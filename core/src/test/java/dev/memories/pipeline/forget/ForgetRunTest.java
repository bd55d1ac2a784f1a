package dev.memories.pipeline.forget;

import static dev.memories.TestSessions.id;
import static dev.memories.TestSessions.session;
import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.failure.FailureKind;
import dev.memories.model.recording.Recordings;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.forget.ForgetReport.Outcome;
import dev.memories.pipeline.forget.ForgetReport.Removed;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchSource;
import dev.memories.search.SessionCounts;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.trace.Trace;
import dev.memories.tree.Disk;
import dev.memories.tree.DyingDisk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.erase.SessionErasure;
import dev.memories.tree.outputs.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetRunTest {
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);

  /** A word that only session 2 holds. */
  private static final String WORDS = "marmalade";

  private static final SessionId GONE = id(2);

  private static final Map<String, String> OUTPUTS =
      Map.of(
          "MEMORY.md",
          """
          # shop

          ## Checks
          - `make test` passes [%1$s L1; %2$s L9]

          ## Traps
          - marmalade sticks [%2$s L3]
          """
              .formatted(id(1), id(2)),
          "skills/two/SKILL.md",
          "# Two\n1. marmalade [%s; %s]\n".formatted(id(1), id(2)),
          "skills/three/SKILL.md",
          "# Three\n1. make [%s; %s; %s]\n2. marmalade [%s]\n"
              .formatted(id(1), id(2), id(3), id(2)),
          "skills/other/SKILL.md",
          "# Other\n1. ls [%s; %s]\n".formatted(id(1), id(3)));

  private static final Map<String, String> LEFT =
      Map.of(
          "MEMORY.md",
          "# shop\n\n## Checks\n- `make test` passes [%s L1]\n".formatted(id(1)),
          "skills/three/SKILL.md",
          "# Three\n1. make [%s; %s]\n".formatted(id(1), id(3)),
          "skills/other/SKILL.md",
          "# Other\n1. ls [%s; %s]\n".formatted(id(1), id(3)));

  @TempDir Path folder;
  private MemoryFixture memory;

  @BeforeEach
  void consolidateThreeSessions() throws IOException {
    memory = filled(folder.resolve("memories"));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private static MemoryFixture filled(Path home) throws IOException {
    MemoryFixture memory = new MemoryFixture(home);
    for (int number = 1; number <= 12; number++) {
      memory.state.sessions().save(List.of(session(number)));
    }
    for (int number = 1; number <= 3; number++) {
      memory.state.traces().save(trace(number));
    }
    consolidate(memory, OUTPUTS);
    Map<String, String> second = new TreeMap<>(OUTPUTS);
    second.put("skills/late/SKILL.md", "# Late\n1. ls [%s; %s]\n".formatted(id(1), id(3)));
    consolidate(memory, second);
    consolidate(memory, OUTPUTS);
    return memory;
  }

  private static Trace trace(int number) {
    Trace made = TestSessions.trace(session(number));
    return number == 2
        ? new Trace(
            made.id(),
            made.project(),
            "# Trace\n\n" + WORDS + "\n",
            "all about " + WORDS,
            made.subject(),
            made.making())
        : made;
  }

  private static void consolidate(MemoryFixture memory, Map<String, String> files) {
    memory.clock.advance(Duration.ofMinutes(1));
    memory.run(ScriptedConsolidator.writing(files)).run(List.of(SHOP), FORCE);
  }

  private static ForgetRun forgetRun(MemoryFixture memory, Disk disk) {
    ConsolidationContext context = memory.context();
    return new ForgetRun(
        memory.state,
        memory.home,
        new ConsolidationContext(
            context.clock(), context.owners(), context.renewEvery(), context.redactor(), disk),
        List.of(new Recordings(memory.home.folder().resolve("recorded"))));
  }

  private ForgetReport forget() {
    ForgetRun.Result result = forgetRun(memory, new Disk()).forget(List.of(GONE));
    return ((ForgetRun.Result.Done) result).sessions().getFirst();
  }

  private static List<Path> filesWith(MemoryFixture memory, String words) throws IOException {
    try (Stream<Path> all = Files.walk(memory.home.folder())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> bytes(file).contains(words))
          .map(memory.home.folder()::relativize)
          .toList();
    }
  }

  private static String bytes(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void wordsOfAForgottenSessionAreNowhere() throws IOException {
    assertThat(filesWith(memory, WORDS)).hasSizeGreaterThan(6);
    assertThat(filesWith(memory, "Fix the cart 2")).isNotEmpty();
    Path recorded = Files.createDirectory(memory.home.folder().resolve("recorded"));
    Files.writeString(recorded.resolve("a-1.json"), "{\"user\":\"" + GONE + " " + WORDS + "\"}");
    Files.writeString(recorded.resolve("b-1.json"), "{\"user\":\"" + id(1) + "\"}");

    assertThat(forget().removals())
        .contains(new Removed("recording", recorded.resolve("a-1.json"), 1));

    assertThat(recorded).isDirectoryNotContaining("glob:**a-1.json").isNotEmptyDirectory();

    assertThat(filesWith(memory, WORDS)).isEmpty();
    assertThat(filesWith(memory, "Fix the cart 2")).isEmpty();
    assertThat(filesWith(memory, "fix_the_cart_2")).isEmpty();
    assertThat(memory.outputs()).isEqualTo(LEFT);
    assertThat(Files.list(memory.root().traceSummaries())).hasSize(2);
    assertThat(Files.readString(memory.root().memorySummary())).doesNotContain(GONE.value());
    assertThat(memory.state.traces().find(GONE)).isEmpty();
    assertThat(memory.state.locks().list()).isEmpty();
  }

  @Test
  void wordsOfAForgottenSessionLeaveTheProposal() throws IOException {
    Map<String, String> proposed = new TreeMap<>(OUTPUTS);
    proposed.put("skills/late/SKILL.md", "# Late\n1. marmalade [%s]\n".formatted(GONE));
    memory.run(ScriptedConsolidator.writing(proposed)).run(List.of(SHOP), FORCE.reviewed(true));
    assertThat(memory.root().proposal().resolve("MEMORY.md")).content().contains(WORDS);

    assertThat(forget().removals())
        .extracting(Removed::path)
        .contains(memory.root().proposal().resolve("MEMORY.md"));

    assertThat(filesWith(memory, WORDS)).isEmpty();
    assertThat(memory.root().proposal().resolve("MEMORY.md")).hasContent(LEFT.get("MEMORY.md"));
  }

  @Test
  void otherSessionsStayWordForWord() throws IOException {
    forget();

    assertThat(memory.state.traces().find(id(1))).contains(trace(1));
    assertThat(new VersionHistory(memory.state, SHOP, memory.root()).all())
        .hasSize(3)
        .allSatisfy(version -> assertThat(version.edited()).isFalse());
  }

  @Test
  void sessionIsMarkedAsForgottenAndLosesClaimAndTitle() {
    assertThat(memory.state.attempts().claim(GONE, "a run at work")).isTrue();

    forget();

    assertThat(memory.state.forgotten().all()).containsExactly(GONE);
    assertThat(memory.state.attempts().isClaimedBy(GONE, "a run at work")).isFalse();
    assertThat(memory.state.sessions().find(GONE).orElseThrow().title()).isEmpty();
  }

  @Test
  void everyRemovalIsPlannedReportedAndLogged() throws IOException {
    Map<String, String> before = memory.outputs();
    List<ForgetReport> plan = forgetRun(memory, new Disk()).plan(List.of(GONE));
    assertThat(memory.outputs()).isEqualTo(before);

    ForgetReport report = forget();

    MemoryRoot root = memory.root();
    assertThat(report.removals()).isEqualTo(plan.getFirst().removals());
    assertThat(report.removals())
        .startsWith(
            new Removed("trace", null, 1),
            new Removed("title", null, 1),
            new Removed(
                "trace-file", root.traceSummaries().resolve(GONE + "_fix_the_cart_2.md"), 1),
            new Removed("summary-line", root.memorySummary(), 1),
            new Removed("bullet", root.registry(), 1),
            new Removed("source", root.registry(), 1),
            new Removed("bullet", root.skills().resolve("three/SKILL.md"), 1),
            new Removed("source", root.skills().resolve("three/SKILL.md"), 1),
            new Removed("skill", root.skills().resolve("two"), 1));
    assertThat(memory.state.audit().all())
        .hasSize(report.removals().size() + 1)
        .allSatisfy(line -> assertThat(line.session()).isEqualTo(GONE))
        .allSatisfy(line -> assertThat(line.project()).isEqualTo(SHOP))
        .extracting(AuditTable.Entry::detail)
        .contains("not to be extracted again", "bullet removed", "skill removed");
  }

  @Test
  void pinnedTextAndKeptSkillsStayAndAreReported() throws IOException {
    String pinned = "## Pinned\n- marmalade is mine [%s]\n\n".formatted(GONE);
    Files.writeString(memory.root().registry(), "# shop\n\n" + pinned + "## Traps\n- a\n");
    Files.writeString(memory.root().skills().resolve("two/.keep"), "");

    ForgetReport report = forget();

    assertThat(memory.outputs())
        .containsEntry("MEMORY.md", "# shop\n\n" + pinned + "## Traps\n- a\n")
        .containsKey("skills/two/SKILL.md");
    assertThat(report.kept())
        .containsExactly(
            new SessionErasure.Kept(GONE, memory.root().registry(), "pinned"),
            new SessionErasure.Kept(GONE, memory.root().skills().resolve("two"), "kept by hand"));
  }

  @Test
  void textWithoutASourceGoesWithTheLastBullet() throws IOException {
    String one = "# shop\n\nFrom 1 session.\n\n## Traps\n- sticks [%s]\n".formatted(GONE);
    memory.close();
    memory = new MemoryFixture(folder.resolve("one"));
    memory.state.sessions().save(List.of(session(2)));
    memory.state.traces().save(trace(2));
    consolidate(memory, Map.of("MEMORY.md", one + "- marmalade\n"));

    forget();

    assertThat(memory.root().registry()).hasContent("# shop\n\nNothing to keep yet.\n");
  }

  @Test
  void textThatAPersonAddedStays() throws IOException {
    String one = "# shop\n\n## Traps\n- sticks [%s]\n".formatted(GONE);
    Files.writeString(memory.root().registry(), one + "- mine\n");

    forget();

    assertThat(memory.root().registry()).hasContent("# shop\n\n## Traps\n- mine\n");
  }

  @Test
  void nothingChangesWhileAnotherRunHoldsTheLock() throws IOException {
    memory.state.locks().tryAcquire(SHOP, "other", ConsolidationLocks.LEASE);

    ForgetRun.Result result = forgetRun(memory, new Disk()).forget(List.of(GONE));

    assertThat(result).isInstanceOf(ForgetRun.Result.Busy.class);
    assertThat(memory.outputs()).isEqualTo(OUTPUTS);
    assertThat(memory.state.traces().find(GONE)).isPresent();
    assertThat(memory.state.forgotten().all()).isEmpty();
  }

  @Test
  void eleventhTraceTakesThePlaceOfAForgottenOne() throws IOException {
    for (int number = 4; number <= 12; number++) {
      memory.state.traces().save(TestSessions.trace(session(number)));
    }
    consolidate(memory, OUTPUTS);
    assertThat(Files.list(memory.root().traceSummaries())).hasSize(10);
    ((ForgetRun.Result.Done) forgetRun(memory, new Disk()).forget(List.of(id(12)))).sessions();

    assertThat(Files.list(memory.root().traceSummaries())).hasSize(10);
    assertThat(Files.readString(memory.root().memorySummary())).contains(GONE.value());
  }

  @Test
  void wordsLeaveTheSearchIndexAtOnce() {
    Path file = memory.home.searchIndex();
    SearchSource words =
        new SearchSource(
            SearchSource.ofSession(GONE),
            "1",
            GONE,
            SHOP.cwd(),
            folder,
            TestSessions.NOON,
            "",
            null,
            SessionCounts.NONE);
    try (SearchDatabase search = SearchDatabase.open(file)) {
      search.replace(words, List.of());
    }

    forget();

    try (SearchDatabase search = SearchDatabase.open(file)) {
      assertThat(search.stamps()).isEmpty();
    }
  }

  @Test
  void forgettingCanBeUndone() {
    forget();

    assertThat(forgetRun(memory, new Disk()).remember(List.of(GONE)))
        .extracting(ForgetReport::outcome)
        .containsExactly(Outcome.REMEMBERED);
    assertThat(memory.state.forgotten().all()).isEmpty();
    assertThat(forgetRun(memory, new Disk()).remember(List.of(GONE)))
        .extracting(ForgetReport::outcome)
        .containsExactly(Outcome.NOT_FORGOTTEN);
  }

  /** Forgetting took its bullets away: the same traces as before are no reason to do nothing. */
  @Test
  void sessionThatComesBackIsConsolidatedAgain() throws IOException {
    forget();
    forgetRun(memory, new Disk()).remember(List.of(GONE));
    memory.state.traces().save(trace(2));

    memory.clock.advance(Duration.ofMinutes(1));
    ConsolidationReport report =
        memory
            .run(ScriptedConsolidator.writing(OUTPUTS))
            .run(List.of(SHOP), ConsolidationOptions.DEFAULT)
            .getFirst();
    assertThat(report.outcome()).isEqualTo(ConsolidationReport.Outcome.CONSOLIDATED);
    assertThat(Files.readString(memory.home.root(SHOP).registry())).contains(WORDS);
  }

  @Test
  void nextConsolidationReportsNoHandEdits() {
    forget();

    memory.clock.advance(Duration.ofMinutes(1));
    ConsolidationReport report =
        memory
            .run(ScriptedConsolidator.writing(LEFT))
            .run(List.of(SHOP), ConsolidationOptions.DEFAULT)
            .getFirst();
    assertThat(report.outcome()).isEqualTo(ConsolidationReport.Outcome.CONSOLIDATED);
    assertThat(report.message()).isNull();
    assertThat(report.failure()).isNotEqualTo(FailureKind.BUSY);
  }

  @Test
  void anotherCallCompletesAKilledOne() throws IOException {
    int steps = 0;
    while (killedAt(steps)) {
      steps++;
    }
    assertThat(steps).isGreaterThan(8);
  }

  private boolean killedAt(int step) throws IOException {
    Path home = folder.resolve("killed-" + step);
    boolean killed = false;
    try (MemoryFixture other = filled(home)) {
      try {
        forgetRun(other, new DyingDisk(step)).forget(List.of(GONE));
      } catch (DyingDisk.Killed e) {
        killed = true;
      }
    }
    try (MemoryFixture other = new MemoryFixture(home)) {
      other.clock.advance(Duration.ofHours(1));
      // Opening the tree between the calls does no harm.
      assertThat(new TreeRepair(other.state).open(SHOP, other.root())).isNull();

      ForgetRun.Result again = forgetRun(other, new Disk()).forget(List.of(GONE));

      assertThat(again).isInstanceOf(ForgetRun.Result.Done.class);
      assertThat(filesWith(other, WORDS)).as("killed at step %s", step).isEmpty();
      assertThat(other.outputs()).isEqualTo(LEFT);
    }
    return killed;
  }
}
