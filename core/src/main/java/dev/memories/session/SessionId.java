package dev.memories.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.text.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The UUID of a session, in lower case with hyphens.
 *
 * <p>Any version of UUID is an id (docs/spec/rules.md 2.7). Ids are ordered by their text, as in
 * the database.
 */
public record SessionId(String value) implements Comparable<SessionId> {
  public static final int CANONICAL_LENGTH = 36;

  private static final int VERSION_AT = 14;

  private static final Pattern SIMPLE = Pattern.compile("[0-9a-f]{32}");

  public SessionId {
    if (!isCanonical(value, 0, value.length())) {
      throw new IllegalArgumentException("not a canonical UUID: " + value);
    }
  }

  /**
   * Parses an id with hyphens, without hyphens (32 digits), in braces, or after {@code urn:uuid:},
   * in any case, or an id of OpenCode; empty when the text is none of these.
   */
  public static Optional<SessionId> parse(String text) {
    if (Agent.isOpenCodeId(text)) {
      return Optional.of(standingFor(text));
    }
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
   * The id that stands for an id in another form, always the same: a UUID of the version for such
   * uses, {@code 8}, made of a hash.
   */
  public static SessionId standingFor(String foreign) {
    String hash = Sha256.hex(foreign.getBytes(UTF_8));
    return new SessionId(
        hyphenate(
            hash.substring(0, 12) + "8" + hash.substring(13, 16) + "8" + hash.substring(17, 32)));
  }

  /**
   * The id of a session whose own one belongs to a session of another agent: the same but for the
   * digit of the version, so that it is always the same and still looks alike.
   */
  public SessionId substitute() {
    char version = value.charAt(VERSION_AT) == '8' ? '9' : '8';
    return new SessionId(
        value.substring(0, VERSION_AT) + version + value.substring(VERSION_AT + 1));
  }

  /**
   * Whether this part of the text is an id in lower case with hyphens.
   *
   * <p>Written by hand, since thousands of ids are checked at every start and a pattern is slow
   * then.
   */
  public static boolean isCanonical(String text, int from, int to) {
    if (to - from != CANONICAL_LENGTH) {
      return false;
    }
    for (int at = 0; at < CANONICAL_LENGTH; at++) {
      char c = text.charAt(from + at);
      boolean hyphen = at == 8 || at == 13 || at == 18 || at == 23;
      if (hyphen ? c != '-' : !isLowerHex(c)) {
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

  /** Written by hand, like the hash code: the first call of a generated one takes 5 ms. */
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
