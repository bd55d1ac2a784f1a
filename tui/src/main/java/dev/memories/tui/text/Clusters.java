package dev.memories.tui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits text into grapheme clusters: the units that a reader takes for one character. */
final class Clusters {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Clusters() {}

  static List<String> of(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      clusters.add(matcher.group());
    }
    return clusters;
  }
}
