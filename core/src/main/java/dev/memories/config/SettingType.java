package dev.memories.config;

import dev.memories.text.Glob;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** The form that a setting's value must have. */
public enum SettingType {
  TEXT("a text"),
  SWITCH("true or false"),
  PATH("a path"),
  DURATION("a length of time such as 90s, 5m, 1d or 0"),
  COUNT("a whole number from 1"),
  COUNT_OR_ALL("a whole number from 0, or all"),
  WORDS("a list of words"),
  GLOBS("a list of path patterns such as /srv/old/**"),
  COMMAND("a command line, or a list of its words");

  private final String expected;

  SettingType(String expected) {
    this.expected = expected;
  }

  /** The expected form, as it reads after "is not". */
  public String expected() {
    return expected;
  }

  boolean isList() {
    return this == WORDS || this == GLOBS || this == COMMAND;
  }

  /** Whether all items of a value are well formed; a scalar has one item. */
  boolean accepts(List<String> items) {
    if (!isList() && items.size() != 1) {
      return false;
    }
    return items.stream().allMatch(this::acceptsItem);
  }

  private boolean acceptsItem(String item) {
    return switch (this) {
      case TEXT, WORDS, COMMAND -> !item.isBlank();
      case SWITCH -> item.equals("true") || item.equals("false");
      case PATH -> !item.isBlank() && item.indexOf('\0') < 0;
      case DURATION -> DurationText.parse(item).isPresent();
      case COUNT -> count(item).filter(number -> number >= 1).isPresent();
      case COUNT_OR_ALL -> item.equals("all") || count(item).isPresent();
      case GLOBS -> isGlob(item);
    };
  }

  static Optional<Integer> count(String text) {
    try {
      int number = Integer.parseInt(text);
      return number < 0 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean isGlob(String text) {
    try {
      var _ = Glob.of(text);
      return !text.isBlank();
    } catch (PatternSyntaxException _) {
      return false;
    }
  }
}
