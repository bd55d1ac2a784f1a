package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Option;
import dev.memories.cli.command.HistoryShapes.Listed;
import dev.memories.cli.command.HistoryShapes.Listing;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.OutputsDiff;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories history}: the consolidations of a project, with what each changed. */
final class HistoryCommand implements Subcommand {
  private static final String RANGE = "..";

  private final CwdOption cwd = new CwdOption();

  private final Option<String> diff =
      Option.text("--diff", "VERSION", "show what it changed; A..B from A to B, A.. from A to now");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(cwd.arguments(), List.of(diff));
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
  public ExitCode run(App app) throws IOException {
    Project project = app.projectForReading(cwd.value());
    MemoryRoot root = app.openTree(project);
    VersionHistory versions = new VersionHistory(app.databaseForReading(), project, root);
    List<Version> all = versions.all();
    String shown =
        diff.value().map(asked -> difference(asked, versions, all, root).unified()).orElse(null);
    Listing listing =
        new Listing(
            project,
            root,
            all.stream().map(v -> new Listed(v, versions.changes(v).files())).toList(),
            shown);
    if (shown != null && app.output().form() != Form.JSON) {
      app.output().text(HistoryShapes.DOCUMENT, listing, _ -> shown);
    } else {
      Ages ages = new Ages(app.environment().clock().instant());
      app.output().table(HistoryShapes.DOCUMENT, listing, l -> HistoryShapes.table(l, ages));
    }
    return ExitCode.DONE;
  }

  private static OutputsDiff difference(
      String wanted, VersionHistory versions, List<Version> all, MemoryRoot root) {
    VersionNames names = new VersionNames(all);
    int range = wanted.indexOf(RANGE);
    if (range < 0) {
      return versions.changes(names.resolve(wanted, "show the version"));
    }
    Version from = names.resolve(wanted.substring(0, range), "show the version");
    String to = wanted.substring(range + RANGE.length());
    return new OutputsDiff(
        from.outputs(), to.isEmpty() ? root : names.resolve(to, "show the version").outputs());
  }
}
