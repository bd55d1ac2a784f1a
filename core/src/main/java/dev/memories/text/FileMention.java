package dev.memories.text;

import java.util.regex.Pattern;

/**
 * How prose names a file: by its name, or by the name without its ending if that is an identifier.
 */
public final class FileMention {
  /** A word that is hardly used but for a name: {@code MenuRepository}, {@code test_live}. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\w*(?:\\p{Ll}\\p{Lu}|\\w_|\\w-\\w)[\\w-]*");

  /** The name of a class is a word of prose, too, but not in code. */
  private static final Pattern CLASS = Pattern.compile("\\p{Lu}\\w{2,}");

  private final Pattern pattern;

  private FileMention(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * The names of one file.
   *
   * @param path the file or the end of its path, with slashes
   */
  public static FileMention of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int ending = name.lastIndexOf('.');
    String stem = ending <= 0 ? name : name.substring(0, ending);
    String word =
        IDENTIFIER.matcher(stem).matches()
            ? "|" + Pattern.quote(stem)
            : CLASS.matcher(stem).matches() ? "|(?<=`)" + Pattern.quote(stem) : "";
    return new FileMention(
        Pattern.compile("(?<![\\w-])(?:" + Pattern.quote(name) + word + ")(?![\\w-])"));
  }

  /** Whether the text names the file. */
  public boolean isIn(String text) {
    return pattern.matcher(text).find();
  }
}
