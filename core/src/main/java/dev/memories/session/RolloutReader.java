package dev.memories.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.session.JsonValue.Obj;
import dev.memories.session.RolloutItem.Malformed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rollout line by line, leniently, in bounded memory.
 *
 * <p>Takes every format of codex-homes.md 1, plain and compressed. A line that cannot be read is an
 * entry too ({@link Malformed}); blank lines are passed over but counted. Big fields that no reader
 * needs ({@code replacement_history}, image data, encrypted content) are skipped unread.
 */
public final class RolloutReader implements Closeable {
  static final Set<String> UNREAD =
      Set.of(
          "replacement_history",
          "image_url",
          "encrypted_content",
          "base_instructions",
          "instructions",
          "dynamic_tools",
          "tools",
          "metadata",
          "retained_context");

  private final RolloutLines lines;
  private final Set<LineKind> interest;

  private RolloutReader(RolloutLines lines, Set<LineKind> interest) {
    this.lines = lines;
    this.interest = interest;
  }

  /**
   * Opens the rollout, or its sibling with or without {@code .zst}.
   *
   * @throws java.nio.file.NoSuchFileException when neither is there
   */
  public static RolloutReader open(Path rollout) throws IOException {
    return open(rollout, EnumSet.allOf(LineKind.class));
  }

  /**
   * Opens the rollout for lines of some kinds; others are passed over by their first bytes, and are
   * not checked for being well-formed.
   */
  public static RolloutReader open(Path rollout, Set<LineKind> interest) throws IOException {
    return new RolloutReader(
        new RolloutLines(RolloutFile.open(rollout), 0, 0), EnumSet.copyOf(interest));
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
      if (lines.isBlank()) {
        continue;
      }
      @Nullable LineKind kind = LinePrefix.kind(lines.bytes(), lines.from(), lines.to());
      if (kind != null && !interest.contains(kind)) {
        continue;
      }
      RolloutEntry entry = parse();
      if (entry.item() instanceof Malformed || interest.contains(LineKind.of(entry.item()))) {
        return entry;
      }
    }
    return null;
  }

  private RolloutEntry parse() {
    try {
      Obj line = JsonLines.parse(lines.bytes(), lines.from(), lines.to(), UNREAD);
      return new RolloutEntry(
          lines.number(), instant(line.text("timestamp")), RolloutItems.read(line), false);
    } catch (JsonProcessingException e) {
      return new RolloutEntry(lines.number(), null, new Malformed(e.getOriginalMessage()), false);
    }
  }

  static @Nullable Instant instant(@Nullable String timestamp) {
    if (timestamp == null) {
      return null;
    }
    try {
      return Instant.parse(timestamp);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
