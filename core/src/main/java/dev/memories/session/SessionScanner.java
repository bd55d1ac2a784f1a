package dev.memories.session;

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
    FactsOfLines facts = new FactsOfLines();
    for (EarlierPart part : EarlierPart.before(rollout, lineage)) {
      if (part.sameSession()) {
        facts.addEarlier(part);
      }
    }
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(rollout), 0, 0)) {
      return facts.read(lines, lineage);
    }
  }

  /**
   * Goes on where an earlier scan ended, when the file has only grown since; else reads all of it.
   *
   * @param previous what that scan found; its title and remote may be redacted by now
   */
  public RolloutFacts scan(Path rollout, RolloutFacts previous) throws IOException {
    Optional<RolloutLines> grown = GrownFile.open(rollout, previous.position());
    if (grown.isEmpty()) {
      return scan(rollout);
    }
    try (RolloutLines lines = grown.get()) {
      return new FactsOfLines(previous).read(lines, lineage);
    }
  }
}
