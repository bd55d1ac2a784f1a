package dev.memories.rollout;

import dev.memories.rollout.codex.CodexItemFields;
import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.codex.CodexLinePrefix;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.Response;
import dev.memories.rollout.item.UtcTimestamp;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.LogLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a rollout's own lines that decodes as little as it can, for those who want the words of
 * a session and not its outputs.
 *
 * <p>Of an output whose header says enough, the header alone is given. Of the agent's messages
 * between two of others, only the last one is given, just before the second; remarks on what it
 * will do next are left out. Otherwise like {@link RolloutReader}.
 */
public final class RolloutSkimmer implements Closeable {
  private final OwnedLines lines;
  private final Set<LineKind> kinds;
  private final Set<ItemKind> items;
  private final Predicate<String> isHeaderEnough;
  private final HeldLine answer = new HeldLine();

  /** Whether the present line waits, since an answer had to be given first. */
  private boolean waits;

  private RolloutSkimmer(
      OwnedLines lines,
      Set<LineKind> kinds,
      Set<ItemKind> items,
      Predicate<String> isHeaderEnough) {
    this.lines = lines;
    this.kinds = EnumSet.copyOf(kinds);
    this.items = EnumSet.copyOf(items);
    this.isHeaderEnough = isHeaderEnough;
  }

  /**
   * Opens a rollout for some kinds of lines and of response items; lines whose kind cannot be told
   * come, too.
   *
   * @param isHeaderEnough of the header of an output, with its last line
   */
  public static RolloutSkimmer open(
      Path rollout,
      Set<LineKind> kinds,
      Set<ItemKind> items,
      Lineage lineage,
      Predicate<String> isHeaderEnough)
      throws IOException {
    return new RolloutSkimmer(OwnedLines.open(rollout, lineage), kinds, items, isHeaderEnough);
  }

  /** The next entry; null at the end of the file. */
  public @Nullable RolloutEntry next() throws IOException {
    while (waits || nextOwn()) {
      waits = false;
      LogLine line = lines.line();
      CodexLinePrefix prefix = CodexLinePrefix.of(line);
      @Nullable LineKind kind = prefix.kind();
      if (kind != null && !kinds.contains(kind)) {
        continue;
      }
      @Nullable ItemKind item = kind == LineKind.RESPONSE ? prefix.itemKind() : null;
      if (item != null && !items.contains(item)) {
        continue;
      }
      CodexItemFields fields = prefix.itemFields();
      if (item == ItemKind.MESSAGE && fields.isOfAgent()) {
        if (!fields.isRemark()) {
          answer.hold(line);
        }
      } else if (answer.isHeld() && mayBeMessage(kind, item)) {
        waits = true;
        return parsed(answer.release());
      } else {
        ResponseItem taken = taken(item, fields);
        return taken == null ? parsed(line) : entry(line, prefix.timestamp(), new Response(taken));
      }
    }
    return answer.isHeld() ? parsed(answer.release()) : null;
  }

  private boolean nextOwn() throws IOException {
    while (lines.next()) {
      if (lines.owner() == LineOwner.SESSION) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeMessage(@Nullable LineKind kind, @Nullable ItemKind item) {
    return item == ItemKind.MESSAGE
        || kind == null
        || kind == LineKind.USER_MESSAGE
        || (kind == LineKind.RESPONSE && item == null);
  }

  /** The item, where it can be taken from the line without parsing it. */
  private @Nullable ResponseItem taken(@Nullable ItemKind item, CodexItemFields fields) {
    return item == ItemKind.FUNCTION_CALL
        ? fields.call()
        : item == ItemKind.FUNCTION_CALL_OUTPUT ? fields.header(isHeaderEnough) : null;
  }

  private static RolloutEntry parsed(LogLine line) {
    CodexLine parsed = CodexLine.parse(line.bytes(), line.from(), line.to());
    return entry(line, parsed.timestamp(), parsed.item());
  }

  private static RolloutEntry entry(LogLine line, @Nullable String timestamp, RolloutItem item) {
    return new RolloutEntry(
        line.number(), UtcTimestamp.tryParse(timestamp), item, LineOwner.SESSION);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
