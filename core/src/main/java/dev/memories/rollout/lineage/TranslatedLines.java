package dev.memories.rollout.lineage;

import dev.memories.rollout.dialect.LineTranslator;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.gemini.GeminiTranslator;
import dev.memories.rollout.lines.LogLine;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.rollout.opencode.OpenCodeTranslator;
import dev.memories.session.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of a log of Gemini CLI or OpenCode, translated. */
final class TranslatedLines implements OwnedLines {
  private final RolloutLines rollout;
  private final LineTranslator translator;
  private final Deque<LogLine> records = new ArrayDeque<>();
  private @Nullable LogLine record;
  private LineOwner owner = LineOwner.SESSION;
  private boolean isOver;

  private TranslatedLines(RolloutLines rollout, LineTranslator translator) {
    this.rollout = rollout;
    this.translator = translator;
  }

  static TranslatedLines open(Path log, boolean titleOnly) throws IOException {
    LineTranslator translator =
        Agent.ofLog(log) == Agent.GEMINI
            ? GeminiTranslator.of(log, titleOnly)
            : OpenCodeTranslator.of(log, titleOnly);
    return new TranslatedLines(new RolloutLines(RolloutFile.open(log), 0, 0), translator);
  }

  @Override
  public boolean next() throws IOException {
    while (records.isEmpty()) {
      if (isOver) {
        return false;
      }
      if (rollout.nextNotBlank()) {
        records.addAll(translator.translate(rollout));
        owner = translator.isCopied() ? LineOwner.PARENT : LineOwner.SESSION;
      } else {
        isOver = true;
        records.addAll(translator.rest());
      }
    }
    record = records.removeFirst();
    return true;
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
