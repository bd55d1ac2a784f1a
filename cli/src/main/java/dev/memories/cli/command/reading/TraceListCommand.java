package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.reading.TraceShapes.ListedTrace;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.session.Project;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories trace list}: lists the traces of a project. */
final class TraceListCommand implements Subcommand {
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final StateConnection state;
  private final Output output;
  private final InstantSource clock;

  private final CwdOption cwd = new CwdOption();
  private final Flag all = Flag.of("--all", "also traces that were pruned");

  TraceListCommand(
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
    return Argument.all(cwd.arguments(), List.of(all));
  }

  @Override
  public List<String> examples() {
    return List.of("memories trace list", "memories trace list --cwd ~/shop --all");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(TraceShapes.LIST);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    Map<String, Path> files = new TraceFolder(trees.open(project)).files();
    List<ListedTrace> traces =
        state.toRead().traces().heads(project).stream()
            .map(head -> new ListedTrace(head, files.get(head.id().value())))
            .filter(trace -> all.isSet() || trace.path() != null)
            .toList();
    RelativeTime ages = new RelativeTime(clock.instant());
    output.table(TraceShapes.LIST, traces, list -> TraceShapes.table(list, ages));
    return ExitCode.DONE;
  }
}
