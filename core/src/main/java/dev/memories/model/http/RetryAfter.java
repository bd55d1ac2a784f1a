package dev.memories.model.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pause that a server asks for, in a header or in its message (docs/spec/rules.md 14.8). */
final class RetryAfter {
  private static final Pattern IN_WORDS =
      Pattern.compile("try again in\\s*(\\d+(?:\\.\\d+)?)\\s*(ms|s|seconds?|m|minutes?)\\b");

  private RetryAfter() {}

  /** The pause; zero when the server names none, or one that cannot be parsed. */
  static Duration of(HttpHeaders headers, String message, Instant now) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(text -> number(text).map(RetryAfter::millis))
        .or(() -> headers.firstValue("retry-after").flatMap(text -> secondsOrDate(text, now)))
        .or(() -> inWords(message))
        .orElse(Duration.ZERO);
  }

  static String shown(Duration pause) {
    return pause.toMillis() < 1000
        ? pause.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.0f s", pause.toMillis() / 1000.0);
  }

  private static Optional<Duration> secondsOrDate(String text, Instant now) {
    return number(text).map(seconds -> millis(seconds * 1000)).or(() -> date(text, now));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant until =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration pause = Duration.between(now, until);
      return Optional.of(pause.isNegative() ? Duration.ofMillis(1) : pause);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> inWords(String message) {
    Matcher matcher = IN_WORDS.matcher(message.toLowerCase(Locale.ROOT));
    if (!matcher.find()) {
      return Optional.empty();
    }
    double factor =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "m", "minute", "minutes" -> 60_000;
          default -> 1000;
        };
    return number(matcher.group(1)).map(value -> millis(value * factor));
  }

  private static Optional<Double> number(String text) {
    String stripped = text.strip();
    return stripped.matches("\\d{1,9}(?:\\.\\d{1,9})?")
        ? Optional.of(Double.valueOf(stripped))
        : Optional.empty();
  }

  private static Duration millis(double millis) {
    return Duration.ofMillis(Math.round(Math.ceil(millis)));
  }
}
