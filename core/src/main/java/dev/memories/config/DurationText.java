package dev.memories.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a duration as people write it: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 1d}, {@code
 * 0}.
 */
public final class DurationText {
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|[smhdw]))+");
  private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdw])");

  private DurationText() {}

  /** The duration; empty when the text is malformed. A number needs its unit, except {@code 0}. */
  public static Optional<Duration> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (!WHOLE.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(trimmed);
    while (parts.find()) {
      sum = sum.plus(length(Long.parseLong(parts.group(1)), parts.group(2)));
    }
    return Optional.of(sum);
  }

  private static Duration length(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      case "w" -> Duration.ofDays(7 * amount);
      default -> throw new IllegalArgumentException("unknown unit " + unit);
    };
  }
}
