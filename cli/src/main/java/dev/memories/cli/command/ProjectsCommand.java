package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories projects}: the projects that have memory. */
final class ProjectsCommand implements Subcommand {
  /** A project and the state of its memory. */
  private record Line(
      Project project,
      MemoryRoot memoryRoot,
      int traces,
      @Nullable Instant lastTraceAt,
      @Nullable Instant lastConsolidatedAt,
      @Nullable ConsolidationLock lock,
      long tokensSpent) {
    boolean exists() {
      return Files.isDirectory(Path.of(project.cwd()));
    }

    long sizeBytes() {
      return new TreeReader(memoryRoot).sizeBytes();
    }
  }

  private static final JsonShape<Line> LINE =
      JsonShape.<Line>empty()
          .text("cwd", "the project", line -> line.project().cwd())
          .path("memoryRoot", "the folder of its memory", line -> line.memoryRoot().folder())
          .flag("exists", "whether the project's folder is there", Line::exists)
          .whole("traces", "traces in all, pruned ones too", Line::traces)
          .timeOrNull("lastTraceAt", "when the last trace was made", Line::lastTraceAt)
          .timeOrNull(
              "lastConsolidatedAt", "when it was last consolidated", Line::lastConsolidatedAt)
          .objectOrNull("lock", "its lock; null when free", LockShapes.LOCK, Line::lock)
          .whole("sizeBytes", "bytes of its memory tree", Line::sizeBytes)
          .whole("tokensSpent", "what its traces cost, in tokens in and out", Line::tokensSpent);

  private static final JsonShape<List<Line>> DOCUMENT =
      JsonShape.<List<Line>>empty().objects("projects", "by cwd", LINE, lines -> lines);

  @Override
  public List<String> examples() {
    return List.of("memories projects", "memories projects --json=cwd,lastConsolidatedAt");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    StateDatabase database = app.databaseForReading();
    List<Line> lines =
        database.traces().projects().stream()
            .map(project -> line(database, project, app.root(project)))
            .toList();
    Ages ages = new Ages(app.environment().clock().instant());
    app.output().table(DOCUMENT, lines, all -> table(all, ages));
    return ExitCode.DONE;
  }

  private static Line line(StateDatabase database, Project project, MemoryRoot root) {
    List<TraceHead> heads = database.traces().heads(project);
    return new Line(
        project,
        root,
        heads.size(),
        heads.stream()
            .map(head -> head.making().extractedAt())
            .max(Comparator.naturalOrder())
            .orElse(null),
        database.consolidations().latest(project).map(Consolidation::consolidatedAt).orElse(null),
        database.locks().find(project).orElse(null),
        heads.stream().mapToLong(head -> tokens(head.making().usage())).sum());
  }

  private static long tokens(Trace.@Nullable Usage usage) {
    return usage == null ? 0 : usage.inputTokens() + usage.outputTokens();
  }

  private static Table table(List<Line> lines, Ages ages) {
    Table table = Table.withHeadings("PROJECT", "TRACES", "CONSOLIDATED", "STATE");
    for (Line line : lines) {
      Instant at = line.lastConsolidatedAt();
      table.row(
          Cell.of(line.project().cwd()).painted(Paint.BOLD),
          Cell.of(Integer.toString(line.traces())),
          at == null ? Cell.of("", "never") : Cell.of(JsonShape.second(at), ages.of(at)),
          Cell.of(line.memoryRoot().folder().toString(), state(line)));
    }
    return table;
  }

  private static String state(Line line) {
    String lock = line.lock() == null ? "" : "locked by " + line.lock().owner();
    return line.exists() ? lock : "folder gone" + (lock.isEmpty() ? "" : ", " + lock);
  }
}
