package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import dev.memories.text.NearestWord;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories show}: prints a file of a project's memory tree. */
final class ShowCommand implements Subcommand {
  private static final int LISTED = 20;

  private final CwdOption cwd = new CwdOption();

  private final Parameters path = Parameters.of("1", "PATH", "a file of the tree, e.g. MEMORY.md");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(cwd.arguments(), List.of(path));
  }

  @Override
  public List<String> examples() {
    return List.of("memories show MEMORY.md", "memories show skills/release/SKILL.md");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TreeText.DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Project project = app.projectForReading(cwd.value());
    TreeReader tree = new TreeReader(app.openTree(project));
    if (!tree.isInside(path.value())) {
      throw UsageException.wrong(
          "show " + path.value(),
          "it lies outside the memory tree",
          "memories path prints where that is");
    }
    return TreeText.print(app, project, path.value(), path.value(), hint(tree.files()));
  }

  private String hint(List<String> files) {
    return NearestWord.of(path.value(), files)
        .map(near -> "did you mean " + near + "?")
        .or(() -> listing(files))
        .orElse(TreeText.NO_MEMORY);
  }

  private static Optional<String> listing(List<String> files) {
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "there are: " + String.join(", ", files.subList(0, Math.min(LISTED, files.size()))));
  }
}
