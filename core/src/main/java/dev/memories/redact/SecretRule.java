package dev.memories.redact;

import java.util.List;
import java.util.function.Consumer;

/**
 * One kind of secret: the words near it, and how to find it round them.
 *
 * <p>A text is searched for the keywords of all rules at once; a rule only ever sees the stretches
 * round its own.
 */
sealed interface SecretRule
    permits PatternRule, AssignmentRule, PrivateKeyRule, UserFlagRule, ReferenceRule {
  /** Words in lower case, one of which every match holds; found in any case. */
  List<String> keywords();

  /** How far round a keyword the rule has to look. */
  Reach reach();

  /**
   * At least the longest text before and after a keyword that a match may hold, in chars; a stretch
   * is made longer by itself where it would end within a word.
   */
  record Reach(int before, int after) {}

  /**
   * Reports the secrets in a stretch of the text.
   *
   * <p>May look beyond the stretch, but takes time in proportion to it.
   *
   * <p>A match holds a keyword: it begins no farther before one than the rule reaches.
   */
  void find(String text, ScanWindow stretch, Consumer<SecretSpan> found);
}
