package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherBranchesTest {
  @TempDir Path folder;
  private MemoryRoot root;

  @BeforeEach
  void twoSessionsOnTwoBranches() throws IOException {
    root = new MemoryRoot(folder.resolve("home/bucket/memory"));
    root.create();
    session(1, "fix/cart");
    session(2, "main");
    git("HEAD", "ref: refs/heads/main");
    git("refs/heads/main", "1".repeat(40));
    git("refs/heads/fix/cart", "2".repeat(40));
  }

  @Test
  void bulletOfAnotherBranchIsFound() {
    assertThat(of(MemoryTopic.OTHER, "[%s L3]", 1)).contains("fix/cart");
    assertThat(of(MemoryTopic.TRAPS, "[%s L3, L5]", 1)).contains("fix/cart");
  }

  @Test
  void bulletThatThisBranchBearsOutHoldsHere() {
    assertThat(of(MemoryTopic.OTHER, "[%s L3; " + begin(2) + " L4]", 1)).isEmpty();
    assertThat(of(MemoryTopic.OTHER, "[%s L3]", 2)).isEmpty();
  }

  @Test
  void wishesHoldOnEveryBranch() {
    assertThat(of(MemoryTopic.PREFERENCES, "[%s L3]", 1)).isEmpty();
    assertThat(of(MemoryTopic.PINNED, "[%s L3]", 1)).isEmpty();
  }

  @Test
  void onTheBranchItselfAndWithoutGitNothingIsSaid() throws IOException {
    git("HEAD", "ref: refs/heads/fix/cart");
    assertThat(of(MemoryTopic.OTHER, "[%s L3]", 1)).isEmpty();
    git("HEAD", "1".repeat(40));
    assertThat(of(MemoryTopic.OTHER, "[%s L3]", 1)).isEmpty();
  }

  @Test
  void sessionWithoutATraceSaysNothing() {
    assertThat(of(MemoryTopic.OTHER, "[%s L3]", 3)).isEmpty();
  }

  private Optional<String> of(MemoryTopic topic, String citation, int session) {
    MemoryBullet bullet = MemoryBullet.of(topic, "a claim " + citation.formatted(begin(session)));
    return new OtherBranches(root, folder.resolve("shop")).of(bullet);
  }

  private static String begin(int session) {
    return TestSessions.id(session).value();
  }

  private void session(int n, String branch) {
    Trace made = TestSessions.trace(TestSessions.session(n));
    String body = "# Title\nTrace context: /shop, branch `" + branch + "` [L1]\n";
    new TraceFolder(root)
        .write(
            TraceFile.of(
                new Trace(made.id(), made.project(), body, "s", made.subject(), made.making())));
  }

  private void git(String name, String text) throws IOException {
    Path file = folder.resolve("shop/.git").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
