package dev.memories.rollout.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of response item that the reference knows; every other is {@link #OTHER}. */
public enum ItemKind {
  MESSAGE,
  REASONING,
  LOCAL_SHELL_CALL,
  FUNCTION_CALL,
  FUNCTION_CALL_OUTPUT,
  CUSTOM_TOOL_CALL,
  CUSTOM_TOOL_CALL_OUTPUT,
  WEB_SEARCH_CALL,
  GHOST_SNAPSHOT,
  COMPACTION,
  OTHER;

  /** As rollouts and {@code --kinds} spell it, e.g. {@code function_call}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that {@code --kinds} names; empty when there is none of this name. */
  public static Optional<ItemKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }

  public static ItemKind ofType(String type) {
    return type.equals("compaction_summary") ? COMPACTION : named(type).orElse(OTHER);
  }
}
