package dev.memories.vectors;

import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of loading a rollout as the reference does, in the words of the examples. */
record ReferenceLoad(
    @Nullable String error, List<String> items, @Nullable SessionId threadId, int parseErrors) {
  static ReferenceLoad of(byte[] content) throws IOException {
    try (ReferenceRollout rollout = ReferenceRollout.of(content)) {
      return of(rollout.file());
    } catch (CharacterCodingException _) {
      return failed("invalid_utf8");
    }
  }

  static ReferenceLoad of(Path rollout) throws IOException {
    List<RolloutItem> items;
    try {
      items = TestRollouts.entries(rollout).stream().map(RolloutEntry::item).toList();
    } catch (NoSuchFileException _) {
      return failed("not_found");
    }
    if (items.isEmpty()) {
      return failed("empty");
    }
    List<RolloutItem> read =
        items.stream().filter(item -> !(item instanceof RolloutItem.Malformed)).toList();
    return new ReferenceLoad(
        null,
        read.stream().map(ReferenceLoad::kind).toList(),
        threadId(read),
        items.size() - read.size());
  }

  private static ReferenceLoad failed(String error) {
    return new ReferenceLoad(error, List.of(), null, 0);
  }

  /** The id of the first header that has one. */
  private static @Nullable SessionId threadId(List<RolloutItem> items) {
    for (RolloutItem item : items) {
      if (item instanceof RolloutItem.Meta(var meta) && meta.id() != null) {
        return meta.id();
      }
    }
    return null;
  }

  private static String kind(RolloutItem item) {
    return switch (item) {
      case RolloutItem.Meta _ -> "session_meta";
      case RolloutItem.Response _ -> "response_item";
      case RolloutItem.Compacted _ -> "compacted";
      case RolloutItem.TurnContext _ -> "turn_context";
      case RolloutItem.UserMessage _,
          RolloutItem.TokenCount _,
          RolloutItem.TurnAborted _,
          RolloutItem.RolledBack _,
          RolloutItem.Reported _,
          RolloutItem.GoalSet _,
          RolloutItem.OtherEvent _ ->
          "event_msg";
      case RolloutItem.Answered _ -> "retained_context";
      case RolloutItem.UnknownLine(var type) -> type;
      case RolloutItem.Malformed _ -> throw new IllegalArgumentException("has no kind");
    };
  }
}
