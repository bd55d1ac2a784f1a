package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.upkeep.HistoryShapes.ListedVersion;
import dev.memories.cli.command.upkeep.HistoryShapes.ProjectHistory;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.OutputsDiff;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code memories history}: lists the consolidations of a project, with what each changed. */
final class HistoryCommand implements Subcommand {
  private static final String RANGE = "..";
  private static final String ATTEMPT = "show the version";

  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final StateConnection state;
  private final Output output;
  private final InstantSource clock;

  private final CwdOption cwd = new CwdOption();

  private final Option<String> diff =
      Option.text("--diff", "VERSION", "show what it changed; A..B from A to B, A.. from A to now");

  HistoryCommand(
      ProjectLookup projects,
      MemoryTrees trees,
      StateConnection state,
      Output output,
      InstantSource clock) {
    this.projects = projects;
    this.trees = trees;
    this.state = state;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(diff));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories history",
        "memories history --diff 2026-02-09T16-00-00Z-1",
        "memories history --diff 2026-02-09T16-00-00Z-1..");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(HistoryShapes.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    MemoryRoot root = trees.open(project);
    VersionHistory versions = new VersionHistory(state.toRead(), project, root);
    List<Version> all = versions.all();
    String unified =
        diff.value().map(asked -> difference(asked, versions, all).unified()).orElse(null);
    ProjectHistory history =
        new ProjectHistory(
            project,
            root,
            all.stream().map(v -> new ListedVersion(v, versions.changes(v).files())).toList(),
            unified);
    if (unified != null && output.form() != Form.JSON) {
      output.text(HistoryShapes.DOCUMENT, history, _ -> unified);
    } else {
      RelativeTime ages = new RelativeTime(clock.instant());
      output.table(
          HistoryShapes.DOCUMENT,
          history,
          shown ->
              HistoryShapes.table(shown, ages)
                  .whenEmpty(() -> projects.whyEmpty(project, "no consolidations")));
    }
    return ExitCode.DONE;
  }

  private static OutputsDiff difference(String asked, VersionHistory versions, List<Version> all) {
    VersionNames names = new VersionNames(all);
    int range = asked.indexOf(RANGE);
    if (range < 0) {
      return versions.changes(names.resolve(asked, ATTEMPT));
    }
    Version from = names.resolve(asked.substring(0, range), ATTEMPT);
    String to = asked.substring(range + RANGE.length());
    return new OutputsDiff(
        from.outputs(), to.isEmpty() ? versions.root() : names.resolve(to, ATTEMPT).outputs());
  }
}
