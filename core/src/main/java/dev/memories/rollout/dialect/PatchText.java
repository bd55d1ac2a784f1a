package dev.memories.rollout.dialect;

import java.util.List;

/** Builder of a patch in the form of {@code apply_patch}, for an edit in another form. */
public final class PatchText {
  private final StringBuilder patch = new StringBuilder("*** Begin Patch\n");

  /** A file that is written whole. */
  public static String added(String file, String content) {
    PatchText text = new PatchText();
    text.file("Add", file);
    text.lines('+', content.lines().toList());
    return text.end();
  }

  /** A file in which one text takes the place of another; without the other one it is new. */
  public static String replaced(String file, String before, String after) {
    return new PatchText()
        .file(before.isEmpty() ? "Add" : "Update", file)
        .hunk(before, after)
        .end();
  }

  /** A path as seen from a folder, where it lies below it. */
  public static String seenFrom(String folder, String path) {
    return !folder.isEmpty() && path.startsWith(folder + "/")
        ? path.substring(folder.length() + 1)
        : path;
  }

  /** Begins the changes of a file. */
  public PatchText file(String action, String path) {
    patch.append("*** ").append(action).append(" File: ");
    patch.append(path.replace('\n', ' ')).append('\n');
    return this;
  }

  /** Adds a change. Lines that stay the same at both ends are context. */
  public PatchText hunk(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int shortest = Math.min(old.size(), now.size());
    int start = 0;
    while (start < shortest && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shortest - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    patch.append("@@\n");
    lines(' ', old.subList(0, start));
    lines('-', old.subList(start, old.size() - end));
    lines('+', now.subList(start, now.size() - end));
    lines(' ', old.subList(old.size() - end, old.size()));
    return this;
  }

  /** The patch. */
  public String end() {
    return patch.append("*** End Patch").toString();
  }

  private void lines(char mark, List<String> lines) {
    lines.forEach(line -> patch.append(mark).append(line).append('\n'));
  }
}
