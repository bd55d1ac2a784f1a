package dev.memories.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.codex.CodexItemSerializer;
import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.ProgramPrompts;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.Optional;

/** An unparsed line that may hold an item of the history. */
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
   * A serialised item.
   *
   * @param compacted whether the item is the summary of a {@code compacted} line
   * @param isPrompt whether it is a prompt of the agent's program, not a part of the session
   */
  public record Item(ItemKind kind, boolean compacted, boolean isPrompt, String json) {}

  /** The length of the line in bytes. */
  public int length() {
    return to - from;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, to - from);
  }

  /** Parses and serialises the item; empty when the line is malformed or holds no item. */
  public Optional<Item> item(CodexItemSerializer serializer) {
    try {
      return item(JsonLines.parse(bytes, from, to, serializer.skippedFields()), serializer);
    } catch (JsonProcessingException _) {
      return JsonLines.parseLast(bytes, from, to, serializer.skippedFields())
          .flatMap(last -> item(last, serializer));
    }
  }

  private static Optional<Item> item(Obj line, CodexItemSerializer serializer) {
    return switch (CodexLine.item(line)) {
      case RolloutItem.Compacted(var message) ->
          Optional.of(new Item(ItemKind.MESSAGE, true, false, serializer.writeCompacted(message)));
      case RolloutItem.Response(var response) -> {
        Obj item = line.object("payload").orElse(line);
        yield Optional.of(
            new Item(
                ItemKind.ofType(item.textOr("type", "")),
                false,
                ProgramPrompts.isOne(response),
                serializer.write(item)));
      }
      case RolloutItem.Meta _,
          RolloutItem.TurnContext _,
          RolloutItem.UserMessage _,
          RolloutItem.TokenCount _,
          RolloutItem.TurnAborted _,
          RolloutItem.RolledBack _,
          RolloutItem.Reported _,
          RolloutItem.GoalSet _,
          RolloutItem.Answered _,
          RolloutItem.OtherEvent _,
          RolloutItem.UnknownLine _,
          RolloutItem.Malformed _ ->
          Optional.empty();
    };
  }
}
