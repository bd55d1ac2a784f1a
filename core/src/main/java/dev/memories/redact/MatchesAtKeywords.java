package dev.memories.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The matches of a pattern that begin at a keyword of a stretch or a little before it, from left to
 * right, none within another.
 *
 * <p>What a full search would find as well, but it would try the pattern at every character.
 */
final class MatchesAtKeywords {
  private final Matcher matcher;
  private final Stretch stretch;
  private final int before;
  private int keyword;
  private int at;

  /**
   * @param before how many chars before a keyword a match may begin
   */
  MatchesAtKeywords(Pattern pattern, String text, Stretch stretch, int before) {
    this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    this.stretch = stretch;
    this.before = before;
    this.at = stretch.from();
  }

  /** Goes to the next match; false when there is none. */
  boolean find() {
    for (; keyword < stretch.keywordCount(); keyword++) {
      int last = stretch.keyword(keyword);
      for (at = Math.max(at, last - before); at <= last; at++) {
        if (matcher.region(at, stretch.to()).lookingAt()) {
          at = Math.max(matcher.end(), at + 1);
          return true;
        }
      }
    }
    return false;
  }

  /** Stands on the match. */
  Matcher matcher() {
    return matcher;
  }

  /** The next match does not begin before this char. */
  void skipTo(int from) {
    at = from;
  }
}
