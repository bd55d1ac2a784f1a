package dev.memories.text;

/** Words of command lines that people copy into a POSIX shell. */
public final class ShellWord {
  private static final String PLAIN_SIGNS = "_@%+=:,./-";

  private ShellWord() {}

  /** The word as a shell takes it, in quotes where it needs them. */
  public static String quoted(String word) {
    return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(String word) {
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN_SIGNS.indexOf(c) >= 0;
      if (!isPlain) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
