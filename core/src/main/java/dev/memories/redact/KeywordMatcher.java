package dev.memories.redact;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a pattern that begin at a keyword of a stretch or a little before it, from left to
 * right, none within another.
 *
 * <p>What a full search would find as well, but it would try the pattern at every character.
 */
final class KeywordMatcher {
  private final KeywordPattern pattern;
  private final CharSequence text;
  private final Matcher matcher;
  private final ScanWindow stretch;
  private final int before;
  private final Lookahead.@Nullable Look ahead;
  private int keyword;
  private int at;

  /**
   * @param before how many chars before a keyword a match may begin
   */
  KeywordMatcher(KeywordPattern pattern, CharSequence text, ScanWindow stretch, int before) {
    this.pattern = pattern;
    this.text = text;
    this.matcher =
        pattern.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    this.stretch = stretch;
    this.before = before;
    this.ahead = pattern.ahead().map(needed -> needed.new Look(text)).orElse(null);
    this.at = stretch.from();
  }

  /** Goes to the next match; false when there is none. */
  boolean find() {
    for (; keyword < stretch.keywordCount(); keyword++) {
      int last = stretch.keyword(keyword);
      if (ahead != null && !ahead.standsAt(last)) {
        continue;
      }
      for (at = Math.max(at, last - before); at <= last; at++) {
        if (pattern.beginning().has(text.charAt(at))
            && matcher.region(at, stretch.to()).lookingAt()) {
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
