package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import dev.memories.tui.page.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Gives what is looked for its own ink, across span borders too. */
final class Highlight {
  private Highlight() {}

  static List<Span> found(List<Span> spans, String pattern) {
    if (pattern.isEmpty()) {
      return spans;
    }
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String text = spans.stream().map(Span::text).collect(Collectors.joining());
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
    List<Span> result = new ArrayList<>();
    int from = 0;
    for (Span span : spans) {
      split(span, hit, from, result);
      from += span.text().length();
    }
    return result;
  }

  private static void split(Span span, boolean[] hit, int offset, List<Span> into) {
    String text = span.text();
    int start = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (at == text.length() || hit[offset + at] != hit[offset + start]) {
        into.add(new Span(text.substring(start, at), hit[offset + start] ? Ink.FOUND : span.ink()));
        start = at;
      }
    }
  }
}
