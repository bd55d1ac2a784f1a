package dev.memories.rollout.claude;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.TranslatedRecord;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LogLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a log for its header, title and times.
 *
 * <p>The first one presumes that the tree is straight, as it nearly always is, and looks at the
 * tree on the way. Where its end tells otherwise, a second one follows.
 */
final class TitleReading implements ClaudeReading {
  private static final Obj NONE = Json.object().build();

  private final String id;
  private final ConversationTree tree;
  private final ClaudeTranslator translator;
  private final @Nullable TreeGrowth growth;
  private byte[] latest = {};
  private long latestLine;

  private TitleReading(String id, ConversationTree tree, @Nullable TreeGrowth growth) {
    this.id = id;
    this.tree = tree;
    this.translator = new ClaudeTranslator(id, tree);
    this.growth = growth;
  }

  /** A reading that presumes a straight tree. */
  static TitleReading first(String id) {
    return new TitleReading(id, ConversationTree.STRAIGHT, new TreeGrowth(id));
  }

  @Override
  public List<LogLine> translate(LogLine line, boolean isOwn) {
    if (BookkeepingLine.is(line)) {
      return translator.first(line);
    }
    ClaudeFields fields = ClaudeFields.of(line);
    if (growth != null) {
      growth.add(line.number(), fields);
    }
    if (!translator.hasToldTitle()) {
      return translator.translate(line, isOwn);
    }
    return isOwn && !translator.tellsNothing(line) && !tree.isAbandoned(line.number())
        ? later(fields.timestampBytes(), line)
        : List.of();
  }

  /**
   * Keeps the latest time so far. Times of the same form sort as texts; when the form changes, the
   * one that was kept is told.
   */
  private List<LogLine> later(byte[] timestamp, LogLine line) {
    boolean isSameForm = timestamp.length == latest.length && isUtc(timestamp) && isUtc(latest);
    if (timestamp.length == 0 || (isSameForm && Arrays.compareUnsigned(timestamp, latest) <= 0)) {
      return List.of();
    }
    List<LogLine> told = isSameForm ? List.of() : rest();
    latest = timestamp;
    latestLine = line.number();
    return told;
  }

  private static boolean isUtc(byte[] timestamp) {
    return timestamp.length > 0 && timestamp[timestamp.length - 1] == 'Z';
  }

  @Override
  public List<LogLine> rest() {
    if (latest.length == 0) {
      return List.of();
    }
    String timestamp = new String(latest, ISO_8859_1);
    latest = new byte[0];
    return List.of(TranslatedRecord.of(timestamp, "time", NONE, latestLine, true));
  }

  @Override
  public boolean isCopied(LogLine line) {
    return translator.isCopied(line);
  }

  @Override
  public boolean isHeader(LogLine record) {
    return translator.isHeader(record);
  }

  @Override
  public Optional<ClaudeReading> revised() {
    if (growth == null) {
      return Optional.empty();
    }
    ConversationTree found = growth.tree();
    boolean wasRight =
        found.isStraight() && (!found.hasAttachments() || !translator.tookFromQueue());
    return wasRight ? Optional.empty() : Optional.of(new TitleReading(id, found, null));
  }
}
