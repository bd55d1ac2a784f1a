package dev.memories.rollout.item;

import java.util.Locale;
import java.util.Optional;

/** The kinds of response item that the reference knows; any other kind is {@link #OTHER}. */
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

  private static final ItemKind[] ALL = values();

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in rollouts and in {@code --kinds}, e.g. {@code function_call}. */
  public String wireName() {
    return wireName;
  }

  /** The kind with this {@link #wireName()}; empty when there is none. */
  public static Optional<ItemKind> named(String wireName) {
    for (ItemKind kind : ALL) {
      if (kind.wireName.equals(wireName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind of an item whose {@code type} is given. */
  public static ItemKind ofType(String type) {
    return type.equals("compaction_summary") ? COMPACTION : named(type).orElse(OTHER);
  }
}
