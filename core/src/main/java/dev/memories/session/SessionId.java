package dev.memories.session;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The UUID of a session, lower-case and hyphenated.
 *
 * <p>Any UUID version and the usual spellings are read (reference.md 1f); ordering is by text, as
 * in the database.
 */
public record SessionId(String value) implements Comparable<SessionId> {
  public static final int CANONICAL_LENGTH = 36;

  private static final Pattern SIMPLE = Pattern.compile("[0-9a-f]{32}");

  public SessionId {
    if (!isCanonical(value, 0, value.length())) {
      throw new IllegalArgumentException("not a canonical UUID: " + value);
    }
  }

  /**
   * Reads hyphenated, simple (32 digits), braced and {@code urn:uuid:} spellings in any case; empty
   * when the text is none of these.
   */
  public static Optional<SessionId> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("urn:uuid:")) {
      lower = lower.substring("urn:uuid:".length());
    } else if (lower.startsWith("{") && lower.endsWith("}")) {
      lower = lower.substring(1, lower.length() - 1);
    }
    if (isCanonical(lower, 0, lower.length())) {
      return Optional.of(new SessionId(lower));
    }
    if (SIMPLE.matcher(lower).matches()) {
      return Optional.of(new SessionId(hyphenate(lower)));
    }
    return Optional.empty();
  }

  /**
   * Whether this part of the text is an id as it is written here. By hand: thousands are read at
   * every start, where a pattern is slow.
   */
  public static boolean isCanonical(String text, int from, int to) {
    if (to - from != CANONICAL_LENGTH) {
      return false;
    }
    for (int at = 0; at < CANONICAL_LENGTH; at++) {
      char c = text.charAt(from + at);
      boolean hyphen = at == 8 || at == 13 || at == 18 || at == 23;
      boolean fits = hyphen ? c == '-' : isLowerHex(c);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static String hyphenate(String digits) {
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        digits.substring(12, 16),
        digits.substring(16, 20),
        digits.substring(20));
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  /** By hand, and the hash code, too: those of records are made at the first call, in 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionId id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
