package dev.memories.state;

import java.nio.file.Path;

/**
 * A condition on a column {@code path}: directly in a folder. It is a range, so an index serves.
 */
final class InFolder {
  static final String CONDITION =
      "path > ? AND path < ? AND instr(substr(path, length(?) + 1), '/') = 0";

  private InFolder() {}

  /** For the question marks of the condition. */
  static Object[] values(Path folder) {
    String inside = folder.getNameCount() == 0 ? folder.toString() : folder + "/";
    // The next character after the slash: nothing inside sorts behind it.
    return new Object[] {inside, inside.substring(0, inside.length() - 1) + "0", inside};
  }
}
