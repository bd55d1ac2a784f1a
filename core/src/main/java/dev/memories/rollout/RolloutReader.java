package dev.memories.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.LinePrefix;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.Malformed;
import dev.memories.rollout.item.RolloutItems;
import dev.memories.rollout.item.UtcTimestamp;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.ContentFingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rollout line by line in bounded memory.
 *
 * <p>Takes every format of codex-homes.md 1, plain and compressed. A line that cannot be read is an
 * entry too ({@link Malformed}); blank lines are passed over but counted. Big fields that no reader
 * needs ({@code replacement_history}, image data, encrypted content) are skipped unread.
 */
public final class RolloutReader implements Closeable {
  private final OwnedLines lines;
  private final Set<LineKind> interest;

  private RolloutReader(OwnedLines lines, Set<LineKind> interest) {
    this.lines = lines;
    this.interest = EnumSet.copyOf(interest);
  }

  /**
   * Opens the rollout, or its sibling with or without {@code .zst}, for all kinds of line; what was
   * copied from a parent is not told apart.
   *
   * @throws java.nio.file.NoSuchFileException when neither is there
   */
  public static RolloutReader open(Path rollout) throws IOException {
    return open(rollout, EnumSet.allOf(LineKind.class), Lineage.unknown());
  }

  /**
   * Opens the rollout for lines of some kinds; others are passed over by their first bytes, and are
   * not checked for being well-formed.
   */
  public static RolloutReader open(Path rollout, Set<LineKind> interest) throws IOException {
    return open(rollout, interest, Lineage.unknown());
  }

  /**
   * Opens the rollout with what it goes on from.
   *
   * <p>Entries that are not of this file's own making name their {@link LineOwner}: lines copied
   * from a fork's parent, and, before the rest, those of a superseded file up to where the session
   * was reverted to. The latter's line numbers are of that other file.
   */
  public static RolloutReader open(Path rollout, Set<LineKind> interest, Lineage lineage)
      throws IOException {
    return new RolloutReader(OwnedLines.open(rollout, lineage), interest);
  }

  /** Gives every entry to the sink. */
  public static void forEach(Path rollout, EntrySink sink) throws IOException {
    try (RolloutReader reader = open(rollout)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        sink.accept(entry);
      }
    }
  }

  /** The next entry, null at the end of the file. */
  public @Nullable RolloutEntry next() throws IOException {
    while (lines.next()) {
      RolloutLines line = lines.line();
      if (isOfNoInterest(line)) {
        continue;
      }
      RolloutEntry entry = parse(line);
      if (entry.item() instanceof Malformed || interest.contains(LineKind.of(entry.item()))) {
        return entry;
      }
    }
    return null;
  }

  private boolean isOfNoInterest(RolloutLines line) {
    @Nullable LineKind kind = LinePrefix.of(line).kind();
    return kind != null && !interest.contains(kind);
  }

  private RolloutEntry parse(RolloutLines line) {
    LineOwner owner = lines.owner();
    try {
      Obj json = JsonLines.parse(line.bytes(), line.from(), line.to(), RolloutItems.UNREAD_FIELDS);
      RolloutItem item = RolloutItems.read(json);
      return new RolloutEntry(
          line.number(), UtcTimestamp.tryParse(json.text("timestamp")), item, owner);
    } catch (JsonProcessingException e) {
      return new RolloutEntry(line.number(), null, new Malformed(e.getOriginalMessage()), owner);
    }
  }

  /**
   * How much of the rollout itself was read so far; null before the first whole line.
   *
   * <p>At the end it is what the index keeps of the file.
   */
  public @Nullable ContentFingerprint fingerprint() {
    return lines.rollout().fingerprint();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
