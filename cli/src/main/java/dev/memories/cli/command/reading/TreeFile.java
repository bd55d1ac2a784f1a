package dev.memories.cli.command.reading;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A file of a project's memory tree. */
record TreeFile(Project project, Path path, String text) {
  /** The hint when a project has no memory. */
  static final String NO_MEMORY =
      "`memories run` makes memory of new sessions; `memories projects` lists what there is";

  static final JsonShape<TreeFile> DOCUMENT =
      JsonShape.<TreeFile>empty()
          .text("cwd", "the project", file -> file.project().cwd())
          .path("path", "the file", TreeFile::path)
          .text("text", "its content", TreeFile::text);

  /**
   * Reads a file.
   *
   * @param name the file's path relative to the memory root
   * @param title what the file is, as it reads after "could not show"
   * @param hint what to do when there is no such file
   * @throws CommandException when there is no such file
   */
  static TreeFile read(
      Project project, MemoryRoot root, String name, String title, Supplier<String> hint) {
    Path path = root.folder().resolve(name).normalize();
    String text =
        new TreeReader(root)
            .read(name)
            .orElseThrow(
                () ->
                    CommandException.notFound(
                        "show " + title + " of " + project,
                        Files.isDirectory(root.folder())
                            ? "its memory has no " + name
                            : "no memory for " + project,
                        hint.get()));
    return new TreeFile(project, path, text);
  }
}
