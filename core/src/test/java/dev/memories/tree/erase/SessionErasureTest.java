package dev.memories.tree.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.session.SessionId;
import dev.memories.text.Sha256;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TraceHeader;
import dev.memories.tree.erase.SessionErasure.Kept;
import dev.memories.tree.erase.SessionErasure.Removal;
import dev.memories.tree.erase.SessionErasure.RemovedPart;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in a project's folder that only a forgotten session supports goes. */
final class SessionErasureTest {
  private static final SessionId GONE = new SessionId("01a20297-7461-7abc-8def-0123456789ab");
  private static final String ONE = "01a20297-7461";
  private static final String TWO = "01a20298-0428";
  private static final String THREE = "01a20299-1111";
  private static final String VERSION = "2026-02-09T12-00-00Z-1";

  @TempDir private Path folder;
  private MemoryRoot root;

  @BeforeEach
  void makeRoot() {
    root = new MemoryRoot(folder.resolve("memory"));
    root.create();
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private SessionErasure plan(Map<String, String> written) {
    return SessionErasure.plan(root, List.of(GONE), written);
  }

  private SessionErasure applied(Map<String, String> written) {
    SessionErasure erasure = plan(written);
    erasure.apply(new Disk());
    return erasure;
  }

  @Test
  void untouchedTreeHasNothingToErase() throws IOException {
    write(root.registry(), "# shop\n\n## Traps\n- a [" + TWO + " L1]\n");

    SessionErasure erasure = applied(Map.of());

    assertThat(erasure.isEmpty()).isTrue();
    assertThat(erasure.removals()).isEmpty();
    assertThat(root.registry()).hasContent("# shop\n\n## Traps\n- a [" + TWO + " L1]\n");
  }

  @Test
  void traceFileGoesAndItsSummaryLineIsNamed() throws IOException {
    Path trace =
        new TraceFolder(root)
            .write(
                new TraceFile(
                    GONE.value() + "_fix.md",
                    new TraceHeader(GONE.value(), "/w", "/r.jsonl", null),
                    "body"));
    write(
        root.memorySummary(),
        new MemorySummary(List.of(new MemorySummary.SummaryLine(GONE.value(), "fixed it"))).text());

    SessionErasure erasure = applied(Map.of());

    assertThat(erasure.removals())
        .containsExactly(
            new Removal(GONE, RemovedPart.TRACE_FILE, trace, 1),
            new Removal(GONE, RemovedPart.SUMMARY, root.memorySummary(), 1));
    assertThat(trace).doesNotExist();
  }

  @Test
  void bulletsAndSourcesOfTheRegistryGo() throws IOException {
    String text = "# shop\n\n## Traps\n- a [%s L2]\n- b [%s L1; %s L3]\n".formatted(ONE, ONE, TWO);
    write(root.registry(), text);

    SessionErasure erasure = applied(Map.of("MEMORY.md", sha256(text)));

    assertThat(erasure.removals())
        .containsExactly(
            new Removal(GONE, RemovedPart.BULLET, root.registry(), 1),
            new Removal(GONE, RemovedPart.SOURCE, root.registry(), 1));
    String left = "# shop\n\n## Traps\n- b [" + TWO + " L3]\n";
    assertThat(root.registry()).hasContent(left);
    assertThat(erasure.recorded(Map.of("MEMORY.md", sha256(text))))
        .isEqualTo(Map.of("MEMORY.md", sha256(left)));
    assertThat(erasure.recorded(Map.of("MEMORY.md", "edited by hand")))
        .isEqualTo(Map.of("MEMORY.md", "edited by hand"));
  }

  /** Prose without a source that the program wrote came from the sessions that are gone. */
  @Test
  void registryThatNoSessionSupportsKeepsItsTitleOnly() throws IOException {
    String text = "# shop\n\nFrom 1 session.\n\n## Traps\n- a [" + ONE + " L2]\n";
    write(root.registry(), text);

    applied(Map.of("MEMORY.md", sha256(text)));

    assertThat(root.registry()).hasContent("# shop\n\nNothing to keep yet.\n");
  }

  @Test
  void proseOfAnEditedRegistryStays() throws IOException {
    write(root.registry(), "# shop\n\nMy own words.\n\n## Traps\n- a [" + ONE + " L2]\n");

    applied(Map.of("MEMORY.md", "the hash before the edit"));

    assertThat(root.registry()).content().isEqualTo("# shop\n\nMy own words.\n");
  }

  @Test
  void registryIsNeverLeftEmpty() throws IOException {
    write(root.registry(), "- a [" + ONE + " L2]\n");

    applied(Map.of());

    assertThat(root.registry()).content().isEqualTo("# Memory\n\nNothing to keep yet.\n");
  }

  @Test
  void pinnedSectionStaysAndIsNamed() throws IOException {
    String pinned = "## Pinned\n- mine [" + ONE + " L1]\n";
    write(root.registry(), "# shop\n\n" + pinned + "\n## Traps\n- a [" + TWO + "]\n");

    SessionErasure erasure = applied(Map.of());

    assertThat(erasure.kept()).containsExactly(new Kept(GONE, root.registry(), "pinned"));
    assertThat(erasure.isEmpty()).isFalse();
    assertThat(root.registry()).content().contains(pinned);
  }

  /** A skill is a procedure that two sessions have in common. */
  @Test
  void skillGoesWhenFewerThanTwoSessionsAreLeft() throws IOException {
    Path two = root.skills().resolve("two");
    Path three = root.skills().resolve("three");
    write(two.resolve("SKILL.md"), "# Two\n- a [%s L1; %s L2]\n".formatted(ONE, TWO));
    write(two.resolve("run.sh"), "make\n");
    write(three.resolve("SKILL.md"), "# 3\n- a [%s; %s L2; %s L3]\n".formatted(ONE, TWO, THREE));
    Map<String, String> written =
        Map.of("skills/two/SKILL.md", "1", "skills/two/run.sh", "2", "skills/three/SKILL.md", "3");

    SessionErasure erasure = applied(written);

    assertThat(erasure.removals())
        .containsExactlyInAnyOrder(
            new Removal(GONE, RemovedPart.SKILL, two, 1),
            new Removal(GONE, RemovedPart.SOURCE, three.resolve("SKILL.md"), 1));
    assertThat(two).doesNotExist();
    assertThat(three.resolve("SKILL.md"))
        .hasContent("# 3\n- a [%s L2; %s L3]\n".formatted(TWO, THREE));
    assertThat(erasure.recorded(written)).containsOnlyKeys("skills/three/SKILL.md");
  }

  @Test
  void skillThatAPersonKeepsStaysAndIsNamed() throws IOException {
    Path skill = root.skills().resolve("mine");
    write(skill.resolve("SKILL.md"), "# Mine\n- a [" + ONE + " L1]\n");
    write(skill.resolve(".keep"), "");

    SessionErasure erasure = applied(Map.of());

    assertThat(erasure.kept()).containsExactly(new Kept(GONE, skill, "kept by hand"));
    assertThat(skill.resolve("SKILL.md")).exists();
  }

  @Test
  void versionsOfTheHistoryAreErasedToo() throws IOException {
    write(root.registry(), "# shop\n- a [%s L2]\n- b [%s L1]\n".formatted(ONE, TWO));
    History history = new History(root);
    history.keep(
        new Manifest(
            VERSION,
            TestSessions.NOON,
            "offline",
            "aa",
            List.of(GONE, TestSessions.id(2)),
            Outputs.in(root)));
    Files.delete(root.registry());

    SessionErasure erasure = applied(Map.of());

    MemoryRoot version = history.version(VERSION);
    assertThat(erasure.removals())
        .containsExactly(new Removal(GONE, RemovedPart.BULLET, version.registry(), 1));
    assertThat(version.registry()).hasContent("# shop\n- b [" + TWO + " L1]\n");
    Manifest manifest = history.find(VERSION).orElseThrow();
    assertThat(manifest.traces()).containsExactly(TestSessions.id(2));
    assertThat(manifest.outputs()).isEqualTo(Outputs.in(version));
  }

  /** A killed run leaves its copy, and a version that is half kept. */
  @Test
  void leftoversOfAKilledRunGo() throws IOException {
    Path copy = write(folder.resolve("staging/run-1/memory/MEMORY.md"), "# half\n");
    Path half = write(folder.resolve("history/." + VERSION + "/MEMORY.md"), "# half\n");
    Path whole = write(folder.resolve("history/" + VERSION + "/MEMORY.md"), "# whole\n");

    applied(Map.of());

    assertThat(copy).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(whole).exists();
  }

  @Test
  void wordsOfPartsAreStable() {
    assertThat(RemovedPart.values())
        .extracting(RemovedPart::word)
        .containsExactly(
            "trace-file", "seen-files", "summary-line", "bullet", "source", "skill", "staging");
  }
}
