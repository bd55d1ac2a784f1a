package dev.memories.extract.offline;

import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Picks the line of an output that says most, by the patterns of {@code lines.txt}. */
final class TellingLines {
  private static final int LONGEST_LINE_CHARS = 2_000;
  private static final int END_CHARS = 200_000;

  private final List<Pattern> noise = new ArrayList<>();
  private final List<Pattern> calm = new ArrayList<>();
  private final List<Pattern> why = new ArrayList<>();
  private final List<Pattern> verdict = new ArrayList<>();

  TellingLines() {
    for (String entry : DataFile.entries(TellingLines.class, "lines.txt")) {
      String[] parts = entry.split("\\s+", 2);
      Pattern pattern = Pattern.compile(parts[1]);
      switch (parts[0]) {
        case "noise" -> noise.add(pattern);
        case "calm" -> calm.add(pattern);
        case "why" -> why.add(pattern);
        case "verdict" -> verdict.add(pattern);
        default -> throw new IllegalStateException("lines.txt has no kind " + parts[0]);
      }
    }
  }

  /** The first line that says why it failed, by the strongest pattern that any line fits. */
  Optional<String> failure(String output) {
    return failures(output, 1).stream().findFirst();
  }

  /** The first lines that fit the strongest pattern that any line fits. */
  List<String> failures(String output, int most) {
    List<String> lines =
        candidates(output).stream().filter(line -> fits(calm, line).isEmpty()).toList();
    return why.stream()
        .map(
            pattern ->
                lines.stream().filter(line -> pattern.matcher(line).find()).limit(most).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** As {@link #failure}, else the first line that says anything. */
  Optional<String> failureOrFirst(String output) {
    return failure(output).or(() -> candidates(output).stream().findFirst());
  }

  /** The last line that says it went well, else the last line. */
  Optional<String> verdictOrLast(String output) {
    List<String> lines = candidates(output).reversed();
    for (Pattern pattern : verdict) {
      for (String line : lines) {
        if (pattern.matcher(line).find()) {
          return Optional.of(line);
        }
      }
    }
    return lines.stream().findFirst();
  }

  private List<String> candidates(String output) {
    String ends =
        output.length() <= 2 * END_CHARS
            ? output
            : output.substring(0, END_CHARS) + "\n" + output.substring(output.length() - END_CHARS);
    return ends.lines()
        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE_CHARS)))
        .filter(line -> fits(noise, line).isEmpty())
        .toList();
  }

  private static Optional<Pattern> fits(List<Pattern> patterns, String line) {
    return patterns.stream().filter(pattern -> pattern.matcher(line).find()).findFirst();
  }
}
