package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Path;

/** A file of a memory tree, as it is. */
record TreeText(Project project, Path path, String text) {
  /** What to do when a project has no memory. */
  static final String NO_MEMORY =
      "`memories run` makes memory of new sessions; `memories projects` lists what there is";

  static final JsonShape<TreeText> DOCUMENT =
      JsonShape.<TreeText>empty()
          .text("cwd", "the project", file -> file.project().cwd())
          .path("path", "the file", TreeText::path)
          .text("text", "its content", TreeText::text);

  /**
   * Prints a file.
   *
   * @param name relative to the memory root
   * @param what what it is, as it reads after "could not show"
   * @param hint what to do when it is not there
   */
  static ExitCode print(App app, Project project, String name, String what, String hint)
      throws IOException {
    return print(app, project, name, what, hint, (text, _) -> text);
  }

  /** The same for whoever reads it. */
  static ExitCode print(
      App app, Project project, String name, String what, String hint, AgentOption.Reader reader)
      throws IOException {
    MemoryRoot root = app.openTree(project);
    Path path = root.folder().resolve(name).normalize();
    String text =
        new TreeReader(root)
            .read(name)
            .orElseThrow(
                () ->
                    UsageException.notFound(
                        "show " + what + " of " + project, "there is no " + path, hint));
    app.output()
        .text(
            DOCUMENT,
            new TreeText(project, path, text),
            file -> reader.shown(file.text(), what + " of " + project));
    return ExitCode.DONE;
  }
}
