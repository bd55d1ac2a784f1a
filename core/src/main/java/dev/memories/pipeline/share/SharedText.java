package dev.memories.pipeline.share;

import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RegistryBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.TerminalText;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file with a shared bullet. Anybody who can push to the repository may have written
 * it, so secrets and characters that a terminal obeys or hides are removed.
 */
final class SharedText {
  /** Longest statement, in characters. */
  private static final int MAX_STATEMENT = 2_000;

  /** A conflict has a bullet a side; a file with more is no shared bullet. */
  private static final int MAX_BULLETS = 8;

  private SharedText() {}

  /** The text of a file for a bullet. */
  static String of(MemoryBullet bullet, boolean withEvidence) {
    return "- " + (withEvidence ? bullet.cited() : bullet.statement()) + "\n";
  }

  /** A statement as it is shared. */
  static String clean(String statement, SecretRedactor redactor) {
    return redactor.redact(TerminalText.remove(statement));
  }

  /** The bullets in a file; of a conflict that git left there, those of both sides. */
  static List<MemoryBullet> bullets(String text, SecretRedactor redactor) {
    List<MemoryBullet> found =
        RegistryBullets.of(redactor.redact(TerminalText.remove(bothSides(text))));
    List<MemoryBullet> kept = new ArrayList<>();
    for (MemoryBullet bullet : found) {
      if (isPlain(bullet)) {
        kept.add(bullet);
      }
    }
    return found.size() > MAX_BULLETS ? List.of() : kept;
  }

  /** Whether the bullet is the same when it is written to a registry and read again. */
  static boolean isPlain(MemoryBullet bullet) {
    List<MemoryBullet> again = RegistryBullets.of("- " + bullet.statement() + "\n");
    return bullet.statement().length() <= MAX_STATEMENT
        && again.size() == 1
        && again.getFirst().id().equals(bullet.id())
        && again.getFirst().citation().isEmpty();
  }

  /** Without the marks of a conflict, and without the common ancestor between them. */
  private static String bothSides(String text) {
    StringBuilder sides = new StringBuilder();
    boolean isAncestor = false;
    for (String line : text.split("\\R", -1)) {
      boolean isMark = line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>");
      if (line.startsWith("|||||||")) {
        isAncestor = true;
      } else if (line.startsWith("=======") || isMark) {
        isAncestor = false;
      } else if (!isAncestor) {
        sides.append(line).append('\n');
      }
    }
    return sides.toString();
  }
}
