package dev.memories.review;

/** What the user decides about one change of a proposal. */
public sealed interface ReviewDecision {
  /** The change is made. */
  record Accept() implements ReviewDecision {}

  /**
   * The memory stays as it is: a bullet that would come does not come back, from any session; one
   * that would go or change is pinned.
   */
  record Reject() implements ReviewDecision {}

  /**
   * The user's wording takes the place of a bullet, pinned with its evidence.
   *
   * @param wording one line, redacted
   */
  record Edit(String wording) implements ReviewDecision {}
}
