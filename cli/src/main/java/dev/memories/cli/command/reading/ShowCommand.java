package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.session.Project;
import dev.memories.text.NearestWord;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code memories show}: prints any file of a project's memory tree. */
final class ShowCommand implements Subcommand {
  private static final int MOST_SUGGESTED = 20;

  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final Output output;

  private final CwdOption cwd = new CwdOption();
  private final Parameters path =
      Parameters.of("0..1", "PATH", "a file of the tree, e.g. MEMORY.md");

  ShowCommand(ProjectLookup projects, MemoryTrees trees, Output output) {
    this.projects = projects;
    this.trees = trees;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(path));
  }

  @Override
  public List<String> examples() {
    return List.of("memories show MEMORY.md", "memories show skills/release/SKILL.md");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TreeFile.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    MemoryRoot root = trees.open(project);
    TreeReader tree = new TreeReader(root);
    if (path.values().isEmpty()) {
      throw CommandException.wrong(
          "show a file of " + project,
          "no file is named",
          listing(tree.files()).orElse(TreeFile.NO_MEMORY));
    }
    String name = path.value();
    if (!tree.isInside(name)) {
      throw CommandException.wrong(
          "show " + name, "it lies outside the memory tree", "memories path prints where that is");
    }
    TreeFile file = TreeFile.read(project, root, name, name, () -> hint(name, tree.files()));
    if (name.endsWith(".md")) {
      output.markdown(TreeFile.DOCUMENT, file, TreeFile::text);
    } else {
      output.text(TreeFile.DOCUMENT, file, TreeFile::text);
    }
    return ExitCode.DONE;
  }

  private static String hint(String name, List<String> files) {
    return NearestWord.question(name, files).or(() -> listing(files)).orElse(TreeFile.NO_MEMORY);
  }

  private static Optional<String> listing(List<String> files) {
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "there are: " + files.stream().limit(MOST_SUGGESTED).collect(Collectors.joining(", ")));
  }
}
