package dev.memories.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of a text that holds a secret, in chars; {@code to} is exclusive. */
record SecretSpan(int from, int to) {

  /** The text with every span, overlapping ones as one, replaced by the marker. */
  static String replaceAll(String text, List<SecretSpan> spans) {
    List<SecretSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(SecretSpan::from));
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int covered = -1;
    for (SecretSpan span : sorted) {
      if (span.from() < covered) {
        covered = Math.max(covered, span.to());
        copied = covered;
        continue;
      }
      out.append(text, copied, span.from()).append(SecretRedactor.MARKER);
      covered = span.to();
      copied = covered;
    }
    return out.append(text, copied, text.length()).toString();
  }
}
