package dev.memories.fuzz;

import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.lines.LogLine;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.rollout.opencode.OpenCodeTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a session of OpenCode, one a line, as they come from its database. The database
 * itself is left out, because a copy of it serves for a minute and would hide later inputs.
 */
public final class OpencodeTarget {
  private OpencodeTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path rows = Scratch.file("opencode/rows.jsonl", input);
    read(rows, true);
    read(rows, false);
  }

  private static void read(Path rows, boolean titleOnly) {
    OpenCodeTranslator translator =
        OpenCodeTranslator.of(rows.resolveSibling("ses_fuzz"), titleOnly);
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(rows), 0, 0)) {
      while (lines.nextNotBlank()) {
        parse(translator.translate(lines));
      }
      parse(translator.rest());
    } catch (IOException e) {
      // The session is reported as unreadable.
    }
  }

  private static void parse(List<LogLine> records) {
    records.forEach(record -> CodexLine.parse(record.bytes(), record.from(), record.to()));
  }
}
