package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.session.SessionTrait;
import dev.memories.state.RolloutCursorTable.Known;
import dev.memories.state.RolloutCursorTable.ReadRollout;
import dev.memories.state.RolloutCursorTable.RolloutCursor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RolloutCursorTableTest {
  private static final Path MONDAY = Path.of("/home/dev/.codex/sessions/2026/02/09");
  private static final Path TUESDAY = Path.of("/home/dev/.codex/sessions/2026/02/10");
  private static final Instant TIME = Instant.parse("2026-02-09T12:00:00.123456789Z");

  private final StateDatabase state = StateDatabase.inMemory(new TestClock(TestSessions.NOON));
  private final RolloutCursorTable cursors = state.rolloutCursors();

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void cursorAndFactsOfAFileAreFoundAgain() {
    ReadRollout read = read(MONDAY.resolve("a.jsonl"), "fix it");
    cursors.save(List.of(read, read(MONDAY.resolve("b.jsonl"), "other")));

    assertThat(cursors.find(List.of(read.cursor().file(), Path.of("/none.jsonl"))))
        .isEqualTo(
            Map.of(read.cursor().file(), new Known(read.cursor(), Optional.of(read.facts()))));
  }

  @Test
  void savingReplacesWhatWasKnownOfAFile() {
    Path file = MONDAY.resolve("a.jsonl");
    cursors.save(List.of(read(file, "before")));
    cursors.save(List.of(read(file, "after")));
    cursors.save(List.of());

    assertThat(cursors.in(MONDAY)).hasSize(1);
    assertThat(cursors.find(List.of(file)).get(file).facts().orElseThrow().title())
        .isEqualTo(new RolloutFacts.Title("after", true));
  }

  @Test
  void folderHasOnlyTheFilesDirectlyInIt() {
    RolloutCursor direct = saved(MONDAY.resolve("a.jsonl"));
    saved(MONDAY.resolve("deeper/b.jsonl"));
    saved(TUESDAY.resolve("c.jsonl"));
    saved(Path.of(MONDAY + "0.jsonl"));
    RolloutCursor top = saved(Path.of("/top.jsonl"));

    assertThat(cursors.in(MONDAY)).containsExactly(direct);
    assertThat(cursors.in(Path.of("/"))).containsExactly(top);
  }

  @Test
  void cursorIsOfAFileWithTheSameSizeAndTime() {
    RolloutCursor cursor =
        new RolloutCursor(MONDAY.resolve("a.jsonl"), 7, TIME, RolloutFacts.VERSION);

    assertThat(cursor.isUpToDate(found(7, TIME))).isTrue();
    assertThat(cursor.isUpToDate(found(8, TIME))).isFalse();
    assertThat(cursor.isUpToDate(found(7, TIME.plusNanos(1)))).isFalse();
    assertThat(RolloutCursor.of(found(7, TIME))).isEqualTo(cursor);
  }

  @Test
  void removedFileIsNoLongerKnown() {
    RolloutCursor kept = saved(MONDAY.resolve("a.jsonl"));
    RolloutCursor gone = saved(MONDAY.resolve("b.jsonl"));

    cursors.remove(List.of(gone.file()));

    assertThat(cursors.in(MONDAY)).containsExactly(kept);
  }

  @Test
  void stampsOfFoldersAreKeptUntilTheyAreDropped() {
    cursors.saveStamps(Map.of(MONDAY, "1 a", TUESDAY, "2 b"));
    cursors.saveStamps(Map.of(TUESDAY, "2 c"));
    assertThat(cursors.stamps()).isEqualTo(Map.of(MONDAY, "1 a", TUESDAY, "2 c"));

    cursors.removeStamps(List.of(MONDAY));
    assertThat(cursors.stamps()).isEqualTo(Map.of(TUESDAY, "2 c"));
  }

  @Test
  void forgettingAFileDropsTheStampOfItsFolder() {
    RolloutCursor gone = saved(MONDAY.resolve("a.jsonl"));
    RolloutCursor kept = saved(TUESDAY.resolve("b.jsonl"));
    cursors.saveStamps(Map.of(MONDAY, "1 a", TUESDAY, "1 b"));

    cursors.forget(List.of(gone.file()));

    assertThat(cursors.in(MONDAY)).isEmpty();
    assertThat(cursors.in(TUESDAY)).containsExactly(kept);
    assertThat(cursors.stamps()).isEqualTo(Map.of(TUESDAY, "1 b"));
  }

  @Test
  void clearedTableKnowsNeitherFilesNorFolders() {
    saved(MONDAY.resolve("a.jsonl"));
    cursors.saveStamps(Map.of(MONDAY, "1 a"));

    cursors.clear();

    assertThat(cursors.in(MONDAY)).isEmpty();
    assertThat(cursors.stamps()).isEmpty();
  }

  /** An earlier release kept dates; such a file counts as changed and is read again. */
  @Test
  void timeInAnOlderFormBelongsToNoFile() {
    RolloutCursor cursor = saved(MONDAY.resolve("a.jsonl"));
    state.sql().update("UPDATE rollout_cursors SET modified_at = '2026-02-09T12:00:00Z'");

    assertThat(cursors.in(MONDAY))
        .containsExactly(
            new RolloutCursor(
                cursor.file(), cursor.sizeBytes(), Instant.MIN, RolloutFacts.VERSION));
  }

  private RolloutCursor saved(Path file) {
    ReadRollout read = read(file, "title");
    cursors.save(List.of(read));
    return read.cursor();
  }

  private static ReadRollout read(Path file, String title) {
    return new ReadRollout(
        new RolloutCursor(file, 7, TIME, RolloutFacts.VERSION),
        new RolloutFacts(
            null,
            "/srv/shop",
            new RolloutFacts.Title(title, true),
            Set.of(SessionTrait.USER_MESSAGE),
            TIME,
            42,
            new RolloutFacts.Position(3, 2, null, true),
            null));
  }

  private static Found found(long size, Instant modifiedAt) {
    return new Found(MONDAY.resolve("a.jsonl"), "a.jsonl", false, size, modifiedAt);
  }
}
