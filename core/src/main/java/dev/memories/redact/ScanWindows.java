package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the windows of a text that one rule has to search, around its keywords; overlapping
 * windows are merged.
 */
final class ScanWindows {
  private final CharText text;
  private final SecretRule.Reach reach;
  private final List<ScanWindow> windows = new ArrayList<>();
  private int from;
  private int to = -1;
  private long[] keywords = new long[8];
  private int count;

  ScanWindows(CharText text, SecretRule.Reach reach) {
    this.text = text;
    this.reach = reach;
  }

  /**
   * Adds the window around a keyword; keywords must come in the order of their ends.
   *
   * @param word the position of the keyword in the list of the rule
   */
  void add(int word, int keywordFrom, int keywordTo) {
    int start = Math.max(0, keywordFrom - reach.before());
    if (to >= 0 && start > to) {
      to = pastRun(to);
      if (start > to) {
        finish();
      }
    }
    if (count == 0) {
      from = start;
    }
    to = Math.max(to, Math.min(text.length(), keywordTo + reach.after()));
    if (count == keywords.length) {
      keywords = Arrays.copyOf(keywords, count * 2);
    }
    keywords[count++] = ScanWindow.keyword(word, keywordFrom, keywordTo);
  }

  List<ScanWindow> all() {
    if (to >= 0) {
      to = pastRun(to);
      finish();
    }
    return windows;
  }

  private void finish() {
    long[] inOrder = Arrays.copyOf(keywords, count);
    Arrays.sort(inOrder);
    windows.add(new ScanWindow(from, to, inOrder));
    count = 0;
    to = -1;
  }

  /** A window never ends inside a run of chars that may be one value, however long. */
  private int pastRun(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != '"') {
      at++;
    }
    return at;
  }
}
