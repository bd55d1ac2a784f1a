package dev.memories.state.sql;

import java.nio.file.Path;

/**
 * An SQL condition on a column {@code path}: the file lies directly in a folder. It begins with a
 * range, so that an index can serve it.
 */
public final class FolderCondition {
  public static final String CONDITION =
      "path > ? AND path < ? AND instr(substr(path, length(?) + 1), '/') = 0";

  private FolderCondition() {}

  /** The values for the question marks of the condition. */
  public static Object[] values(Path folder) {
    String inside = folder.getNameCount() == 0 ? folder.toString() : folder + "/";
    // "0" follows the slash in ASCII, so everything in the folder sorts before it.
    return new Object[] {inside, inside.substring(0, inside.length() - 1) + "0", inside};
  }
}
