package dev.memories.rollout.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.codex.CodexLinePrefix;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.item.HumanMessage;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.SessionId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a fork copied from its parent (docs/spec/rollouts.md 6.2).
 *
 * <p>They follow the fork's own header, in the parent's order, with new timestamps and ordinals. A
 * copy may leave lines out, but no message of a person. The first line that says something else
 * ends the copy. The header of a sub-agent may instead name the ordinal of its first own line.
 */
final class CopiedPrefix implements Closeable {
  private static final List<String> IDS = List.of("turn_id", "id");

  private final long ownFromOrdinal;
  private @Nullable RolloutLines parent;

  private CopiedPrefix(long ownFromOrdinal, @Nullable RolloutLines parent) {
    this.ownFromOrdinal = ownFromOrdinal;
    this.parent = parent;
  }

  /** The copied lines after this header; none when the parent cannot be found. */
  static CopiedPrefix after(SessionMeta meta, Lineage lineage) throws IOException {
    long ownFromOrdinal = meta.ancestry().ownFromOrdinal();
    SessionId forkedFrom = meta.ancestry().forkedFrom();
    if (ownFromOrdinal > 0 || forkedFrom == null || meta.ancestry().historyBase() != null) {
      return new CopiedPrefix(ownFromOrdinal, null);
    }
    for (Path file : lineage.filesOf(forkedFrom)) {
      try {
        return new CopiedPrefix(0, new RolloutLines(RolloutFile.open(file), 0, 0));
      } catch (NoSuchFileException _) {
        // Deleted since it was found. Try the next file of the parent.
      }
    }
    return new CopiedPrefix(0, null);
  }

  /** Whether all lines from here on are the fork's own, even if some are skipped. */
  boolean isOver() {
    return parent == null;
  }

  /** Whether this line, the next of the fork, was copied. */
  boolean covers(RolloutLines line) throws IOException {
    if (ownFromOrdinal > 0) {
      long ordinal = CodexLinePrefix.of(line).ordinal();
      return ordinal >= 0 && ordinal < ownFromOrdinal;
    }
    if (parent == null) {
      return false;
    }
    while (parent.next()) {
      if (isCopy(line, parent)) {
        return true;
      }
      if (holdsWordsOfAPerson(parent)) {
        break;
      }
    }
    close();
    return false;
  }

  private static boolean holdsWordsOfAPerson(RolloutLines line) {
    return switch (CodexLine.parse(line.bytes(), line.from(), line.to()).item()) {
      case RolloutItem.Response(ResponseItem.Message message) ->
          HumanMessage.in(message).isPresent();
      case RolloutItem.UserMessage _ -> true;
      default -> false;
    };
  }

  private static boolean isCopy(RolloutLines line, RolloutLines other) {
    int body = CodexLinePrefix.of(line).body();
    int otherBody = CodexLinePrefix.of(other).body();
    return Arrays.equals(line.bytes(), body, line.to(), other.bytes(), otherBody, other.to())
        || saysTheSame(line, other);
  }

  /** Compares parsed items: a newer release may add or drop fields when it copies a line. */
  private static boolean saysTheSame(RolloutLines line, RolloutLines other) {
    if (CodexLinePrefix.of(line).kind() != CodexLinePrefix.of(other).kind()) {
      return false;
    }
    try {
      Obj one = parse(line);
      Obj two = parse(other);
      return CodexLine.item(one).equals(CodexLine.item(two)) && isOfTheSameTurn(one, two);
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  /** Turns and items keep their ids when they are copied. */
  private static boolean isOfTheSameTurn(Obj line, Obj other) {
    return IDS.stream()
        .noneMatch(
            key -> {
              String id = idOf(line, key);
              String otherId = idOf(other, key);
              return !id.isEmpty() && !otherId.isEmpty() && !id.equals(otherId);
            });
  }

  private static String idOf(Obj line, String key) {
    return line.object("payload").map(payload -> payload.textOr(key, "")).orElse("");
  }

  private static Obj parse(RolloutLines line) throws JsonProcessingException {
    return JsonLines.parse(line.bytes(), line.from(), line.to(), Set.of());
  }

  @Override
  public void close() throws IOException {
    if (parent != null) {
      parent.close();
      parent = null;
    }
  }
}
