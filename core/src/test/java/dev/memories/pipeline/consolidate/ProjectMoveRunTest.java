package dev.memories.pipeline.consolidate;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.MemoryDisk;
import dev.memories.TestSessions;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.project.ProjectLocator;
import dev.memories.project.ProjectRules;
import dev.memories.recall.RejectedBullets;
import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.trace.Trace;
import dev.memories.tree.Disk;
import dev.memories.tree.DyingDisk;
import dev.memories.tree.outputs.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectMoveRunTest {
  private static final Project MILL = new Project("/srv/mill");
  private static final Project STORE = new Project("/srv/store");
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);

  /** A home with memory, which each test copies: to make it takes longer than most tests. */
  @TempDir(factory = MemoryDisk.class)
  static Path template;

  @TempDir(factory = MemoryDisk.class)
  Path folder;

  @BeforeAll
  static void makeTemplate() throws IOException {
    makeMemory(template.resolve("home"));
  }

  @Test
  void moveTakesEverythingAlong() throws IOException {
    try (MemoryFixture memory = memory("move")) {
      Map<String, String> before = MemoryFixture.files(memory.home.bucket(SHOP));

      ProjectMoveReport report = run(memory, new Disk()).move(SHOP, STORE);

      assertThat(report.sessions()).isEqualTo(2);
      assertThat(MemoryFixture.files(memory.home.bucket(STORE))).isEqualTo(before);
      assertThat(memory.home.hasMemory(SHOP)).isFalse();
      assertThat(memory.state.traces().newest(STORE, 10)).hasSize(2);
      assertThat(memory.state.consolidations().latest(STORE)).isPresent();
      assertThat(placeOf(memory, 1))
          .isEqualTo(
              new Session.Place(
                  SHOP.cwd(), STORE, new Placement(Placement.Kind.MOVED, SHOP.cwd())));
      assertThat(locator(memory).locate(SHOP.cwd()).project()).isEqualTo(STORE);
    }
  }

  @Test
  void mergeJoinsTracesPinsAndRejections() throws IOException {
    try (MemoryFixture memory = memory("merge")) {
      run(memory, new Disk()).merge(SHOP, MILL);

      assertThat(memory.state.traces().newest(MILL, 10)).hasSize(3);
      assertThat(Files.readString(memory.home.root(MILL).registry()))
          .contains("- Mind the gap.\n- Grind slowly.\n- Sell dear.\n")
          .contains("# mill")
          .endsWith("## Shared by the team\n\n- Count twice.\n");
      assertThat(RejectedBullets.of(memory.home.root(MILL)).statements())
          .containsExactly("Grind fast.", "Sell cheap.");
      TreeRepair.mend(MILL, memory.home.root(MILL), memory.state, new Disk());
      assertThat(MemoryFixture.files(memory.home.root(MILL).traceSummaries())).hasSize(3);
    }
  }

  @Test
  void filesThatSessionsHaveSeenComeAlong() throws IOException {
    try (MemoryFixture memory = memory("seen")) {
      run(memory, new Disk()).merge(SHOP, MILL);
      assertThat(seen(memory, MILL)).containsOnlyKeys(seenBy(1), seenBy(2), seenBy(3));

      for (int n = 1; n <= 2; n++) {
        Files.writeString(memory.home.root(MILL).seen().resolve(seenBy(n)), "seen later");
      }
      run(memory, new Disk()).split(MILL, SHOP, Set.of(TestSessions.id(1)));

      assertThat(seen(memory, SHOP)).isEqualTo(Map.of(seenBy(1), "seen later"));
      assertThat(seen(memory, MILL))
          .isEqualTo(Map.of(seenBy(2), "seen later", seenBy(3), "seen by 3"));
    }
  }

  @Test
  void undoneMoveLeavesWhatWasThere() throws IOException {
    try (MemoryFixture memory = memory("undo-move")) {
      Map<String, String> before = snapshot(memory);
      run(memory, new Disk()).move(SHOP, STORE);
      assertThat(snapshot(memory)).isNotEqualTo(before);

      run(memory, new Disk()).undo();

      assertThat(snapshot(memory)).isEqualTo(before);
      assertThatThrownBy(() -> run(memory, new Disk()).undo())
          .isInstanceOf(ProjectMoveException.class)
          .hasMessageContaining("no project was moved, merged or split");
    }
  }

  @Test
  void undoneMergeLeavesWhatWasThere() throws IOException {
    try (MemoryFixture memory = memory("undo-merge")) {
      Map<String, String> before = snapshot(memory);
      run(memory, new Disk()).merge(SHOP, MILL);
      assertThat(snapshot(memory)).isNotEqualTo(before);

      run(memory, new Disk()).undo();

      assertThat(snapshot(memory)).isEqualTo(before);
    }
  }

  @Test
  void sessionsThatCameAfterAMoveGoBackWithIt() throws IOException {
    try (MemoryFixture memory = memory("later")) {
      run(memory, new Disk()).merge(SHOP, MILL);
      Session later = TestSessions.session(7);
      memory
          .state
          .sessions()
          .save(
              List.of(
                  later.at(
                      new Session.Place(
                          SHOP.cwd(), MILL, new Placement(Placement.Kind.MOVED, SHOP.cwd())))));

      run(memory, new Disk()).undo();

      assertThat(placeOf(memory, 7)).isEqualTo(new Session.Place(SHOP.cwd(), SHOP));
    }
  }

  @Test
  void forgottenSessionIsInNoFileOfAMergedProject() throws IOException {
    try (MemoryFixture memory = memory("forget")) {
      String id = TestSessions.id(1).value();
      run(memory, new Disk()).merge(SHOP, MILL);
      assertThat(MemoryFixture.files(memory.home.folder().resolve(MILL.bucket())).toString())
          .contains(id);

      new ForgetRun(memory.state, memory.home, memory.context(), List.of())
          .forget(List.of(TestSessions.id(1)));

      assertThat(MemoryFixture.files(memory.home.folder().resolve(MILL.bucket())).toString())
          .doesNotContain(id + "_")
          .doesNotContain("`" + id);
    }
  }

  @Test
  void moveBackIsAMoveToo() throws IOException {
    try (MemoryFixture memory = memory("back")) {
      Map<String, String> before = MemoryFixture.files(memory.home.bucket(SHOP));
      run(memory, new Disk()).move(SHOP, STORE);
      run(memory, new Disk()).move(STORE, SHOP);

      assertThat(MemoryFixture.files(memory.home.bucket(SHOP))).isEqualTo(before);
      assertThat(memory.home.movedTo(SHOP)).isEmpty();
      assertThat(memory.home.movedTo(STORE)).contains(SHOP);
    }
  }

  @Test
  void splitSessionsAreAProjectThatKeepsTheWishes() throws IOException {
    try (MemoryFixture memory = memory("split")) {
      ProjectMoveReport report =
          run(memory, new Disk()).split(SHOP, STORE, Set.of(TestSessions.id(1)));

      assertThat(report).isEqualTo(new ProjectMoveReport("split", SHOP, STORE, 1));
      assertThat(memory.state.traces().newest(STORE, 10).stream().map(Trace::id))
          .containsExactly(TestSessions.id(1));
      assertThat(memory.state.traces().newest(SHOP, 10).stream().map(Trace::id))
          .containsExactly(TestSessions.id(2));
      for (Project project : List.of(SHOP, STORE)) {
        assertThat(MemoryFixture.files(memory.home.root(project).traceSummaries())).hasSize(1);
        assertThat(RejectedBullets.of(memory.home.root(project)).statements())
            .containsExactly("Sell cheap.");
        assertThat(Files.readString(memory.home.root(project).registry()))
            .contains("- Mind the gap.\n- Sell dear.\n")
            .contains("- Count twice.");
      }
      assertThat(placeOf(memory, 1))
          .isEqualTo(
              new Session.Place(
                  SHOP.cwd(), STORE, new Placement(Placement.Kind.SPLIT, SHOP.cwd())));
    }
  }

  @Test
  void laterSessionsOfASplitFolderStayThereUntilItIsMergedAgain() throws IOException {
    try (MemoryFixture memory = memory("stay")) {
      String inside = STORE + "/shelf";
      run(memory, new Disk()).split(SHOP, STORE, Set.of(TestSessions.id(1)));
      assertThat(locator(memory).locate(inside).project()).isEqualTo(STORE);

      run(memory, new Disk()).merge(STORE, MILL);

      assertThat(locator(memory).locate(STORE.cwd()).project()).isEqualTo(MILL);
      assertThat(locator(memory).locate(inside).project()).isEqualTo(MILL);
    }
  }

  @Test
  void splitOfAMergedProjectGivesItsMemoryBack() throws IOException {
    try (MemoryFixture memory = memory("unjoin")) {
      Map<String, String> before = snapshot(memory);
      run(memory, new Disk()).merge(SHOP, MILL);
      Map<Project, Set<SessionId>> found =
          FolderSessions.of(memory.state, SHOP, locator(memory)::folder);
      assertThat(found).isEqualTo(Map.of(MILL, Set.of(TestSessions.id(1), TestSessions.id(2))));

      run(memory, new Disk()).split(MILL, SHOP, found.get(MILL));

      Map<String, String> after = snapshot(memory);
      for (int n = 1; n <= 2; n++) {
        assertThat(placeOf(memory, n).project()).isEqualTo(SHOP);
        after.remove(TestSessions.id(n).value());
        before.remove(TestSessions.id(n).value());
      }
      assertThat(after).isEqualTo(before);
      assertThat(MemoryFixture.files(memory.home.bucket(SHOP)).keySet())
          .anyMatch(name -> name.startsWith("history/"));
    }
  }

  @Test
  void undoneSplitLeavesWhatWasThere() throws IOException {
    try (MemoryFixture memory = memory("undo-split")) {
      Map<String, String> before = snapshot(memory);
      run(memory, new Disk()).split(SHOP, STORE, Set.of(TestSessions.id(1)));
      assertThat(snapshot(memory)).isNotEqualTo(before);

      run(memory, new Disk()).undo();

      assertThat(snapshot(memory)).isEqualTo(before);
      assertThat(locator(memory).locate(STORE.cwd()).project()).isEqualTo(STORE);
    }
  }

  @Test
  void splitMergeAndMoveAreUndoneOneAfterTheOther() throws IOException {
    try (MemoryFixture memory = memory("chain")) {
      List<Map<String, String>> states = new ArrayList<>();
      List<Consumer<ProjectMoveRun>> works =
          List.of(
              run -> run.merge(SHOP, MILL),
              run -> run.split(MILL, SHOP, Set.of(TestSessions.id(1))),
              run -> run.merge(SHOP, MILL),
              run -> run.split(MILL, SHOP, Set.of(TestSessions.id(1), TestSessions.id(2))),
              run -> run.move(SHOP, STORE));
      for (Consumer<ProjectMoveRun> work : works) {
        states.add(snapshot(memory));
        work.accept(run(memory, new Disk()));
      }
      for (Map<String, String> state : states.reversed()) {
        run(memory, new Disk()).undo();
        assertThat(snapshot(memory)).isEqualTo(state);
      }
      assertThat(memory.home.splitFile(SHOP)).doesNotExist();
    }
  }

  @Test
  void pinsOfASplitProjectSurviveItsUndoing() throws IOException {
    try (MemoryFixture memory = memory("later-pins")) {
      run(memory, new Disk()).split(SHOP, STORE, Set.of(TestSessions.id(1)));
      new RegistryEditRun(memory.state, memory.home::root, memory.context())
          .edit(STORE, "remember", "in the test", _ -> "# store\n\n## Pinned\n\n- Pile high.\n");

      run(memory, new Disk()).undo();

      assertThat(Files.readString(memory.home.root(SHOP).registry()))
          .contains("- Sell dear.\n- Pile high.\n");
    }
  }

  @Test
  void splitThatLeavesNothingOrTakesNothingIsRefused() throws IOException {
    try (MemoryFixture memory = memory("refused-split")) {
      Set<SessionId> both = Set.of(TestSessions.id(1), TestSessions.id(2));
      Set<SessionId> foreign = Set.of(TestSessions.id(3));
      ProjectMoveRun run = run(memory, new Disk());
      assertThatThrownBy(() -> run.split(SHOP, STORE, both)).hasMessageContaining("would be left");
      assertThatThrownBy(() -> run.split(SHOP, STORE, foreign)).hasMessageContaining("not all");
      assertThatThrownBy(() -> run.split(SHOP, STORE, Set.of())).hasMessageContaining("not all");
      assertThatThrownBy(() -> run.split(SHOP, MILL, foreign)).hasMessageContaining("of its own");
      assertThat(memory.state.moves().all()).isEmpty();
    }
  }

  @Test
  void killedAtAnyStepOfASplit() throws IOException {
    Set<SessionId> one = Set.of(TestSessions.id(1));
    assertThat(killedEverywhere("split", _ -> {}, run -> run.split(SHOP, STORE, one)))
        .isGreaterThan(4);
    assertThat(
            killedEverywhere(
                "unjoin", run -> run.merge(SHOP, MILL), run -> run.split(MILL, SHOP, one)))
        .isGreaterThan(4);
  }

  @Test
  void killedAtAnyStepOfUndoingASplit() throws IOException {
    Set<SessionId> one = Set.of(TestSessions.id(1));
    assertThat(
            killedEverywhere(
                "rejoin",
                run -> {
                  run.merge(SHOP, MILL);
                  run.split(MILL, SHOP, one);
                },
                ProjectMoveRun::undo))
        .isGreaterThan(4);
  }

  @Test
  void killedAtAnyStepOfAMove() throws IOException {
    assertThat(killedEverywhere("move", _ -> {}, run -> run.move(SHOP, STORE))).isGreaterThan(1);
  }

  @Test
  void killedAtAnyStepOfAMerge() throws IOException {
    assertThat(killedEverywhere("merge", _ -> {}, run -> run.merge(SHOP, MILL))).isGreaterThan(8);
  }

  @Test
  void killedAtAnyStepOfUndoingAMove() throws IOException {
    assertThat(killedEverywhere("unmove", run -> run.move(SHOP, STORE), ProjectMoveRun::undo))
        .isGreaterThan(1);
  }

  @Test
  void killedAtAnyStepOfUndoingAMerge() throws IOException {
    assertThat(killedEverywhere("unmerge", run -> run.merge(SHOP, MILL), ProjectMoveRun::undo))
        .isGreaterThan(8);
  }

  @Test
  void lockedProjectIsNotMoved() throws IOException {
    try (MemoryFixture memory = memory("locked")) {
      memory.state.locks().tryAcquire(MILL, "somebody", ConsolidationLocks.LEASE);
      Map<String, String> before = snapshot(memory);

      assertThatThrownBy(() -> run(memory, new Disk()).merge(SHOP, MILL))
          .isInstanceOf(ProjectMoveException.class)
          .hasMessageContaining("somebody holds the lock of /srv/mill");

      assertThat(snapshot(memory)).isEqualTo(before);
      assertThat(memory.state.moves().all()).isEmpty();
      assertThat(memory.state.locks().find(SHOP)).isEmpty();
    }
  }

  @Test
  void nothingIsBegunWhereAFileLiesInThePlaceOfAFolder() throws IOException {
    try (MemoryFixture memory = memory("file")) {
      Path bucket = memory.home.bucket(STORE);
      Files.writeString(bucket, "a file");

      assertThatThrownBy(() -> run(memory, new Disk()).move(SHOP, STORE))
          .hasMessageContaining(bucket + " is no folder");

      assertThat(memory.state.moves().unsettled()).isEmpty();
    }
  }

  @Test
  void moveToAProjectWithMemoryAndMergeWithOneWithoutAreRefused() throws IOException {
    try (MemoryFixture memory = memory("refused")) {
      ProjectMoveRun run = run(memory, new Disk());
      assertThatThrownBy(() -> run.move(SHOP, MILL)).hasMessageContaining("memory of its own");
      assertThatThrownBy(() -> run.merge(SHOP, STORE)).hasMessageContaining("has no memory");
      assertThatThrownBy(() -> run.move(STORE, SHOP)).hasMessageContaining("has no memory");
      assertThatThrownBy(() -> run.merge(SHOP, SHOP)).hasMessageContaining("the same project");
    }
  }

  /** Returns at how many steps the program was killed. */
  private int killedEverywhere(
      String name, Consumer<ProjectMoveRun> first, Consumer<ProjectMoveRun> work)
      throws IOException {
    Path prepared = folder.resolve(name + "-before");
    Map<String, String> before;
    Map<String, String> after;
    try (MemoryFixture memory = memory(prepared.getFileName().toString())) {
      first.accept(run(memory, new Disk()));
      before = snapshot(memory);
    }
    try (MemoryFixture memory = new MemoryFixture(copy(prepared, name + "-after"))) {
      work.accept(run(memory, new Disk()));
      after = snapshot(memory);
    }
    for (int step = 0; ; step++) {
      boolean killed = false;
      Path home = copy(prepared, name + step);
      try (MemoryFixture memory = new MemoryFixture(home)) {
        try {
          work.accept(run(memory, new DyingDisk(step)));
        } catch (DyingDisk.Killed e) {
          killed = true;
        }
      }
      try (MemoryFixture memory = new MemoryFixture(home)) {
        run(memory, new Disk()).completeBegun();
        assertThat(memory.state.moves().unsettled()).isEmpty();
        assertThat(snapshot(memory))
            .as("killed at step %s", step)
            .isIn(killed ? List.of(before, after) : List.of(after));
        assertThat(memory.state.locks().list()).isEmpty();
      }
      if (!killed) {
        return step;
      }
    }
  }

  /** A shop and a mill with memory, pins and rejections. */
  private MemoryFixture memory(String name) throws IOException {
    return new MemoryFixture(copy(template.resolve("home"), name));
  }

  private Path copy(Path home, String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(home.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static void makeMemory(Path home) throws IOException {
    try (MemoryFixture memory = new MemoryFixture(home)) {
      makeMemory(memory);
    }
  }

  private static void makeMemory(MemoryFixture memory) throws IOException {
    for (int n = 1; n <= 3; n++) {
      Session session = TestSessions.session(n);
      Trace trace = TestSessions.trace(session);
      if (n == 3) {
        session = session.at(new Session.Place(MILL.cwd(), MILL));
        trace = TestSessions.trace(session);
      }
      memory.state.sessions().save(List.of(session));
      memory.state.traces().save(trace);
    }
    consolidate(
        memory,
        SHOP,
        """
        # shop

        ## Pinned

        - Mind the gap.
        - Sell dear.

        ## Shared by the team
        - Count twice.
        """);
    consolidate(memory, MILL, "# mill\n\n## Pinned\n\n- Mind the gap.\n- Grind slowly.\n");
    new RejectedBullets(List.of("Sell cheap.")).write(memory.home.root(SHOP));
    new RejectedBullets(List.of("Grind fast.")).write(memory.home.root(MILL));
    for (int n = 1; n <= 3; n++) {
      Path seen = memory.home.root(n == 3 ? MILL : SHOP).seen();
      Files.createDirectories(seen);
      Files.writeString(seen.resolve(TestSessions.id(n) + ".tsv"), "seen by " + n);
    }
  }

  private static Map<String, String> seen(MemoryFixture memory, Project project)
      throws IOException {
    return MemoryFixture.files(memory.home.root(project).seen());
  }

  private static String seenBy(int n) {
    return TestSessions.id(n) + ".tsv";
  }

  private static void consolidate(MemoryFixture memory, Project project, String registry) {
    memory
        .run(ScriptedConsolidator.writing(Map.of("MEMORY.md", "# of the sessions\n")))
        .run(List.of(project), FORCE);
    new RegistryEditRun(memory.state, memory.home::root, memory.context())
        .edit(project, "remember", "in the test", _ -> registry);
  }

  private static ProjectMoveRun run(MemoryFixture memory, Disk disk) {
    ConsolidationContext context = memory.context();
    return new ProjectMoveRun(
        memory.state,
        memory.home,
        new ConsolidationContext(
            context.clock(), context.owners(), context.renewEvery(), context.redactor(), disk));
  }

  /** What belongs to each project: rows, outputs and wishes. */
  private static Map<String, String> snapshot(MemoryFixture memory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Project project : List.of(SHOP, MILL, STORE)) {
      found.put(project + " moved to", memory.home.movedTo(project).toString());
      found.put(
          project + " traces",
          memory.state.traces().newest(project, 10).stream().map(Trace::id).toList().toString());
      found.put(
          project + " rejected",
          RejectedBullets.of(memory.home.root(project)).statements().toString());
      found.put(project + " seen", seen(memory, project).toString());
      Map<String, String> files = MemoryFixture.files(memory.home.root(project).folder());
      found.put(project + " registry", files.getOrDefault("MEMORY.md", ""));
      found.put(project + " summary", files.getOrDefault("memory_summary.md", ""));
    }
    memory.state.sessions().all().forEach(s -> found.put(s.id().value(), s.place().toString()));
    return found;
  }

  private static ProjectLocator locator(MemoryFixture memory) {
    return ProjectLocator.of(
            Map.of(), ProjectRules.NONE, memory.home::movedTo, memory.home::splitFrom)
        .joiningSubfolders(memory.home::hasMemory, null);
  }

  private static Session.Place placeOf(MemoryFixture memory, int n) {
    return memory.state.sessions().find(TestSessions.id(n)).orElseThrow().place();
  }
}
