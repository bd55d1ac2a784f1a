package dev.memories.state.sql;

import java.nio.file.Path;

/**
 * A condition on a column {@code path}: directly in a folder. It is a range, so an index serves.
 */
public final class FolderCondition {
  public static final String CONDITION =
      "path > ? AND path < ? AND instr(substr(path, length(?) + 1), '/') = 0";

  private FolderCondition() {}

  /** For the question marks of the condition. */
  public static Object[] values(Path folder) {
    String inside = folder.getNameCount() == 0 ? folder.toString() : folder + "/";
    // The next character after the slash: nothing inside sorts behind it.
    return new Object[] {inside, inside.substring(0, inside.length() - 1) + "0", inside};
  }
}
