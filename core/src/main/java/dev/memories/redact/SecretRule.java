package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import java.util.List;
import java.util.function.Consumer;

/**
 * One kind of secret: the keywords in or near it, and how to find it around them.
 *
 * <p>All rules' keywords are searched for in one pass; a rule then sees only the windows around its
 * own keywords.
 */
interface SecretRule {
  /** The rule's name in its examples. */
  String id();

  /** Lower-case words, at least one of which every match holds; found in any case. */
  List<String> keywords();

  /** How far around a keyword the rule looks. */
  Reach reach();

  /**
   * The longest text before and after a keyword that a match may hold, in chars. A window that
   * would end inside a word is extended to the word's end.
   */
  record Reach(int before, int after) {
    /** One window for all keywords; longer than any text, but safe to add to a position in one. */
    static final Reach WHOLE_TEXT = new Reach(0, 1 << 29);
  }

  /**
   * Reports the secrets in a window of the text.
   *
   * <p>A match holds a keyword and begins at most {@code reach().before()} chars before it. The
   * rule may look beyond the window, but takes time in proportion to the window's length.
   */
  void find(CharText text, ScanWindow window, Consumer<SecretSpan> found);
}
