package dev.memories.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Turns texts that were stored or logged into paths.
 *
 * <p>Such a text may hold anything, also characters that no path of this system can have.
 */
public final class StoredPath {
  private static final char REPLACEMENT = '_';

  private StoredPath() {}

  /** The path; characters that no path can have are replaced, so that it never throws. */
  public static Path of(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      StringBuilder possible = new StringBuilder(text.length());
      text.chars().forEach(c -> possible.append(c >= ' ' && c < 0x7F ? (char) c : REPLACEMENT));
      return Path.of(possible.toString());
    }
  }
}
