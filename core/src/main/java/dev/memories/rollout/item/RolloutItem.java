package dev.memories.rollout.item;

import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import org.jspecify.annotations.Nullable;

/** What one line of a rollout says (reference.md 1a; codex-homes.md 1). */
public sealed interface RolloutItem {
  /** {@code session_meta}, or the header line of a bare rollout. */
  record Meta(SessionMeta meta) implements RolloutItem {}

  /** {@code response_item}, or a bare item: the history that the model saw. */
  record Response(ResponseItem item) implements RolloutItem {}

  /** {@code compacted}; its replacement history is skipped unread. */
  record Compacted(String message) implements RolloutItem {}

  /** {@code turn_context}: what holds for the turn that begins. */
  record TurnContext(
      @Nullable String cwd,
      @Nullable String model,
      @Nullable String approvalPolicy,
      @Nullable String sandboxPolicyJson)
      implements RolloutItem {}

  /**
   * A human message as the user interface recorded it ({@code user_message}, {@code UserMessage}).
   */
  record UserMessage(String text, boolean hasImages) implements RolloutItem {}

  /** {@code token_count} with totals; zero or more. */
  record TokenCount(long totalTokens) implements RolloutItem {}

  /** {@code turn_aborted}: the user interrupted, or the turn was cut short. */
  record TurnAborted(String reason) implements RolloutItem {}

  /** {@code thread_rolled_back}: the last turns no longer count, though their lines stay. */
  record RolledBack(int turns) implements RolloutItem {}

  /** Any other {@code event_msg}, by its type; nothing of it is kept. */
  record OtherEvent(String type) implements RolloutItem {}

  /** A line type that this reader does not know, or a bare {@code record_type} line. */
  record UnknownLine(String type) implements RolloutItem {}

  /** A line that cannot be read: torn, not JSON, or not of its type's shape. */
  record Malformed(String why) implements RolloutItem {}

  /** Facts of a {@code session_meta}; what the line lacks is null or empty. */
  record SessionMeta(
      @Nullable SessionId id,
      Ancestry ancestry,
      @Nullable String timestamp,
      @Nullable String cwd,
      Client client,
      Git git,
      MemoryMode memoryMode) {}

  /** What wrote the session. */
  record Client(
      SessionSource source,
      @Nullable String originator,
      @Nullable String cliVersion,
      @Nullable String modelProvider) {}

  /** State of the repository at the start. */
  record Git(
      @Nullable String commitHash, @Nullable String branch, @Nullable String repositoryUrl) {}

  /**
   * What it goes on from, when it does.
   *
   * @param forkedFrom the parent of a fork
   * @param historyBase the part of another file that comes before this one
   * @param ownFromOrdinal the first ordinal of a sub-agent's own lines, 0 when all are its own
   */
  record Ancestry(
      @Nullable SessionId forkedFrom, @Nullable HistoryBase historyBase, long ownFromOrdinal) {}

  /** The prefix of another file that a paginated fork or revert goes on from. */
  record HistoryBase(SessionId threadId, long endOrdinalExclusive, long endByteOffset) {}
}
