package dev.memories.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text whose secrets were replaced by markers.
 *
 * @param markers where the markers stand, in order
 */
public record MarkedText(String text, List<SecretSpan> markers) {

  /** Replaces every span by the marker; overlapping spans become one. */
  public static MarkedText replace(String text, List<SecretSpan> spans) {
    List<SecretSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(SecretSpan::from));
    StringBuilder out = new StringBuilder(text.length());
    List<SecretSpan> markers = new ArrayList<>();
    int copied = 0;
    int covered = -1;
    for (SecretSpan span : sorted) {
      if (span.from() < covered) {
        covered = Math.max(covered, span.to());
        copied = covered;
        continue;
      }
      out.append(text, copied, span.from());
      markers.add(new SecretSpan(out.length(), out.length() + SecretSpan.MARKER.length()));
      out.append(SecretSpan.MARKER);
      covered = span.to();
      copied = covered;
    }
    return new MarkedText(out.append(text, copied, text.length()).toString(), markers);
  }

  /**
   * The parts of the text around the markers, in order and without overlaps.
   *
   * @param reach how far a part extends to both sides of a marker, in chars; then it goes on to the
   *     end of the word
   */
  public List<SecretSpan> surroundings(int reach) {
    List<SecretSpan> parts = new ArrayList<>();
    int from = 0;
    int to = 0;
    for (SecretSpan marker : markers) {
      int start = wordStart(Math.max(to, marker.from() - reach), to);
      if (start > to) {
        if (to > from) {
          parts.add(new SecretSpan(from, to));
        }
        from = start;
      }
      to = wordEnd(Math.max(to, Math.min(text.length(), marker.to() + reach)));
    }
    parts.add(new SecretSpan(from, to));
    return parts;
  }

  private int wordStart(int from, int least) {
    int at = from;
    while (at > least && text.charAt(at - 1) > ' ') {
      at--;
    }
    return at;
  }

  private int wordEnd(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }
}
