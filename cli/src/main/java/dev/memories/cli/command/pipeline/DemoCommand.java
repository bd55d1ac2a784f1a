package dev.memories.cli.command.pipeline;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.demo.DemoHome;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code memories demo}: both phases on a small made-up Codex home, apart from the user's own. */
final class DemoCommand implements Subcommand {
  /** Longer lines are hard to read. */
  private static final int COLUMNS = 100;

  /** Runs both phases on the made-up home. */
  @FunctionalInterface
  interface DemoRun {
    RunReport on(DemoHome home) throws InterruptedException;
  }

  /** The made-up home and the report of the run on it. */
  record DemoResult(DemoHome home, RunReport run) {}

  private static final JsonShape<DemoResult> DOCUMENT =
      RunReport.DOCUMENT
          .on(DemoResult::run)
          .path("folder", "the folder that holds everything", demo -> demo.home().folder())
          .path("codexHome", "the made-up Codex home", demo -> demo.home().codexHome())
          .texts("projects", "folders of its projects", demo -> demo.home().projects());

  private final Environment environment;
  private final DemoRun demo;
  private final Output output;
  private final Notices notices;

  private final Parameters folder =
      Parameters.of("0..1", "DIR", "folder for the demo, new or empty (a new temporary folder)");

  DemoCommand(Environment environment, DemoRun demo, Output output, Notices notices) {
    this.environment = environment;
    this.demo = demo;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(folder);
  }

  @Override
  public List<String> examples() {
    return List.of("memories demo", "memories demo /tmp/look");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    DemoHome home = make();
    DemoResult result = new DemoResult(home, demo.on(home));
    if (output.form() == Form.JSON) {
      output.document(DOCUMENT, result);
    } else {
      output.trusted(tour().of(result));
    }
    result.run().explain(notices);
    return result.run().code();
  }

  private DemoTour tour() {
    return new DemoTour(
        output.style(),
        environment.variable("MEMORIES_PROGRAM").orElse("scripts/memories"),
        environment.cwd(),
        output.form() == Form.TERMINAL ? Math.min(output.columns(), COLUMNS) : COLUMNS);
  }

  private DemoHome make() {
    try {
      Path made =
          folder.values().isEmpty()
              ? Files.createTempDirectory("memories-demo-")
              : emptyFolder(environment.cwd().resolve(folder.value()).normalize());
      DemoHome home = new DemoHome(made.toRealPath());
      home.write(environment.clock().instant());
      return home;
    } catch (IOException problem) {
      throw CommandException.because(
          FailureKind.IO, "make the demo", IoReason.of(problem), "name another folder");
    }
  }

  private static Path emptyFolder(Path folder) throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw CommandException.wrong(
          "make the demo in " + folder, "there is something in it", "name a new folder, or none");
    }
    return Files.createDirectories(folder);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
