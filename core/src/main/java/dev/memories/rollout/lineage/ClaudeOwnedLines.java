package dev.memories.rollout.lineage;

import dev.memories.rollout.claude.ClaudeFields;
import dev.memories.rollout.claude.ClaudeReading;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.lines.LogLine;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log of Claude Code, translated. A fork copies the lines of its parent with their
 * ids, by which they are told from its own.
 */
final class ClaudeOwnedLines implements OwnedLines {
  /** Bounds the memory; a fork of a longer session counts the rest as its own. */
  private static final int MOST_COPIED = 400_000;

  private final Path file;
  private final RolloutLines rollout;
  private final ClaudeReading reading;
  private final Set<String> copied;
  private final Deque<LogLine> records = new ArrayDeque<>();
  private @Nullable LogLine record;
  private LineOwner ownerOfLine = LineOwner.SESSION;
  private LineOwner owner = LineOwner.SESSION;
  private boolean isOver;

  private ClaudeOwnedLines(Path file, ClaudeReading reading, Set<String> copied)
      throws IOException {
    this.file = file;
    this.rollout = new RolloutLines(RolloutFile.open(file), 0, 0);
    this.reading = reading;
    this.copied = copied;
  }

  static ClaudeOwnedLines open(Path file, Lineage lineage, boolean titleOnly) throws IOException {
    ClaudeReading reading = titleOnly ? ClaudeReading.ofTitle(file) : ClaudeReading.of(file);
    return new ClaudeOwnedLines(file, reading, copied(file, lineage));
  }

  @Override
  public @Nullable OwnedLines revised() throws IOException {
    Optional<ClaudeReading> revised = reading.revised();
    return revised.isEmpty() ? null : new ClaudeOwnedLines(file, revised.get(), copied);
  }

  private static Set<String> copied(Path file, Lineage lineage) throws IOException {
    Set<String> ids = new HashSet<>();
    for (Path older : lineage.olderCopies(file)) {
      try (RolloutLines lines = new RolloutLines(RolloutFile.open(older), 0, 0)) {
        while (ids.size() < MOST_COPIED && lines.nextNotBlank()) {
          String id = ClaudeFields.of(lines).uuid();
          if (id != null) {
            ids.add(id);
          }
        }
      } catch (NoSuchFileException _) {
        // Deleted since it was found.
      }
    }
    return ids;
  }

  @Override
  public boolean next() throws IOException {
    while (records.isEmpty()) {
      if (isOver) {
        return false;
      }
      if (rollout.nextNotBlank()) {
        ownerOfLine = isCopied() ? LineOwner.PARENT : LineOwner.SESSION;
        records.addAll(reading.translate(rollout, ownerOfLine == LineOwner.SESSION));
      } else {
        isOver = true;
        ownerOfLine = LineOwner.SESSION;
        records.addAll(reading.rest());
      }
    }
    record = records.removeFirst();
    // The header is made of the first line, and it is the fork's own.
    owner = reading.isHeader(record) ? LineOwner.SESSION : ownerOfLine;
    return true;
  }

  private boolean isCopied() {
    if (reading.isCopied(rollout)) {
      return true;
    }
    String id = copied.isEmpty() ? null : ClaudeFields.of(rollout).uuid();
    return id != null && copied.contains(id);
  }

  @Override
  public boolean skipToLast(long bytes) {
    return false;
  }

  @Override
  public LogLine line() {
    return record == null ? rollout : record;
  }

  @Override
  public RolloutLines rollout() {
    return rollout;
  }

  @Override
  public LineOwner owner() {
    return owner;
  }

  @Override
  public void close() throws IOException {
    rollout.close();
  }
}
