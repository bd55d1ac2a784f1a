package dev.memories.rollout.item;

/** The kinds of line in a rollout, by which readers select lines. */
public enum LineKind {
  META,
  RESPONSE,
  COMPACTED,
  TURN_CONTEXT,
  USER_MESSAGE,
  TOKEN_COUNT,
  TURN_ABORTED,
  ROLLED_BACK,
  REPORT,
  GOAL,
  ANSWER,
  OTHER_EVENT,
  UNKNOWN;

  public static LineKind of(RolloutItem item) {
    return switch (item) {
      case RolloutItem.Meta _ -> META;
      case RolloutItem.Response _ -> RESPONSE;
      case RolloutItem.Compacted _ -> COMPACTED;
      case RolloutItem.TurnContext _ -> TURN_CONTEXT;
      case RolloutItem.UserMessage _ -> USER_MESSAGE;
      case RolloutItem.TokenCount _ -> TOKEN_COUNT;
      case RolloutItem.TurnAborted _ -> TURN_ABORTED;
      case RolloutItem.RolledBack _ -> ROLLED_BACK;
      case RolloutItem.Reported _ -> REPORT;
      case RolloutItem.GoalSet _ -> GOAL;
      case RolloutItem.Answered _ -> ANSWER;
      case RolloutItem.OtherEvent _ -> OTHER_EVENT;
      case RolloutItem.UnknownLine _, RolloutItem.Malformed _ -> UNKNOWN;
    };
  }
}
