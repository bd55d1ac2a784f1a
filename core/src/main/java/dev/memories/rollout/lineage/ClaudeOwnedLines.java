package dev.memories.rollout.lineage;

import dev.memories.rollout.claude.ClaudeFields;
import dev.memories.rollout.claude.ClaudeTranslator;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log of Claude Code, translated. A fork copies the lines of its parent with their
 * ids, by which they are told from its own.
 */
final class ClaudeOwnedLines implements OwnedLines {
  /** Bounds the memory; a fork of a longer session counts the rest as its own. */
  private static final int MOST_COPIED = 400_000;

  private final RolloutLines rollout;
  private final ClaudeTranslator translator;
  private final Set<String> copied;
  private final Deque<LogLine> records = new ArrayDeque<>();
  private @Nullable LogLine record;
  private LineOwner ownerOfLine = LineOwner.SESSION;
  private LineOwner owner = LineOwner.SESSION;

  private ClaudeOwnedLines(RolloutLines rollout, ClaudeTranslator translator, Set<String> copied) {
    this.rollout = rollout;
    this.translator = translator;
    this.copied = copied;
  }

  static ClaudeOwnedLines open(Path file, Lineage lineage, boolean titleOnly) throws IOException {
    ClaudeTranslator translator =
        titleOnly ? ClaudeTranslator.ofTitle(file) : ClaudeTranslator.of(file);
    Set<String> copied = copied(file, lineage);
    return new ClaudeOwnedLines(new RolloutLines(RolloutFile.open(file), 0, 0), translator, copied);
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
      if (!rollout.nextNotBlank()) {
        return false;
      }
      ownerOfLine = isCopied() ? LineOwner.PARENT : LineOwner.SESSION;
      records.addAll(translator.translate(rollout, ownerOfLine == LineOwner.SESSION));
    }
    record = records.removeFirst();
    // The header is made of the first line, and it is the fork's own.
    owner = translator.isHeader(record) ? LineOwner.SESSION : ownerOfLine;
    return true;
  }

  private boolean isCopied() {
    if (translator.isCopied(rollout)) {
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
