package dev.memories.extract.offline.call;

import dev.memories.extract.offline.call.LineRule.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Picks the most telling line of an output by the rules of {@code lines.txt}. */
public final class TellingLines {
  private static final int LONGEST_LINE_CHARS = 2_000;
  private static final int END_CHARS = 200_000;

  /** A number as programs count; none of a hash or a version. */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,9}(?![\\w.]*\\w)");

  private final LineRules rules = new LineRules();
  private final List<LineRule> noise = rules.of(Kind.NOISE);
  private final List<LineRule> calm = rules.of(Kind.CALM);
  private final List<LineRule> why = rules.of(Kind.WHY);
  private final List<LineRule> verdict = rules.of(Kind.VERDICT);
  private final long whyBits = why.stream().mapToLong(LineRule::bit).sum();

  /** A line and the bits of the rules that may fit it. */
  private record Line(String text, long worthTrying) {
    boolean fits(LineRule rule) {
      return (worthTrying & rule.bit()) != 0 && rule.fits(text);
    }

    boolean fitsAny(List<LineRule> rules) {
      for (LineRule rule : rules) {
        if (fits(rule)) {
          return true;
        }
      }
      return false;
    }

    boolean isWorthTrying(long bits) {
      return (worthTrying & bits) != 0;
    }
  }

  /** The first line that says why it failed, by the strongest rule that any line fits. */
  public Optional<String> failure(String output) {
    return failures(output, 1).stream().findFirst();
  }

  /** The first lines that fit the strongest rule that any line fits. */
  public List<String> failures(String output, int most) {
    List<Line> lines = lines(output).filter(line -> line.isWorthTrying(whyBits)).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    long worthTrying = lines.stream().mapToLong(Line::worthTrying).reduce(0, (a, b) -> a | b);
    for (LineRule rule : why) {
      if ((rule.bit() & worthTrying) == 0) {
        continue;
      }
      List<String> found = new ArrayList<>();
      for (Line line : lines) {
        if (found.size() < most && line.fits(rule) && !line.fitsAny(noise) && !line.fitsAny(calm)) {
          found.add(whole(line.text(), output));
        }
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }

  /** A line that ends with a colon says what comes: it is told with the next one. */
  private static String whole(String line, String output) {
    String announcing = line.stripTrailing();
    if (!announcing.endsWith(":")) {
      return line;
    }
    return output
        .lines()
        .dropWhile(other -> !other.equals(line))
        .skip(1)
        .filter(next -> !next.isBlank())
        .findFirst()
        .map(next -> announcing + " " + next.strip())
        .orElse(line);
  }

  /** As {@link #failure}, else the first line that says anything. */
  public Optional<String> failureOrFirst(String output) {
    return failure(output).or(() -> first(lines(output)));
  }

  /**
   * The line that says it went well, else the last line. Of several of a kind the one that counts
   * most is told, or the last: a program may sum up each of its parts, and the last is a small one.
   */
  public Optional<String> verdictOrLast(String output) {
    List<Line> lines = lines(output).toList().reversed();
    for (LineRule rule : verdict) {
      Optional<String> widest =
          lines.stream()
              .filter(line -> line.fits(rule) && !line.fitsAny(noise))
              .map(Line::text)
              .max(Comparator.comparingLong(TellingLines::count));
      if (widest.isPresent()) {
        return widest;
      }
    }
    return first(lines.stream());
  }

  /** The first number of a line; 0 without one. */
  private static long count(String line) {
    Matcher number = NUMBER.matcher(line);
    return number.find() ? Long.parseLong(number.group()) : 0;
  }

  private Optional<String> first(Stream<Line> lines) {
    return lines.filter(line -> !line.fitsAny(noise)).map(Line::text).findFirst();
  }

  /** The lines at the start and end of a very long output, each shortened. */
  private Stream<Line> lines(String output) {
    String ends =
        output.length() <= 2 * END_CHARS
            ? output
            : output.substring(0, END_CHARS) + "\n" + output.substring(output.length() - END_CHARS);
    return ends.lines()
        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE_CHARS)))
        .map(line -> new Line(line, rules.worthTrying(line)));
  }
}
