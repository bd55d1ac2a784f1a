package dev.memories.transcript;

import dev.memories.rollout.HistoryLine;
import dev.memories.rollout.item.ItemKind;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Selection of the items that go into a transcript (docs/spec/rules.md 4.2).
 *
 * @param keepResponseItems whether {@code response_item} lines are kept
 * @param keepCompacted whether {@code compacted} lines are kept, as messages of the assistant
 * @param kinds the kinds of item that are kept
 * @param maxItems maximum number of items; 0 keeps none (docs/spec/product.md 4.10)
 */
public record TranscriptFilter(
    boolean keepResponseItems, boolean keepCompacted, Set<ItemKind> kinds, OptionalInt maxItems) {
  public TranscriptFilter {
    kinds = Set.copyOf(kinds);
  }

  /** A filter that keeps every item. */
  public static TranscriptFilter all() {
    return new TranscriptFilter(true, true, EnumSet.allOf(ItemKind.class), OptionalInt.empty());
  }

  boolean keeps(HistoryLine.Item item) {
    return (item.compacted() ? keepCompacted : keepResponseItems) && kinds.contains(item.kind());
  }
}
