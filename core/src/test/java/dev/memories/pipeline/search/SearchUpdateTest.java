package dev.memories.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.Exclusions;
import dev.memories.pipeline.index.SessionIndex;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchQuery;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchUpdateTest {
  private static final String SHOP = "/srv/made-up/shop";

  @TempDir Path folder;

  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);
  private final SearchDatabase search = SearchDatabase.inMemory();
  private MemoriesHome home;

  @BeforeEach
  void writeTwoSessions() throws Exception {
    home = new MemoriesHome(folder.resolve("memories"));
    rollout(1, "talk about marmalade");
    rollout(2, "talk about cheese");
    index();
  }

  @AfterEach
  void close() {
    search.close();
    state.close();
  }

  @Test
  void readsOnlyWhatHasChanged() throws Exception {
    assertThat(update()).isEqualTo(2);
    assertThat(update()).isZero();

    rollout(1, "talk about marmalade and honey");
    index();

    assertThat(update()).isEqualTo(1);
    assertThat(found("honey")).isEqualTo(1);
    assertThat(found("cheese")).isEqualTo(1);
  }

  @Test
  void forgottenSessionsAreLeftOut() throws Exception {
    update();
    state.forgotten().add(TestSessions.id(1));

    update();

    assertThat(found("marmalade")).isZero();
    assertThat(found("cheese")).isEqualTo(1);
  }

  @Test
  void sessionsWhoseRolloutIsGoneLeaveTheIndex() throws Exception {
    update();
    Files.delete(rollout(1, "x"));
    index();

    update();

    assertThat(found("marmalade")).isZero();
  }

  @Test
  void excludedProjectsAreLeftOut() throws Exception {
    update(new Exclusions(List.of("/srv/made-up/**"), List.of()));

    assertThat(found("cheese")).isZero();
  }

  @Test
  void bulletsKnowTheSessionThatTheyCite() throws Exception {
    state
        .traces()
        .save(TestSessions.trace(state.sessions().find(TestSessions.id(1)).orElseThrow()));
    Path registry = home.root(new Project(SHOP)).registry();
    Files.createDirectories(registry.getParent());
    String id = TestSessions.id(1).value();
    // The made-up ids share their beginning, so the whole id is cited.
    Files.writeString(registry, "# shop\n\n## Traps\n- jam sticks [%s L3]\n".formatted(id));

    update();

    assertThat(
            search
                .search()
                .find(SearchQuery.parse("jam"), SearchFilter.ALL, 5, clock.instant())
                .hits())
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.session()).isEqualTo(id);
              assertThat(hit.line()).isEqualTo(3);
              assertThat(hit.context()).isEqualTo("Traps");
            });
  }

  /** Such as the project around the packages of a monorepo. */
  @Test
  void whatIsPinnedInAProjectWithoutSessionsIsFound() throws Exception {
    Project mono = new Project("/srv/mono");
    Files.createDirectories(home.root(mono).folder());
    Files.writeString(home.root(mono).registry(), "# mono\n\n## Pinned\n- Use pnpm.\n");
    update();
    assertThat(found("pnpm")).isZero();

    state
        .audit()
        .add(List.of(state.audit().entry("remember", null, mono, null, "pinned: Use pnpm.")));
    update();

    assertThat(found("pnpm")).isPositive();
  }

  @Test
  void changedFilesOfTheMemoryAreNoticed() throws Exception {
    Project shop = new Project(SHOP);
    update();
    assertThat(isDone()).isTrue();

    Files.createDirectories(home.root(shop).folder());
    Files.writeString(home.root(shop).registry(), "# shop\n");
    assertThat(isDone()).isFalse();
    update();
    assertThat(isDone()).isTrue();

    Files.writeString(home.root(shop).registry(), "# shop\n\n## Traps\n- jam sticks\n");
    assertThat(isDone()).isFalse();
    update();

    Path skill = home.root(shop).skills().resolve("bake/SKILL.md");
    Files.createDirectories(skill.getParent());
    Files.writeString(skill, "# bake\n");
    assertThat(isDone()).isFalse();
    update();
    assertThat(isDone()).isTrue();

    Files.delete(skill);
    assertThat(isDone()).isFalse();
  }

  @Test
  void wordsThatAKilledUpdateHasLeftAreNoticed() throws Exception {
    Path registry = home.root(new Project(SHOP)).registry();
    Files.createDirectories(registry.getParent());
    Files.writeString(registry, "# shop\n\n## Traps\n- jam sticks\n");
    update();
    Files.writeString(registry, "# shop\n");
    rollout(1, "talk about honey");
    index();

    assertThatThrownBy(
            () ->
                new SearchUpdate(
                        state,
                        home,
                        Exclusions.NONE,
                        SecretRedactor.product(),
                        _ -> {
                          throw new IllegalStateException("killed");
                        })
                    .run(search))
        .hasMessage("killed");
    assertThat(isDone()).isFalse();

    update();
    assertThat(isDone()).isTrue();
  }

  private boolean isDone() {
    return SearchUpdate.isDone(search, home);
  }

  private int update() throws InterruptedException {
    return update(Exclusions.NONE);
  }

  private int update(Exclusions exclusions) throws InterruptedException {
    return new SearchUpdate(state, home, exclusions, SecretRedactor.product(), _ -> {}).run(search);
  }

  private long found(String word) {
    return search
        .search()
        .find(SearchQuery.parse(word), SearchFilter.ALL, 5, clock.instant())
        .total()
        .getAsLong();
  }

  private void index() throws InterruptedException {
    new SessionIndex(state, home, Map.of(), SecretRedactor.product(), clock, _ -> {})
        .update(LogHomes.ofCodex(folder));
  }

  private Path rollout(int number, String words) throws IOException {
    return RolloutFixture.session(
            Format.V169, TestSessions.id(number).value(), TestSessions.NOON, SHOP)
        .turn(SHOP)
        .user(words)
        .writeTo(folder);
  }
}
