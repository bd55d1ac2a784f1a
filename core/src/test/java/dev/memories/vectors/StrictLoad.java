package dev.memories.vectors;

import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the strict reading finds in a file, in the words of the examples. */
record StrictLoad(
    @Nullable String error, List<String> items, @Nullable SessionId threadId, int parseErrors) {
  static StrictLoad of(Path rollout) throws IOException {
    List<String> items = new ArrayList<>();
    SessionId threadId = null;
    int lines = 0;
    try (RolloutReader reader = RolloutReader.openStrict(rollout)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        lines++;
        if (entry.item() instanceof RolloutItem.Malformed) {
          continue;
        }
        if (threadId == null && entry.item() instanceof RolloutItem.Meta(var meta)) {
          threadId = meta.id();
        }
        items.add(kind(entry.item()));
      }
    } catch (NoSuchFileException _) {
      return failed("not_found");
    } catch (CharacterCodingException _) {
      return failed("invalid_utf8");
    }
    return lines == 0
        ? failed("empty")
        : new StrictLoad(null, items, threadId, lines - items.size());
  }

  private static StrictLoad failed(String error) {
    return new StrictLoad(error, List.of(), null, 0);
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
          RolloutItem.OtherEvent _ ->
          "event_msg";
      case RolloutItem.UnknownLine(var type) -> type;
      case RolloutItem.Malformed _ -> throw new IllegalArgumentException("has no kind");
    };
  }
}
