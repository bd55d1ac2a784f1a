package dev.memories.redact;

import java.util.Random;

/**
 * Makes a text that a regular expression matches: the first alternatives, the least repetitions,
 * random chars of classes.
 *
 * <p>Knows what the vendored rules use. Assertions and flags give no text.
 */
final class RegexSample {
  private final String regex;
  private final Random random;
  private int at;

  private RegexSample(String regex, Random random) {
    this.regex = regex;
    this.random = random;
  }

  static String of(String regex, Random random) {
    return new RegexSample(regex, random).alternatives();
  }

  private String alternatives() {
    String first = sequence();
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      int start = at;
      String once = atom();
      int atomEnd = at;
      int times = least();
      int end = at;
      for (int i = 0; i < times; i++) {
        at = start;
        text.append(i == 0 ? once : atom());
      }
      at = Math.max(end, atomEnd);
    }
    return text.toString();
  }

  private String atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> charOf(charClass());
      case '\\' -> escape();
      case '.' -> charOf("abcdefgh12345678");
      case '^', '$' -> "";
      default -> String.valueOf(c);
    };
  }

  private String group() {
    if (regex.startsWith("?", at)) {
      int colon = regex.indexOf(':', at);
      int close = regex.indexOf(')', at);
      int name = regex.indexOf('>', at);
      if (regex.startsWith("?P<", at)) {
        at = name + 1;
      } else if (colon >= 0 && colon < close && colon - at <= 4) {
        at = colon + 1;
      } else {
        at = close + 1;
        return "";
      }
    }
    String text = alternatives();
    at++;
    return text;
  }

  /** The least number of repetitions that the quantifier at this place allows. */
  private int least() {
    if (at >= regex.length()) {
      return 1;
    }
    int times = 1;
    switch (regex.charAt(at)) {
      case '?', '*' -> {
        times = 0;
        at++;
      }
      case '+' -> at++;
      case '{' -> {
        int end = regex.indexOf('}', at);
        times = Integer.parseInt(regex.substring(at + 1, end).split(",", -1)[0]);
        at = end + 1;
      }
      default -> {
        return 1;
      }
    }
    if (at < regex.length() && regex.charAt(at) == '?') {
      at++;
    }
    return times;
  }

  private String escape() {
    char c = regex.charAt(at++);
    return switch (c) {
      case 'b', 'B', 'A', 'z' -> "";
      case 'd' -> charOf("0123456789");
      case 'w' -> charOf(range('a', 'z') + range('0', '9'));
      case 's' -> " ";
      case 'n' -> "\n";
      case 'x' -> {
        at += 2;
        yield String.valueOf((char) Integer.parseInt(regex.substring(at - 2, at), 16));
      }
      default -> String.valueOf(c);
    };
  }

  private String charClass() {
    StringBuilder chars = new StringBuilder();
    boolean negated = regex.charAt(at) == '^';
    at += negated ? 1 : 0;
    for (int first = at; regex.charAt(at) != ']' || at == first; ) {
      char from = regex.charAt(at++);
      if (from == '\\') {
        char kind = regex.charAt(at++);
        chars.append(
            switch (kind) {
              case 'd' -> range('0', '9');
              case 'w' -> range('a', 'z') + range('0', '9');
              case 's' -> " ";
              case 'S' -> range('a', 'z') + range('0', '9');
              case 'x' -> {
                at += 2;
                yield String.valueOf((char) Integer.parseInt(regex.substring(at - 2, at), 16));
              }
              default -> String.valueOf(kind);
            });
      } else if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
        chars.append(range(from, regex.charAt(at + 1)));
        at += 2;
      } else {
        chars.append(from);
      }
    }
    at++;
    return negated ? range('a', 'z') : chars.toString();
  }

  private static String range(char from, char to) {
    StringBuilder chars = new StringBuilder();
    for (char c = from; c <= to; c++) {
      chars.append(c);
    }
    return chars.toString();
  }

  private String charOf(String chars) {
    return String.valueOf(chars.charAt(random.nextInt(chars.length())));
  }
}
