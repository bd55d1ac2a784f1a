package dev.memories.extract.offline.words;

import dev.memories.redact.SecretRedactor;

/** Takes excerpts from a rollout's texts: redacts first, then cleans and cuts. */
public final class ExcerptMaker {
  private final SecretRedactor redactor;

  public ExcerptMaker(SecretRedactor redactor) {
    this.redactor = redactor;
  }

  /** The whole text, redacted; lines are then chosen from it and passed to {@link Excerpt#of}. */
  public String redact(String raw) {
    return redactor.redact(raw);
  }

  public Excerpt of(String raw, int maxChars) {
    return Excerpt.of(redactor.redact(raw), maxChars);
  }
}
