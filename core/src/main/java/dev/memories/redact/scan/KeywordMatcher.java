package dev.memories.redact.scan;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds the matches of a pattern that begin at a keyword of a window or shortly before it, from
 * left to right without overlaps.
 *
 * <p>A full search would find them, too, but would try the pattern at every char.
 */
public final class KeywordMatcher {
  private final KeywordPattern pattern;
  private final CharSequence text;
  private final Matcher matcher;
  private final ScanWindow window;
  private final int before;
  private final Lookahead.@Nullable Cursor ahead;
  private int keyword;
  private int at;

  /**
   * @param before how many chars before a keyword a match may begin
   */
  public KeywordMatcher(KeywordPattern pattern, CharSequence text, ScanWindow window, int before) {
    this.pattern = pattern;
    this.text = text;
    this.matcher =
        pattern.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    this.window = window;
    this.before = before;
    this.ahead = pattern.ahead().map(needed -> needed.new Cursor(text)).orElse(null);
    this.at = window.from();
  }

  /** Goes to the next match; false when there is none. */
  public boolean find() {
    for (; keyword < window.keywordCount(); keyword++) {
      int last = window.keyword(keyword);
      if (ahead != null && !ahead.matchesAt(last)) {
        continue;
      }
      for (at = Math.max(at, last - before); at <= last; at++) {
        if (pattern.beginning().contains(text.charAt(at))
            && matcher.region(at, window.to()).lookingAt()) {
          at = Math.max(matcher.end(), at + 1);
          return true;
        }
      }
    }
    return false;
  }

  /** The matcher, positioned at the match. */
  public Matcher matcher() {
    return matcher;
  }

  /** Skips matches that begin before this char. */
  void skipTo(int from) {
    at = from;
  }
}
