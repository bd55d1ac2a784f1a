package dev.memories.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitBranchesTest {
  private static final String HERE = "1".repeat(40);
  private static final String THERE = "2".repeat(40);

  @TempDir Path folder;

  @BeforeEach
  void aRepositoryWithTwoBranches() throws IOException {
    write("shop/.git/HEAD", "ref: refs/heads/main\n");
    write("shop/.git/refs/heads/main", HERE + "\n");
    write("shop/.git/refs/heads/fix/cart", THERE + "\n");
    write("shop/src/cart.js", "");
  }

  @Test
  void branchThatIsNotMergedIsElsewhere() {
    GitBranches here = around("shop/src");
    assertThat(here.current()).isEqualTo("main");
    assertThat(here.isElsewhere("fix/cart")).isTrue();
    assertThat(here.isElsewhere("main")).isFalse();
  }

  @Test
  void packedBranchIsFound() throws IOException {
    write("shop/.git/packed-refs", "# pack-refs\n" + THERE + " refs/heads/old\n");
    assertThat(around("shop").isElsewhere("old")).isTrue();
  }

  @Test
  void branchWithTheSameCommitIsMerged() throws IOException {
    write("shop/.git/refs/heads/fix/cart", HERE + "\n");
    assertThat(around("shop").isElsewhere("fix/cart")).isFalse();
  }

  @Test
  void branchWhoseMergeIsLoggedIsMerged() throws IOException {
    write("shop/.git/logs/HEAD", HERE + " 3 A <a@b> 1 +0\tmerge fix/cart: Merge made by ort\n");
    assertThat(around("shop").isElsewhere("fix/cart")).isFalse();
    write("shop/.git/logs/HEAD", HERE + " " + THERE + " A <a@b> 1 +0\tpull: Fast-forward\n");
    assertThat(around("shop").isElsewhere("fix/cart")).isFalse();
  }

  @Test
  void linkedWorktreeHasItsOwnBranch() throws IOException {
    write("tree/.git", "gitdir: " + folder.resolve("shop/.git/worktrees/tree") + "\n");
    write("shop/.git/worktrees/tree/HEAD", "ref: refs/heads/fix/cart\n");
    write("shop/.git/worktrees/tree/commondir", "../..\n");
    assertThat(around("tree").current()).isEqualTo("fix/cart");
    assertThat(around("tree").isElsewhere("fix/cart")).isFalse();
    assertThat(around("tree").isElsewhere("main")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "../../HEAD", "../heads/fix/cart", "a\0b", "", "/etc/hostname"})
  void branchThatIsNotThereIsNotElsewhere(String name) {
    assertThat(around("shop").isElsewhere(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1111111111111111111111111111111111111111", "", "ref: refs/tags/v1"})
  void withoutABranchNothingIsKnown(String head) throws IOException {
    write("shop/.git/HEAD", head);
    assertThat(GitBranches.around(folder.resolve("shop"))).isEmpty();
  }

  private GitBranches around(String name) {
    return GitBranches.around(folder.resolve(name)).orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
