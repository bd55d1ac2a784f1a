package dev.memories.extract.offline;

import java.util.List;

/**
 * What a rollout shows, read once and kept short.
 *
 * @param cwd as the last turn spells it; may be empty
 * @param stretches in order; those of a very long session's middle are left out
 * @param counts over the whole session
 * @param earlierRequests what was asked in a file that a revert superseded and still holds; the
 *     first few
 */
record SessionEvidence(
    Excerpt cwd,
    Branch branch,
    List<Stretch> stretches,
    Counts counts,
    List<Excerpt> earlierRequests) {
  SessionEvidence {
    stretches = List.copyOf(stretches);
    earlierRequests = List.copyOf(earlierRequests);
  }

  /** The branch at the start; empty when unknown. */
  record Branch(Excerpt name, long line) {}

  /**
   * How much was done.
   *
   * @param inherited lines of a parent, that count as context only
   */
  record Counts(int requests, int commands, int failedCommands, int patches, int inherited) {}
}
