package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.words.CommitRule;
import dev.memories.extract.offline.words.Excerpt;
import java.util.List;
import java.util.Optional;

/**
 * The evidence of one rollout, bounded in size.
 *
 * @param cwd as the last turn spells it; may be empty
 * @param later where the work went over to another branch last; empty if it did not
 * @param stretches in order; those of a very long session's middle are left out
 * @param counts over the whole session
 * @param earlierRequests the first few requests from a file that a revert replaced, as far as they
 *     are still valid
 * @param commitRules checks that the project's instructions want before a commit
 */
public record SessionEvidence(
    Excerpt cwd,
    Branch branch,
    Optional<Branch> later,
    List<TurnEvidence> stretches,
    Counts counts,
    List<Excerpt> earlierRequests,
    List<CommitRule> commitRules) {
  public SessionEvidence {
    stretches = List.copyOf(stretches);
    commitRules = List.copyOf(commitRules);
    earlierRequests = List.copyOf(earlierRequests);
  }

  /**
   * A branch of Git.
   *
   * @param name empty when unknown
   * @param worktree the folder where the work was on that branch, if it is another than the cwd
   */
  public record Branch(Excerpt name, Excerpt worktree, long line) {}

  /**
   * How much was done.
   *
   * @param inherited lines of a parent, that count as context only
   */
  public record Counts(
      int requests, int commands, int failedCommands, int patches, int inherited) {}
}
