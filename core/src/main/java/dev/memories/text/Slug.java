package dev.memories.text;

/** The part of a trace file's name that tells a person what it is about (reference.md 1k 7). */
public final class Slug {
  private static final int MAX_LENGTH = 64;
  private static final String NO_NAME = "trace";

  private Slug() {}

  /**
   * ASCII letters in lower case and digits; each run of anything else is one {@code _}, none at the
   * ends; {@code trace} when nothing is left; then cut to 64 characters, which may leave a {@code
   * _} at the end.
   */
  public static String of(String title) {
    StringBuilder slug = new StringBuilder();
    boolean gap = false;
    // One more than is kept, for the gap that the cut may leave at the end.
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
