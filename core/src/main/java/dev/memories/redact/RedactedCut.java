package dev.memories.redact;

/**
 * The beginning or the end of a long text, redacted before it is cut.
 *
 * <p>A cut could leave a part of a secret that no rule knows. So more is redacted than is kept, and
 * what stands near the cut of what was redacted is thrown away.
 */
public final class RedactedCut {
  /** Chars beyond the cut that are redacted as well; longer than a private key. */
  private static final int MARGIN = 16_384;

  private RedactedCut() {}

  /** At most {@code max} chars from the beginning of the text. */
  public static String head(SecretRedactor redactor, String text, int max) {
    boolean isWhole = text.length() <= max + MARGIN;
    String redacted = redactor.redact(isWhole ? text : text.substring(0, max + MARGIN));
    int sure = isWhole ? redacted.length() : Math.max(0, redacted.length() - MARGIN);
    return redacted.substring(0, outsideMarker(redacted, Math.min(max, sure), true));
  }

  /** At most {@code max} chars from the end of the text. */
  public static String tail(SecretRedactor redactor, String text, int max) {
    boolean isWhole = text.length() <= max + MARGIN;
    String redacted =
        redactor.redact(isWhole ? text : text.substring(text.length() - max - MARGIN));
    int sure = isWhole ? 0 : Math.min(redacted.length(), MARGIN);
    int from = Math.max(sure, redacted.length() - max);
    return redacted.substring(outsideMarker(redacted, from, false));
  }

  /** A cut that is not inside a marker or a surrogate pair. */
  private static int outsideMarker(String text, int cut, boolean left) {
    int from = Math.max(0, cut - SecretRedactor.MARKER.length() + 1);
    int marker = text.indexOf(SecretRedactor.MARKER, from);
    if (marker >= 0 && marker < cut) {
      return left ? marker : marker + SecretRedactor.MARKER.length();
    }
    boolean splitsPair =
        cut > 0 && cut < text.length() && Character.isLowSurrogate(text.charAt(cut));
    return splitsPair ? (left ? cut - 1 : cut + 1) : cut;
  }
}
