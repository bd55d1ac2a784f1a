package dev.memories.cli.command.reading;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.output.JsonShape;
import dev.memories.recall.ParentPreferences;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.text.OneLine;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of a project's memory tree.
 *
 * @param parent with a registry, the preferences of the project around a package; else null
 */
record TreeFile(Project project, Path path, String text, @Nullable ParentPreferences parent) {
  private static final int MAX_PATH = 400;

  /** The hint when a project has no memory. */
  static final String NO_MEMORY =
      "`memories run` makes memory of new sessions; `memories projects` lists what there is";

  static final JsonShape<TreeFile> DOCUMENT =
      JsonShape.<TreeFile>empty()
          .text("cwd", "the project", file -> file.project().cwd())
          .path("path", "the file", TreeFile::path)
          .text("text", "its content", TreeFile::text)
          .textOrNull(
              "parent",
              "with a registry, the project around this package whose preferences hold, too",
              TreeFile::parentCwd)
          .textOrNull(
              "parentPreferences", "these preferences, as Markdown", TreeFile::parentSection);

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
    return new TreeFile(project, path, text, null);
  }

  /** The same, with the preferences of the project around it if this is a registry. */
  TreeFile withParent(Homes homes) {
    if (!path.equals(homes.memoriesHome().root(project).registry().normalize())) {
      return this;
    }
    Project around = homes.locator().parentOf(project).orElse(null);
    return around == null
        ? this
        : new TreeFile(
            project, path, text, ParentPreferences.of(homes.memoriesHome(), project, around));
  }

  /** For people, pipes and agents: the content, then what holds besides. */
  String shown() {
    String section = parentSection();
    return section == null ? text : text.stripTrailing() + "\n\n" + section;
  }

  private @Nullable String parentCwd() {
    return parentSection() == null || parent == null ? null : parent.parent().cwd();
  }

  private @Nullable String parentSection() {
    if (parent == null) {
      return null;
    }
    String where = OneLine.of(RedactedPath.of(parent.parent().cwd()), MAX_PATH);
    String section = parent.section("Preferences of the parent project " + where, text);
    return section.isEmpty() ? null : section;
  }
}
