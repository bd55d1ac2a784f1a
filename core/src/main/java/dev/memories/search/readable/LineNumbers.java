package dev.memories.search.readable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Line numbers and ranges, such as {@code 168,170-175}. */
public record LineNumbers(List<Range> ranges) {
  private static final Pattern PART = Pattern.compile("L?(\\d{1,9})(?:-L?(\\d{1,9}))?");

  /** All lines. */
  public static final LineNumbers ALL = new LineNumbers(List.of(new Range(1, Long.MAX_VALUE)));

  public LineNumbers {
    ranges = List.copyOf(ranges);
  }

  /** The lines from the first to the last, both included. */
  public record Range(long first, long last) {}

  /** These lines. */
  public static LineNumbers of(List<Long> lines) {
    return new LineNumbers(lines.stream().map(line -> new Range(line, line)).toList());
  }

  /** Parses a list of numbers and ranges; empty when it is none. */
  public static Optional<LineNumbers> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.strip().split("\\s*,\\s*", -1)) {
      Matcher numbers = PART.matcher(part);
      if (!numbers.matches()) {
        return Optional.empty();
      }
      long first = Long.parseLong(numbers.group(1));
      long last = numbers.group(2) == null ? first : Long.parseLong(numbers.group(2));
      if (first < 1 || last < first) {
        return Optional.empty();
      }
      ranges.add(new Range(first, last));
    }
    return Optional.of(new LineNumbers(ranges));
  }

  /** Whether a line is among them. */
  public boolean contains(long line) {
    return ranges.stream().anyMatch(range -> range.first() <= line && line <= range.last());
  }

  long last() {
    return ranges.stream().mapToLong(Range::last).max().orElse(0);
  }
}
