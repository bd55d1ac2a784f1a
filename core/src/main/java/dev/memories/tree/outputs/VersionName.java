package dev.memories.tree.outputs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a version: UTC time to the second, and a number that distinguishes versions of the
 * same second, e.g. {@code 2026-11-22T09-33-48Z-1}.
 */
public record VersionName(String time, int number) implements Comparable<VersionName> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z)-([1-9]\\d{0,5})");
  private static final Comparator<VersionName> BY_AGE =
      Comparator.comparing(VersionName::time).thenComparingInt(VersionName::number);

  /** The first name for a time that is not taken. */
  public static String next(Instant now, Predicate<String> taken) {
    VersionName name = new VersionName(TIME.format(now), 1);
    while (taken.test(name.toString())) {
      name = new VersionName(name.time, name.number + 1);
    }
    return name.toString();
  }

  static Optional<VersionName> parse(String text) {
    Matcher name = NAME.matcher(text);
    return name.matches()
        ? Optional.of(new VersionName(name.group(1), Integer.parseInt(name.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(VersionName other) {
    return BY_AGE.compare(this, other);
  }

  @Override
  public String toString() {
    return time + "-" + number;
  }
}
