package dev.memories.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The place of a secret in a text, in chars; {@code to} is exclusive. */
public record SecretSpan(int from, int to) {
  /** What stands in the place of a secret. */
  public static final String MARKER = "[REDACTED_SECRET]";

  /** Replaces every span by the marker; overlapping spans become one. */
  public static String replaceAll(String text, List<SecretSpan> spans) {
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
      out.append(text, copied, span.from()).append(MARKER);
      covered = span.to();
      copied = covered;
    }
    return out.append(text, copied, text.length()).toString();
  }
}
