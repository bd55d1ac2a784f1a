package dev.memories.rollout.claude;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.List;

/** Writes an edit of a file as a patch in the form of {@code apply_patch}. */
final class PatchText {
  private final StringBuilder patch = new StringBuilder("*** Begin Patch\n");

  private PatchText() {}

  static String of(String tool, Obj input, String home) {
    PatchText text = new PatchText();
    String file = seenFrom(home, input.textOr("file_path", input.textOr("notebook_path", "")));
    switch (tool) {
      case "Write" -> {
        text.file("Add", file);
        text.lines('+', input.textOr("content", ""));
      }
      case "NotebookEdit" -> {
        text.file("Update", file);
        text.hunk("", input.textOr("new_source", ""));
      }
      case "MultiEdit" -> {
        text.file("Update", file);
        for (JsonValue edit : input.list("edits")) {
          if (edit instanceof Obj one) {
            text.hunk(one.textOr("old_string", ""), one.textOr("new_string", ""));
          }
        }
      }
      default -> {
        // Without a text to replace, the tool makes the file.
        boolean isNew = input.textOr("old_string", "").isEmpty();
        text.file(isNew ? "Add" : "Update", file);
        text.hunk(input.textOr("old_string", ""), input.textOr("new_string", ""));
      }
    }
    return text.patch.append("*** End Patch").toString();
  }

  /** A path as seen from a folder, where it lies below it. */
  static String seenFrom(String folder, String path) {
    return !folder.isEmpty() && path.startsWith(folder + "/")
        ? path.substring(folder.length() + 1)
        : path;
  }

  private void file(String action, String path) {
    patch.append("*** ").append(action).append(" File: ");
    patch.append(path.replace('\n', ' ')).append('\n');
  }

  /** Lines that stay the same at both ends are context. */
  private void hunk(String before, String after) {
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
  }

  private void lines(char mark, String text) {
    lines(mark, text.lines().toList());
  }

  private void lines(char mark, List<String> lines) {
    lines.forEach(line -> patch.append(mark).append(line).append('\n'));
  }
}
