package dev.memories.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people write it: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 1d}, {@code
 * 0}.
 */
public final class DurationText {
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|[smhdw]))+");
  private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdw])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private DurationText() {}

  /** Empty when the text is no such length; a bare number needs its unit, except {@code 0}. */
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
    for (MatchResult part : parts.results().toList()) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return Optional.of(sum);
  }

  private static Duration unit(String name) {
    return UNITS.getOrDefault(name, Duration.ZERO);
  }
}
