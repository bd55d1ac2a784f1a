package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.recall.SharedBullets.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedBulletsTest {
  private static final String REGISTRY =
      """
      # shop

      ## Build and test
      - Test with `make test`. [019c4622-9f00 L4]

      ## Shared by the team
      - Ask before a release.
      - Lint first.
      """;

  @Test
  void whatIsSharedComesStaysOrGoes() {
    SharedBullets shared =
        shared(
            List.of("Lint first."),
            "- Ask before a release.\n- Lint first.\n- Test with `make test`.\n- Use pnpm.\n");

    assertThat(shared.comparedWith(REGISTRY))
        .extracting(SharedBulletsTest::told)
        .containsExactlyInAnyOrder(
            "here Ask before a release.",
            "here Lint first.",
            "here Test with `make test`.",
            "comes Use pnpm.");
    assertThat(shared(List.of(), "- Lint first.\n").comparedWith(REGISTRY))
        .extracting(SharedBulletsTest::told)
        .containsExactly("here Lint first.", "goes Ask before a release.");
    assertThat(shared(List.of("Use pnpm."), "- Use pnpm.\n").comparedWith(""))
        .extracting(SharedBulletsTest::told)
        .containsExactly("rejected Use pnpm.");
  }

  /** Evidence of somebody else may name a session that is here. */
  @Test
  void sectionHoldsWhatTheMemoryLacksWithoutEvidence() {
    assertThat(
            shared(List.of(), "- Use pnpm. [019c4622-9f00 L9]\n- Test with `make test`.\n")
                .putInto(REGISTRY))
        .isEqualTo(
            """
            # shop

            ## Build and test
            - Test with `make test`. [019c4622-9f00 L4]

            ## Shared by the team
            - Use pnpm.
            """);
    assertThat(shared(List.of(), "").putInto(REGISTRY))
        .isEqualTo(
            """
            # shop

            ## Build and test
            - Test with `make test`. [019c4622-9f00 L4]
            """);
    assertThat(shared(List.of(), "").putInto("# shop\n")).isEqualTo("# shop\n");
  }

  private static SharedBullets shared(List<String> rejected, String bullets) {
    return new SharedBullets(RegistryBullets.of(bullets), new RejectedBullets(rejected));
  }

  private static String told(Entry entry) {
    return entry.state().word() + " " + entry.bullet().statement();
  }
}
