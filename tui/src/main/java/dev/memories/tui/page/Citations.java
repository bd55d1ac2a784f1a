package dev.memories.tui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the rollout lines that a text cites: {@code [L12]}, {@code [L12, L15]}, {@code
 * [01a20297-7461 L66; 2 more sessions]}.
 *
 * <p>A result is {@code L12} or, if the citation names a session, {@code 01a20297-7461 L66}.
 */
public final class Citations {
  /** A pair of brackets around at least one line number. */
  static final Pattern BRACKET = Pattern.compile("\\[[^\\[\\]]*\\bL\\d+\\b[^\\[\\]]*]");

  private static final Pattern PART =
      Pattern.compile(
          "(?<session>\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{1,12}){0,4})|\\bL(?<line>\\d+)\\b|;");

  private Citations() {}

  /** The citations in order, without duplicates. */
  public static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    Matcher brackets = BRACKET.matcher(text);
    while (brackets.find()) {
      String session = "";
      Matcher parts = PART.matcher(brackets.group());
      while (parts.find()) {
        if (parts.group("session") != null) {
          session = parts.group("session").toLowerCase(Locale.ROOT) + " ";
        } else if (parts.group("line") != null) {
          found.add(session + "L" + parts.group("line"));
        }
      }
    }
    return found.stream().distinct().toList();
  }
}
