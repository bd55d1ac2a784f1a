package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.text.NearestWord;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code memories show}: prints any file of a project's memory tree, or a session's trace. */
final class ShowCommand implements Subcommand {
  private static final int MOST_SUGGESTED = 20;
  private static final int SHORTEST_ID = 8;

  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final Homes homes;
  private final Output output;

  private final CwdOption cwd = new CwdOption();
  private final Parameters path =
      Parameters.of("0..1", "PATH", "a file of the tree, e.g. MEMORY.md; or a session's id");
  private final AgentOption agent = new AgentOption();

  ShowCommand(ProjectLookup projects, MemoryTrees trees, Homes homes, Output output) {
    this.projects = projects;
    this.trees = trees;
    this.homes = homes;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(path), agent.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories show MEMORY.md",
        "memories show skills/release/SKILL.md",
        "memories show 01a20298-0428");
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
    String name = isId(path.value()) ? trace(root, path.value()) : path.value();
    if (!tree.isInside(name)) {
      throw CommandException.wrong(
          "show " + name, "it lies outside the memory tree", "memories path prints where that is");
    }
    TreeFile file =
        TreeFile.read(project, root, name, name, () -> hint(name, tree.files())).withParent(homes);
    if (agent.isSet() || !name.endsWith(".md")) {
      output.text(
          TreeFile.DOCUMENT, file, shown -> agent.fenced(shown.shown(), name + " of " + project));
    } else {
      output.markdown(TreeFile.DOCUMENT, file, TreeFile::shown);
    }
    return ExitCode.DONE;
  }

  /** Whether a name means a session: our files have names with other letters or a dot. */
  private static boolean isId(String name) {
    return name.length() >= SHORTEST_ID
        && name.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
  }

  /** The trace file of a session in this tree, relative to its root. */
  private static String trace(MemoryRoot root, String id) {
    Map<String, Path> files = new TraceFolder(root).files();
    Map<SessionId, String> names = new LinkedHashMap<>();
    files.forEach(
        (session, file) ->
            SessionId.parse(session)
                .ifPresent(parsed -> names.put(parsed, String.valueOf(file.getFileName()))));
    SessionId session = new SessionIds(names).resolve(id, "show the trace");
    return root.folder().relativize(root.traceSummaries()) + "/" + names.get(session);
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
