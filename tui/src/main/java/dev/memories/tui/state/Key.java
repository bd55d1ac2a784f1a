package dev.memories.tui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key, by name: {@code a}, {@code G}, {@code é}, {@code space}, {@code enter}, {@code ctrl-d},
 * {@code shift-tab}.
 */
public record Key(String name) {
  private static final Set<String> NAMED =
      Set.of(
          "up",
          "down",
          "left",
          "right",
          "home",
          "end",
          "pgup",
          "pgdn",
          "enter",
          "esc",
          "tab",
          "shift-tab",
          "backspace",
          "delete",
          "insert",
          "f1",
          "f2",
          "f3",
          "f4",
          "f5",
          "f6",
          "f7",
          "f8",
          "f9",
          "f10",
          "f11",
          "f12");

  /** The text that the key types; empty for other keys. */
  public Optional<String> text() {
    if (name.equals("space")) {
      return Optional.of(" ");
    }
    boolean control = NAMED.contains(name) || (name.startsWith("ctrl-") && name.length() > 5);
    return control ? Optional.empty() : Optional.of(name);
  }

  public static Key typed(String text) {
    return new Key(text.equals(" ") ? "space" : text);
  }

  /**
   * Parses a list such as {@code down,enter,/,text:cart,esc}; the comma itself is {@code comma}.
   *
   * @throws IllegalArgumentException names the key that does not exist
   */
  public static List<Key> list(String spec) {
    List<Key> keys = new ArrayList<>();
    for (String word : spec.split(",", -1)) {
      if (word.startsWith("text:")) {
        word.substring("text:".length())
            .codePoints()
            .forEach(letter -> keys.add(typed(Character.toString(letter))));
      } else if (!word.isEmpty()) {
        keys.add(one(word));
      }
    }
    return keys;
  }

  private static Key one(String word) {
    if (word.equals("comma")) {
      return new Key(",");
    }
    boolean known =
        NAMED.contains(word)
            || word.equals("space")
            || word.matches("ctrl-[a-z]")
            || word.codePointCount(0, word.length()) == 1;
    if (!known) {
      throw new IllegalArgumentException("there is no key \"" + word + "\"");
    }
    return new Key(word);
  }

  @Override
  public String toString() {
    return name;
  }
}
