package dev.memories.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.ItemSerializer;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItems;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.Optional;

/** A line that may hold an item of the history, not parsed yet. */
public final class HistoryLine {
  private final byte[] bytes;
  private final int from;
  private final int to;

  HistoryLine(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /**
   * An item as it is written.
   *
   * @param compacted whether it stands for a {@code compacted} line
   */
  public record Item(ItemKind kind, boolean compacted, String json) {}

  /** The line's length in bytes. */
  public int length() {
    return to - from;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, to - from);
  }

  /** Empty when the line is malformed or holds something else. */
  public Optional<Item> item(ItemSerializer form) {
    try {
      return item(JsonLines.parse(bytes, from, to, form.unread()), form);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private Optional<Item> item(Obj line, ItemSerializer form) {
    return switch (RolloutItems.read(line)) {
      case RolloutItem.Compacted(var message) ->
          Optional.of(new Item(ItemKind.MESSAGE, true, form.writeCompacted(message)));
      case RolloutItem.Response _ -> {
        Obj item = line.object("payload").orElse(line);
        yield Optional.of(
            new Item(ItemKind.ofType(item.textOr("type", "")), false, form.write(item)));
      }
      case RolloutItem.Meta _,
          RolloutItem.TurnContext _,
          RolloutItem.UserMessage _,
          RolloutItem.TokenCount _,
          RolloutItem.TurnAborted _,
          RolloutItem.RolledBack _,
          RolloutItem.OtherEvent _,
          RolloutItem.UnknownLine _,
          RolloutItem.Malformed _ ->
          Optional.empty();
    };
  }
}
