package dev.memories.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * The places of a Markdown document that another text can point to.
 *
 * @param numbers of its sections ({@code ## 4 Items}) and rules ({@code - **4.2** ...}), in order
 * @param anchors of its headings, as GitHub makes them
 */
@NullMarked
record MarkdownPlaces(List<String> numbers, List<String> anchors) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} (?<title>.*)");
  private static final Pattern NUMBERED_HEADING = Pattern.compile("#{1,6} (?<number>[\\d.]+) .*");
  private static final Pattern RULE = Pattern.compile("\\s*- \\*\\*(?<number>[\\d.]+)\\*\\* .*");

  static MarkdownPlaces in(Path document) throws IOException {
    List<String> numbers = new ArrayList<>();
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    boolean fenced = false;
    for (String line : Files.readAllLines(document)) {
      fenced ^= line.startsWith("```");
      Matcher heading = HEADING.matcher(line);
      if (!fenced && heading.matches()) {
        String anchor = anchor(heading.group("title"));
        int before = taken.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
      for (Pattern numbered : List.of(NUMBERED_HEADING, RULE)) {
        Matcher found = numbered.matcher(line);
        if (!fenced && found.matches()) {
          numbers.add(found.group("number"));
        }
      }
    }
    return new MarkdownPlaces(numbers, anchors);
  }

  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
