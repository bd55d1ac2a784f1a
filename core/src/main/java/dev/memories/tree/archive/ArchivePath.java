package dev.memories.tree.archive;

import java.util.regex.Pattern;

/** The paths that files of an archive may have; no other is read or written. */
public final class ArchivePath {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_NAME = 100;

  private static final Pattern TRACE =
      Pattern.compile(MemoryArchive.TRACES + "[0-9a-f-]{36}_[A-Za-z0-9_-]{1,80}\\.md");

  private ArchivePath() {}

  /** Whether the path is relative, stays in the folder, and names a part of a memory tree. */
  public static boolean isAllowed(String path) {
    if (path.startsWith(MemoryArchive.SKILLS)) {
      String[] names = path.split("/", -1);
      return names.length > 2 && names.length <= MAX_DEPTH && allPlain(names);
    }
    return path.equals(MemoryArchive.REGISTRY)
        || path.equals(MemoryArchive.SUMMARY)
        || path.equals(MemoryArchive.REJECTED)
        || TRACE.matcher(path).matches();
  }

  private static boolean allPlain(String[] names) {
    for (String name : names) {
      if (!isPlain(name)) {
        return false;
      }
    }
    return true;
  }

  /** Hidden files, among them {@code .keep} and {@code ..}, are left out on purpose. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && name.charAt(0) != '.'
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._- +@#()".indexOf(c) >= 0);
  }
}
