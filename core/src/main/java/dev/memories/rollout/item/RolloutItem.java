package dev.memories.rollout.item;

import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of one line of a rollout (docs/spec/rollouts.md 2, 3). */
public sealed interface RolloutItem {
  /** {@code session_meta}, or the header line of a bare rollout. */
  record Meta(SessionMeta meta) implements RolloutItem {}

  /** {@code response_item}, or a bare item: a part of the history that the model saw. */
  record Response(ResponseItem item) implements RolloutItem {}

  /** {@code compacted}: a summary that took the place of the history so far. */
  record Compacted(String message) implements RolloutItem {}

  /**
   * {@code turn_context}: the settings of the turn that begins.
   *
   * @param branch the Git branch to which the work went over; only other agents' logs tell
   * @param worktree the folder of the work on that branch, where it is not that of the session
   */
  record TurnContext(
      @Nullable String cwd,
      @Nullable String model,
      @Nullable String approvalPolicy,
      @Nullable String sandboxPolicyJson,
      @Nullable String branch,
      @Nullable String worktree)
      implements RolloutItem {}

  /** {@code user_message} or {@code UserMessage}: a user's message as the interface recorded it. */
  record UserMessage(String text, boolean hasImages) implements RolloutItem {}

  /** {@code token_count} with totals, which are never negative. */
  record TokenCount(long totalTokens) implements RolloutItem {}

  /** {@code turn_aborted}: the turn ended early, often because the user interrupted. */
  record TurnAborted(String reason) implements RolloutItem {}

  /** {@code thread_rolled_back}: the last turns no longer count; their lines stay in the file. */
  record RolledBack(int turns) implements RolloutItem {}

  /** A tool's report of what a call did, which stands beside the items of the history. */
  record Reported(ToolReport report) implements RolloutItem {}

  /** {@code thread_goal_updated}: the goal that the session works towards. */
  record GoalSet(String objective) implements RolloutItem {}

  /** {@code verified_answer}: what the user answered when the agent asked. */
  record Answered(String callId, List<Answer> answers) implements RolloutItem {
    public Answered {
      answers = List.copyOf(answers);
    }
  }

  /** One question of the agent, and the choice and words of the user. */
  record Answer(String question, String answer) {}

  /** Any other {@code event_msg}, without its content. */
  record OtherEvent(String type) implements RolloutItem {}

  /** A line of an unknown type, or a bare {@code record_type} line. */
  record UnknownLine(String type) implements RolloutItem {}

  /** A line that cannot be parsed: cut off, not JSON, or without a known shape. */
  record Malformed(String why) implements RolloutItem {}

  /** The header of a session; what it does not say is null. */
  record SessionMeta(
      @Nullable SessionId id,
      Ancestry ancestry,
      @Nullable String timestamp,
      @Nullable String cwd,
      Client client,
      Git git,
      MemoryMode memoryMode) {}

  /** The program that wrote the session. */
  record Client(
      SessionSource source,
      @Nullable String originator,
      @Nullable String cliVersion,
      @Nullable String modelProvider) {}

  /** The state of the Git repository when the session started. */
  record Git(
      @Nullable String commitHash, @Nullable String branch, @Nullable String repositoryUrl) {}

  /**
   * The session or file that this one continues.
   *
   * @param forkedFrom the parent of a fork
   * @param historyBase the part of another file that comes before this file
   * @param ownFromOrdinal the ordinal of a sub-agent's first own line; 0 when all lines are its own
   */
  record Ancestry(
      @Nullable SessionId forkedFrom, @Nullable HistoryBase historyBase, long ownFromOrdinal) {}

  /** The beginning of another file that a paginated fork or a revert continues. */
  record HistoryBase(SessionId threadId, long endOrdinalExclusive, long endByteOffset) {}
}
