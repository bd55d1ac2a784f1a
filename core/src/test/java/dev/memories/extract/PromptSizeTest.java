package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.model.TokenCounter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptSizeTest {
  private static final String SYSTEM = "You read sessions. ".repeat(40);

  /** The window of this model has 8,192 tokens; prompts may fill 70 % of it. */
  private static final String MODEL = "gpt-4";

  private static final int MOST_TOKENS = 5_734;

  @Test
  void forAnUnknownModelTokensAreEstimatedAndNothingIsCut() {
    String contents = "é".repeat(100_000);

    assertThat(PromptSize.of(Optional.empty()).fit("s".repeat(400), contents))
        .isEqualTo(new PromptSize.Fitted(contents, 100 + 50_000));
  }

  @Test
  void promptThatFitsStaysWhole() {
    String contents = "The cart is blue. ".repeat(100);

    assertThat(PromptSize.of(Optional.of(MODEL)).fit(SYSTEM, contents))
        .isEqualTo(new PromptSize.Fitted(contents, tokens(SYSTEM) + tokens(contents)));
  }

  @Test
  void longTranscriptIsCutToTheRoomThatTheSystemPromptLeaves() {
    PromptSize.Fitted fitted =
        PromptSize.of(Optional.of(MODEL)).fit(SYSTEM, "The cart is blue. ".repeat(5_000));

    assertThat(fitted.tokens())
        .isEqualTo(tokens(SYSTEM) + tokens(fitted.contents()))
        .isBetween(MOST_TOKENS * 9L / 10, (long) MOST_TOKENS);
    assertThat(fitted.contents()).startsWith("The cart").contains("TRUNCATED").endsWith("blue. ");
  }

  @Test
  void transcriptKeepsItsLeastLengthWhereTheSystemPromptTakesAllRoom() {
    PromptSize.Fitted fitted =
        PromptSize.of(Optional.of(MODEL))
            .fit("You read sessions. ".repeat(3_000), "The cart is blue. ".repeat(5_000));

    assertThat(fitted.contents()).hasSize(PromptSize.MIN_TRANSCRIPT);
  }

  private static long tokens(String text) {
    return TokenCounter.of(MODEL).count(text);
  }
}
