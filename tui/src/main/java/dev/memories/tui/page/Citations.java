package dev.memories.tui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rollout lines that a text cites: {@code [L12]}, {@code [L12, L15]}, {@code [01a20297-7461
 * L66; 2 more sessions]}.
 *
 * <p>Each comes out as {@code L12} or, with the session it names, {@code 01a20297-7461 L66}.
 */
public final class Citations {
  /** A bracket that holds at least one line. */
  static final Pattern BRACKET = Pattern.compile("\\[[^\\[\\]]*\\bL\\d+\\b[^\\[\\]]*]");

  private static final Pattern PART =
      Pattern.compile("(?<session>\\b[0-9a-f]{8}(?:-[0-9a-f]{1,12}){0,4})|\\bL(?<line>\\d+)\\b|;");

  private Citations() {}

  /** In order, each once. */
  public static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    Matcher brackets = BRACKET.matcher(text);
    while (brackets.find()) {
      String session = "";
      Matcher parts = PART.matcher(brackets.group());
      while (parts.find()) {
        if (parts.group("session") != null) {
          session = parts.group("session") + " ";
        } else if (parts.group("line") != null) {
          found.add(session + "L" + parts.group("line"));
        }
      }
    }
    return found.stream().distinct().toList();
  }
}
