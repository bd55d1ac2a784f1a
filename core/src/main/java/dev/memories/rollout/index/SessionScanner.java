package dev.memories.rollout.index;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the facts of a rollout that the index keeps, and parses no more than that needs.
 *
 * <p>Only a session's own lines count (docs/spec/product.md 3.2). Lines before a revert are its
 * own.
 */
public final class SessionScanner {
  /** Maximum length of a title in characters, before it is redacted and cut to one line. */
  public static final int MAX_TITLE = 4096;

  private final Lineage lineage;

  public SessionScanner(Lineage lineage) {
    this.lineage = lineage;
  }

  /**
   * Reads the whole file.
   *
   * @throws IOException when the file is missing or cannot be read
   */
  public RolloutFacts scan(Path rollout) throws IOException {
    try (OwnedLines lines = OwnedLines.forFacts(rollout, lineage)) {
      RolloutFacts facts = facts(lines);
      try (OwnedLines revised = lines.revised()) {
        return revised == null ? facts : facts(revised);
      }
    }
  }

  private static RolloutFacts facts(OwnedLines lines) throws IOException {
    FactsCollector facts = new FactsCollector();
    while (lines.next()) {
      facts.add(lines.line(), lines.owner());
    }
    return facts.facts(lines.rollout());
  }

  /**
   * Continues an earlier scan when lines were only appended since; otherwise reads the whole file.
   *
   * @param previous result of the earlier scan; its title and Git remote may be redacted
   */
  public RolloutFacts scan(Path rollout, RolloutFacts previous) throws IOException {
    // Where the user went back to an earlier prompt, new lines change what the old ones mean.
    Optional<RolloutLines> grown =
        Agent.ofLog(rollout) == Agent.CODEX
            ? AppendedLines.open(rollout, previous.position())
            : Optional.empty();
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
