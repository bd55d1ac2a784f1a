package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Highlights the matches of a search, also across spans. */
final class Highlight {
  private Highlight() {}

  static List<TextSpan> found(List<TextSpan> spans, String pattern) {
    if (pattern.isEmpty()) {
      return spans;
    }
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String text = spans.stream().map(TextSpan::text).collect(Collectors.joining());
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length() || !lower.contains(wanted)) {
      return spans;
    }
    boolean[] hit = new boolean[text.length()];
    for (int at = lower.indexOf(wanted);
        at >= 0;
        at = lower.indexOf(wanted, at + wanted.length())) {
      Arrays.fill(hit, at, at + wanted.length(), true);
    }
    List<TextSpan> result = new ArrayList<>();
    int from = 0;
    for (TextSpan span : spans) {
      split(span, hit, from, result);
      from += span.text().length();
    }
    return result;
  }

  private static void split(TextSpan span, boolean[] hit, int offset, List<TextSpan> into) {
    String text = span.text();
    int start = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (at == text.length() || hit[offset + at] != hit[offset + start]) {
        into.add(
            new TextSpan(
                text.substring(start, at), hit[offset + start] ? TextRole.FOUND : span.role()));
        start = at;
      }
    }
  }
}
