package dev.memories.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryLossesTest {
  private static final String BEFORE =
      """
      # shop

      ## Build and test
      - `make test`: `all passed` [01d00001-0000 L6]
      - `make lint` [01d00001-0000 L7]

      ## Preferences and corrections
      - "Never use tabs for indentation." [01d00001-0000 L3]

      ## Good to know
      - The cache lives in `~/.cache/shop`. [01d00001-0000 L9]
      """;

  @Test
  void aRuleInOtherWordsAndAKeptCommandAreNotLost() {
    String after =
        """
        ## How to verify
        1. Run `make  test`, then `make lint`.
        ## Rules
        - Tabs are never used for indentation.
        """;

    assertThat(RegistryLosses.between(BEFORE, after).lost()).isEmpty();
    assertThat(RegistryLosses.between(BEFORE, after).told()).isEmpty();
  }

  @Test
  void aMissingRuleAndCommandAreNamed() {
    String after = "## How to verify\n- Run `make test`.\n## Rules\n- Use spaces.\n";

    assertThat(RegistryLosses.between(BEFORE, after).told())
        .isEqualTo(
            "the new registry no longer says: `make lint`, \"Never use tabs for indentation.\"");
  }

  @Test
  void theFirstRegistryLosesNothing() {
    assertThat(RegistryLosses.between("", BEFORE).lost()).isEmpty();
  }
}
