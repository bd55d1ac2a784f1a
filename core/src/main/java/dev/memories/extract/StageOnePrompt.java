package dev.memories.extract;

import dev.memories.session.ContentFingerprint;
import dev.memories.text.Utf8Budget;
import java.util.Optional;

/**
 * What an extractor that asks somebody sends about one session.
 *
 * @param system what the one who answers is told to be
 * @param input the question, the transcript in it
 * @param read what was read of the rollout; empty when it holds no whole line
 * @param tokens of both texts, counted or estimated
 */
public record StageOnePrompt(
    String system, String input, Optional<ContentFingerprint> read, long tokens) {

  /** UTF-8 bytes of both texts. */
  public long bytes() {
    return Utf8Budget.length(system) + Utf8Budget.length(input);
  }

  /** Both texts as one, for those who take only one. */
  public String asOneText() {
    return system + "\n" + input + "\n";
  }
}
