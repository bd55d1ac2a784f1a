package dev.memories.pipeline.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.project.GitFolders;
import dev.memories.project.ProjectRules;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.session.Placement.Kind;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which project the index gives to sessions. */
class SessionProjectsTest {
  private static final Instant MORNING = Instant.parse("2026-02-09T08:00:00Z");

  @TempDir Path temporary;

  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);
  private Path base;
  private Path codexHome;
  private Path shop;

  @BeforeEach
  void makeHomes() throws IOException {
    base = temporary.toRealPath();
    codexHome = Files.createDirectory(base.resolve("codex"));
    shop = GitFolders.repository(base.resolve("shop"));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void worktreeSessionIsInTheProjectOfTheRepositoryAndStaysThere() throws Exception {
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    session(1, fix).writeTo(codexHome);
    index(ProjectRules.NONE);
    assertPlaced(1, shop, Kind.WORKTREE, fix.toString());

    new Disk().delete(fix);
    new Disk().delete(shop.resolve(".git/worktrees"));
    session(1, fix).user("And the tax").writeTo(codexHome);
    session(2, fix).writeTo(codexHome);
    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.WORKTREE, fix.toString());
    assertPlaced(2, shop, Kind.KNOWN, "");
  }

  @Test
  void worktreeThatIsGoneIsFoundInTheListOfItsRepository() throws Exception {
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    new Disk().delete(fix);
    // The session of the worktree is read first.
    session(1, fix.resolve("web")).writeTo(codexHome);
    session(2, shop).writeTo(codexHome);

    index(ProjectRules.NONE);

    assertPlaced(1, shop.resolve("web"), Kind.WORKTREE, fix.toString());
  }

  @Test
  void worktreeThatIsGoneIsFoundByThePlaceWhereAgentsPutTheirs() throws Exception {
    Path inside = shop.resolve(".claude/worktrees/calm-river");
    Path outside = base.resolve(".codex/worktrees/4f2a/shop/web");
    Path other = base.resolve(".codex/worktrees/4f2a/mill");
    session(1, inside).writeTo(codexHome);
    addRemote(session(2, outside).writeTo(codexHome));
    addRemote(session(3, other).writeTo(codexHome));
    addRemote(session(4, shop).writeTo(codexHome));

    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.WORKTREE, inside.toString());
    assertPlaced(2, shop.resolve("web"), Kind.WORKTREE, outside.getParent().toString());
    assertPlaced(3, other, Kind.GONE, "");
  }

  @Test
  void worktreesOfTheirOwnAreNotLookedFor() throws Exception {
    Path inside = shop.resolve(".claude/worktrees/calm-river");
    session(1, inside).writeTo(codexHome);
    session(2, shop).writeTo(codexHome);

    index(ProjectRules.of(Map.of("worktrees", "own")));

    assertPlaced(1, inside, Kind.GONE, "");
  }

  @Test
  void sessionStaysWhereItBeganWhenALaterTurnIsElsewhere() throws Exception {
    session(1, shop).turn("/tmp").writeTo(codexHome);
    index(ProjectRules.NONE);
    assertPlaced(1, shop, Kind.FOLDER, "");

    session(1, shop).turn("/tmp").turn("/usr").user("More").writeTo(codexHome);
    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.FOLDER, "");
  }

  @Test
  void folderOfAProjectWithMemoryIsNoProject() throws Exception {
    Path docs = Files.createDirectories(shop.resolve("docs"));
    new MemoriesHome(codexHome.resolve("memories")).root(new Project(shop.toString())).create();
    session(1, docs).writeTo(codexHome);

    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.SUBFOLDER, docs.toString());
  }

  /** Neither is in memory yet, and the index reads the older one first. */
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1"})
  void sessionsOfAFirstRunAreDecidedTogether(int ofShop, int ofFolder) throws Exception {
    Path docs = Files.createDirectories(shop.resolve("docs/old"));
    Path web = Files.createDirectories(shop.resolve("web"));
    Files.writeString(web.resolve("package.json"), "{}");
    session(ofShop, shop).writeTo(codexHome);
    session(ofFolder, docs).writeTo(codexHome);
    session(3, web).writeTo(codexHome);

    index(ProjectRules.NONE);

    assertPlaced(ofShop, shop, Kind.FOLDER, "");
    assertPlaced(ofFolder, shop, Kind.SUBFOLDER, docs.toString());
    assertPlaced(3, web, Kind.FOLDER, "");

    session(ofFolder, docs).user("And the tax").writeTo(codexHome);
    index(ProjectRules.NONE);

    assertPlaced(ofFolder, shop, Kind.SUBFOLDER, docs.toString());
  }

  @Test
  void folderJoinsAProjectThatIsSeenLaterAsLongAsNothingWasMadeOfItsSessions() throws Exception {
    Path docs = Files.createDirectories(shop.resolve("docs"));
    Path plans = Files.createDirectories(shop.resolve("plans"));
    session(1, docs).writeTo(codexHome);
    session(2, plans).writeTo(codexHome);
    index(ProjectRules.NONE);
    assertPlaced(1, docs, Kind.FOLDER, "");
    new MemoriesHome(codexHome.resolve("memories")).root(new Project(plans.toString())).create();

    session(3, shop).writeTo(codexHome);
    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.SUBFOLDER, docs.toString());
    assertPlaced(2, plans, Kind.FOLDER, "");
  }

  /** The rules of one run may stop a session, as long as another run may take it. */
  @Test
  void onlySessionsThatARunMayTakePromiseMemory() throws Exception {
    Path docs = Files.createDirectories(shop.resolve("docs"));
    Instant noon = MORNING.plusSeconds(4000);
    session(1, docs).writeTo(codexHome);
    session(2, shop).archiveIn(codexHome);
    RolloutFixture.session(Format.V118, TestSessions.id(3).value(), noon, shop.toString())
        .assistant("Nobody has asked")
        .writeTo(codexHome);
    RolloutFixture.subAgent(
            Format.V118,
            TestSessions.id(4).value(),
            noon,
            shop.toString(),
            TestSessions.id(9).value())
        .user("Look for carts")
        .writeTo(codexHome);
    session(5, shop).writeTo(codexHome);
    state.forgotten().add(TestSessions.id(5));

    index(ProjectRules.NONE);

    assertPlaced(1, docs, Kind.FOLDER, "");

    RolloutFixture.session(Format.V118, TestSessions.id(6).value(), noon, shop.toString(), "exec")
        .user("Count the carts")
        .writeTo(codexHome);
    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.SUBFOLDER, docs.toString());
  }

  @Test
  void placeInAWorktreeBelongsToTheProjectAroundItToo() throws Exception {
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    Path docs = Files.createDirectories(fix.resolve("docs"));
    Path web = Files.createDirectories(fix.resolve("web/src"));
    Files.writeString(fix.resolve("web/package.json"), "{}");
    session(1, docs).writeTo(codexHome);
    session(2, web).writeTo(codexHome);
    session(3, web.getParent()).writeTo(codexHome);
    session(4, fix).writeTo(codexHome);

    index(ProjectRules.NONE);

    assertPlaced(1, shop, Kind.WORKTREE, fix.toString());
    assertPlaced(2, shop.resolve("web"), Kind.WORKTREE, fix.toString());
    assertPlaced(3, shop.resolve("web"), Kind.WORKTREE, fix.toString());
  }

  @Test
  void rulesKeepFoldersOfAFirstRunApart() throws Exception {
    Path docs = Files.createDirectories(shop.resolve("docs"));
    session(1, docs).writeTo(codexHome);
    session(2, shop).writeTo(codexHome);

    index(ProjectRules.of(Map.of("subfolders", "own")));

    assertPlaced(1, docs, Kind.FOLDER, "");
  }

  @Test
  void pathsOfWindowsThatDifferInCaseAreOneProject() throws Exception {
    session(1, Path.of("C:\\Work\\Shop")).writeTo(codexHome);
    session(2, Path.of("c:\\work\\shop")).writeTo(codexHome);

    index(ProjectRules.NONE);

    assertThat(state.sessions().find(TestSessions.id(2)).orElseThrow().project())
        .isEqualTo(state.sessions().find(TestSessions.id(1)).orElseThrow().project());
  }

  private static RolloutFixture session(int n, Path cwd) {
    return RolloutFixture.session(
            Format.V118, TestSessions.id(n).value(), MORNING.plusSeconds(100L * n), cwd.toString())
        .turn(cwd.toString())
        .user("Fix the cart " + n);
  }

  private static void addRemote(Path rollout) throws IOException {
    String text = Files.readString(rollout);
    Files.writeString(
        rollout,
        text.replace(
            "\"branch\":\"main\"",
            "\"branch\":\"main\",\"repository_url\":\"https://example.com/shop.git\""));
  }

  private void index(ProjectRules rules) throws InterruptedException {
    new SessionIndex(
            state,
            new MemoriesHome(codexHome.resolve("memories")),
            Map.of(),
            rules,
            SecretRedactor.product(),
            clock,
            _ -> {})
        .update(LogHomes.ofCodex(codexHome));
  }

  private void assertPlaced(int n, Path project, Kind kind, String detail) {
    Session session = state.sessions().find(TestSessions.id(n)).orElseThrow();
    assertThat(session.project().orElseThrow().cwd()).isEqualTo(project.toString());
    assertThat(session.place().why().kind()).isEqualTo(kind);
    assertThat(session.place().why().detail()).isEqualTo(detail);
  }
}
