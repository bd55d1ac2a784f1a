package dev.memories.rollout.item;

/** How much a reader forgives (ADR 0007). */
public enum Reading {
  /** What a release of any year wrote is read as far as it can be; the product reads so. */
  LENIENT,
  /**
   * What the reference of February 2026 cannot read is malformed; a file that is not UTF-8 is an
   * error.
   */
  STRICT
}
