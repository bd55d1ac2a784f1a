package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCountsTest {
  private static final MemoryBullet FIRST =
      MemoryBullet.of(MemoryTopic.TRAPS, "Before payments, the checkout needs a clean database.");
  private static final MemoryBullet SECOND =
      MemoryBullet.of(MemoryTopic.TRAPS, "Before payments, the checkout needs port 8080.");
  private static final MemoryBullet WISH =
      MemoryBullet.of(MemoryTopic.PREFERENCES, "Write tests for the checkout.");

  @TempDir Path folder;
  private MemoryRoot root;

  @BeforeEach
  void makeTheRoot() {
    root = new MemoryRoot(folder.resolve("bucket/memory"));
    root.create();
  }

  @Test
  void whatWasUsedGoesFirstInItsSection() {
    UsageCounts counts = new UsageCounts(Map.of(SECOND.id(), 2L));
    List<MemoryBullet> bullets = List.of(FIRST, SECOND, WISH);

    assertThat(new Recall(bullets, UsageCounts.NONE).choose(RecallHint.NONE))
        .containsExactly(WISH, FIRST, SECOND);
    assertThat(new Recall(bullets, counts).choose(RecallHint.NONE))
        .containsExactly(WISH, SECOND, FIRST);
  }

  @Test
  void useOrdersMatchesButMakesNone() {
    UsageCounts counts = new UsageCounts(Map.of(SECOND.id(), 2L));
    Recall recall = new Recall(List.of(FIRST, SECOND), counts);

    assertThat(recall.choose(RecallHint.ofPrompt("why do payments in the checkout fail?")))
        .containsExactly(SECOND, FIRST);
    assertThat(recall.choose(RecallHint.ofPrompt("translate the manual"))).isEmpty();
  }

  @Test
  void countsComeBackAsWritten() {
    UsageCounts counts =
        UsageCounts.of(List.of(new BulletUsage(FIRST, 3, 1), new BulletUsage(SECOND, 2, 0)));

    counts.write(root);

    assertThat(UsageCounts.read(root)).isEqualTo(new UsageCounts(Map.of(FIRST.id(), 1L)));
  }

  @Test
  void aDamagedFileCountsNothing() throws IOException {
    assertThat(UsageCounts.read(root)).isEqualTo(UsageCounts.NONE);
    Files.writeString(root.folder().resolveSibling("usage.tsv"), "12345678\tmany\n\n");

    assertThat(UsageCounts.read(root)).isEqualTo(UsageCounts.NONE);
  }
}
