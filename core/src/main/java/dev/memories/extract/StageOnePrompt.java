package dev.memories.extract;

import dev.memories.session.ContentFingerprint;
import dev.memories.text.Utf8Budget;
import java.util.Optional;

/**
 * The prompt for one session, for a model or a command.
 *
 * @param system the system prompt
 * @param input the user prompt, which contains the transcript
 * @param read fingerprint of the part of the rollout that was read; empty when it has no complete
 *     line
 * @param tokens of both texts, counted or estimated
 * @param isCut whether the transcript was longer than the limit, so that its middle is left out
 */
public record StageOnePrompt(
    String system, String input, Optional<ContentFingerprint> read, long tokens, boolean isCut) {
  /** A clause about the cut, for progress; empty when nothing is left out. */
  Optional<String> cutClause() {
    return isCut ? Optional.of("cut to " + bytes() / 1024 + " KiB") : Optional.empty();
  }

  /** Size of both texts in UTF-8 bytes. */
  public long bytes() {
    return Utf8Budget.length(system) + Utf8Budget.length(input);
  }

  /** Both texts joined, for a command. */
  public String asOneText() {
    return system + "\n" + input + "\n";
  }
}
