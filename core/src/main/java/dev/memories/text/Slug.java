package dev.memories.text;

/** The readable part of a trace file's name (docs/spec/rules.md 10.2). */
public final class Slug {
  private static final int MAX_LENGTH = 64;
  private static final String NO_NAME = "trace";

  private Slug() {}

  /**
   * Makes a slug of a title.
   *
   * <p>ASCII letters become lower case, digits stay, and each run of other characters becomes one
   * {@code _}, except at the ends. The slug is then cut to 64 characters, which may leave a {@code
   * _} at its end. An empty slug becomes {@code trace}.
   */
  public static String of(String title) {
    StringBuilder slug = new StringBuilder();
    boolean gap = false;
    // Collects one character too many, because the cut may leave a gap as the last one.
    for (int at = 0; at < title.length() && slug.length() <= MAX_LENGTH; at++) {
      char c = title.charAt(at);
      if (!isAsciiAlphanumeric(c)) {
        gap = true;
        continue;
      }
      if (gap && !slug.isEmpty()) {
        slug.append('_');
      }
      gap = false;
      slug.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    if (slug.isEmpty()) {
      return NO_NAME;
    }
    return slug.substring(0, Math.min(slug.length(), MAX_LENGTH));
  }

  private static boolean isAsciiAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
