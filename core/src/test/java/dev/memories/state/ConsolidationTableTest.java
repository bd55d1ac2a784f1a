package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.ConsolidationTable.Inputs;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.LockAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsolidationTableTest {
  private static final Project SHOP = new Project("/srv/shop");

  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void latestIsTheOneAddedLast() {
    ConsolidationTable consolidations = state.consolidations();
    Consolidation first = made(SHOP, "v1", Map.of("MEMORY.md", "11"), 1);
    Consolidation second = made(SHOP, "v2", Map.of("MEMORY.md", "22", "skills/x", "33"), 2, 1);
    consolidations.add(first);
    consolidations.add(second);
    consolidations.add(made(new Project("/other"), "v1", Map.of()));

    assertThat(consolidations.latest(SHOP)).contains(second);
    assertThat(consolidations.all(SHOP)).containsExactly(second, first);
    assertThat(consolidations.latest(new Project("/none"))).isEmpty();
    assertThat(consolidations.latestInputs())
        .containsOnlyKeys(SHOP, new Project("/other"))
        .containsEntry(SHOP, new Inputs(second.traces(), second.consolidatedAt()));
  }

  private static Consolidation made(
      Project project, String version, Map<String, String> files, int... traces) {
    return new Consolidation(
        project,
        version,
        "offline",
        "aa",
        IntStream.of(traces).mapToObj(TestSessions::id).toList(),
        TestSessions.NOON,
        files);
  }

  @Test
  void rewrittenFilesReplaceThoseOfTheirVersionOnly() {
    ConsolidationTable consolidations = state.consolidations();
    Consolidation first = made(SHOP, "v1", Map.of("MEMORY.md", "11"), 1);
    consolidations.add(first);
    consolidations.add(made(SHOP, "v2", Map.of("MEMORY.md", "22", "skills/x", "33"), 2));

    consolidations.replaceFiles(SHOP, "v2", Map.of("MEMORY.md", "44"));
    consolidations.replaceFiles(SHOP, "v3", Map.of("MEMORY.md", "55"));

    assertThat(consolidations.all(SHOP))
        .containsExactly(
            new Consolidation(
                SHOP,
                "v2",
                "offline",
                "",
                List.of(TestSessions.id(2)),
                TestSessions.NOON,
                Map.of("MEMORY.md", "44")),
            first);
  }

  @Test
  void projectsAreListedOnceAndInOrder() {
    state.consolidations().add(made(SHOP, "v1", Map.of()));
    state.consolidations().add(made(new Project("/other"), "v1", Map.of()));
    state.consolidations().add(made(SHOP, "v2", Map.of()));

    assertThat(state.consolidations().projects()).containsExactly(new Project("/other"), SHOP);
  }

  @Test
  void swapIsFoundByItsOwnProject() {
    Project other = new Project("/other");
    for (Project project : List.of(other, SHOP)) {
      LockAttempt.Acquired held =
          (LockAttempt.Acquired) state.locks().tryAcquire(project, "me", ConsolidationLocks.LEASE);
      state.swaps().begin(held.lease(), "staging", "v1");
    }

    assertThat(state.swaps().find(SHOP)).map(SwapJournal.Swap::project).contains(SHOP);
    assertThat(state.swaps().find(new Project("/none"))).isEmpty();
  }

  @Test
  void aSwapBeginsOnlyUnderItsLease() {
    LockAttempt.Acquired mine =
        (LockAttempt.Acquired) state.locks().tryAcquire(SHOP, "mine", ConsolidationLocks.LEASE);

    assertThat(state.swaps().begin(mine.lease(), "staging-1", "v1")).isTrue();
    assertThat(state.swaps().find(SHOP))
        .contains(new SwapJournal.Swap(SHOP, "mine", "staging-1", "v1", TestSessions.NOON));
    state.swaps().end(SHOP);

    clock.advance(Duration.ofHours(1));
    state.locks().tryAcquire(SHOP, "theirs", ConsolidationLocks.LEASE);
    assertThat(state.swaps().begin(mine.lease(), "staging-1", "v1")).isFalse();
    assertThat(state.swaps().all()).isEmpty();
  }

  @Test
  void forgettingCanBeUndone() {
    state.forgotten().add(TestSessions.id(1));
    state.forgotten().add(TestSessions.id(1));

    assertThat(state.forgotten().all()).containsExactly(TestSessions.id(1));
    assertThat(state.forgotten().contains(TestSessions.id(1))).isTrue();
    assertThat(state.forgotten().contains(TestSessions.id(2))).isFalse();
    assertThat(state.forgotten().remove(TestSessions.id(1))).isTrue();
    assertThat(state.forgotten().remove(TestSessions.id(1))).isFalse();
    assertThat(state.forgotten().all()).isEmpty();
  }
}
