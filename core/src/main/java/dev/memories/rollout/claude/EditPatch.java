package dev.memories.rollout.claude;

import dev.memories.rollout.dialect.PatchText;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;

/** Writes an edit of a file as a patch. */
final class EditPatch {
  private EditPatch() {}

  static String of(String tool, Obj input, String home) {
    String path = input.textOr("file_path", input.textOr("notebook_path", ""));
    String file = PatchText.seenFrom(home, path);
    return switch (tool) {
      case "Write" -> PatchText.added(file, input.textOr("content", ""));
      case "NotebookEdit" ->
          new PatchText().file("Update", file).hunk("", input.textOr("new_source", "")).end();
      case "MultiEdit" -> {
        PatchText patch = new PatchText().file("Update", file);
        for (JsonValue edit : input.list("edits")) {
          if (edit instanceof Obj one) {
            patch.hunk(one.textOr("old_string", ""), one.textOr("new_string", ""));
          }
        }
        yield patch.end();
      }
      // Without a text to replace, the tool makes the file.
      default ->
          PatchText.replaced(file, input.textOr("old_string", ""), input.textOr("new_string", ""));
    };
  }
}
