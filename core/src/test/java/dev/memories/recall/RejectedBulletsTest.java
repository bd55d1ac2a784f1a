package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tree.MemoryRoot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedBulletsTest {
  private static final RejectedBullets LINT =
      new RejectedBullets(List.of("Run `npm run lint` to verify: exit 0, `12 files checked`"));

  @Test
  void bulletGoesWithWhatIsInIt() {
    String registry =
        """
        # shop

        ## Checks
        - one
        - Run `npm run lint` to verify: exit 0, `12 files checked` [01a12d9f-a680 L5]
          - inner

          more
        - two

        ## Next
        - three
        """;

    assertThat(LINT.removedFrom(registry))
        .contains("- one", "- two", "- three", "## Next")
        .doesNotContain("lint", "inner", "more");
  }

  @Test
  void sectionThatIsEmptyThenGoesToo() {
    String registry =
        "# shop\n\n## Checks\n- " + LINT.statements().getFirst() + "\n\n## Next\n- three\n";

    assertThat(LINT.removedFrom(registry)).isEqualTo("# shop\n\n## Next\n- three\n");
  }

  @Test
  void nearlyTheSameTextIsRejectedToo() {
    assertThat(LINT.removedFrom("- Run `npm run lint` to verify: exit 0, `13 files checked`"))
        .isEmpty();
    assertThat(LINT.removedFrom("- Run `npm test` to verify: exit 0")).contains("npm test");
  }

  @Test
  void ruleToRunACommandStaysWhenTheCommandIsRejected() {
    String registry =
        "- `npm run lint`\n- \"Always run npm run lint before you say that you are done.\"";

    assertThat(new RejectedBullets(List.of("`npm run lint`")).removedFrom(registry))
        .isEqualTo("- \"Always run npm run lint before you say that you are done.\"");
  }

  @Test
  void pinnedLineStaysUnlessTheVeryLineIsRejected() {
    String near = "## Pinned\n\n- Run `npm run lint` to verify: exit 0, `13 files checked`\n";
    String same = "## Pinned\n\n- " + LINT.statements().getFirst() + "\n";

    assertThat(LINT.removedFrom(near)).isEqualTo(near);
    assertThat(LINT.removedFrom(same)).doesNotContain("lint");
  }

  @Test
  void withoutRejectionsNothingChanges() {
    String registry = "# a\n\n- b\r\n\n\n- c";
    assertThat(new RejectedBullets(List.of()).removedFrom(registry)).isSameAs(registry);
    assertThat(LINT.removedFrom(registry)).isEqualTo(registry);
  }

  @Test
  void fileKeepsThemInOrder(@TempDir Path bucket) {
    MemoryRoot root = new MemoryRoot(bucket.resolve("memory"));
    RejectedBullets two = LINT.with("another\nline");
    two.write(root);

    assertThat(RejectedBullets.of(root)).isEqualTo(two);
    assertThat(two.statements()).last().isEqualTo("another line");
    assertThat(two.with("another line")).isEqualTo(two);
    assertThat(two.without("another line")).isEqualTo(LINT);
  }
}
