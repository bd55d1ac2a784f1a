package dev.memories.rollout.index;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the facts of a rollout that the index keeps, passing over what it does not need.
 *
 * <p>Only a session's own lines count (product.md 3, "Forks"); what comes before a revert is the
 * session's own.
 */
public final class SessionScanner {
  /** The longest title in characters, before redaction and cutting to one line. */
  public static final int MAX_TITLE = 4096;

  private final Lineage lineage;

  public SessionScanner(Lineage lineage) {
    this.lineage = lineage;
  }

  /**
   * Reads the whole file.
   *
   * @throws IOException when it is gone or cannot be read
   */
  public RolloutFacts scan(Path rollout) throws IOException {
    FactsCollector facts = new FactsCollector();
    try (OwnedLines lines = OwnedLines.open(rollout, lineage)) {
      while (lines.next()) {
        facts.add(lines.line(), lines.owner());
      }
      return facts.facts(lines.rollout());
    }
  }

  /**
   * Goes on where an earlier scan ended, when the file has only grown since; else reads all of it.
   *
   * @param previous what that scan found; its title and remote may be redacted by now
   */
  public RolloutFacts scan(Path rollout, RolloutFacts previous) throws IOException {
    Optional<RolloutLines> grown = AppendedLines.open(rollout, previous.position());
    if (grown.isEmpty()) {
      return scan(rollout);
    }
    FactsCollector facts = new FactsCollector(previous);
    try (RolloutLines lines = grown.get()) {
      while (lines.nextNotBlank()) {
        facts.add(lines, LineOwner.SESSION);
      }
      return facts.facts(lines);
    }
  }
}
