package dev.memories.extract.offline.evidence;

import dev.memories.redact.SecretRedactor;

/** Takes excerpts from a rollout's texts: redacts first, then cleans and cuts. */
final class ExcerptMaker {
  private final SecretRedactor redactor;

  ExcerptMaker(SecretRedactor redactor) {
    this.redactor = redactor;
  }

  /** The whole text, redacted; lines are then chosen from it and passed to {@link Excerpt#of}. */
  String redact(String raw) {
    return redactor.redact(raw);
  }

  Excerpt of(String raw, int maxChars) {
    return Excerpt.of(redactor.redact(raw), maxChars);
  }
}
