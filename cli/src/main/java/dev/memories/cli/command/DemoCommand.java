package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.Environment;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.demo.DemoHome;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.failure.FailureKind;
import dev.memories.failure.IoReason;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code memories demo}: the whole job on a small made-up Codex home, far from the user's own. */
final class DemoCommand implements Subcommand {
  /** What the demo made, and what came of it. */
  record Made(DemoHome home, RunReport run) {}

  private static final JsonShape<Made> DOCUMENT =
      RunReport.DOCUMENT
          .on(Made::run)
          .path("folder", "the folder that holds everything", made -> made.home().folder())
          .path("codexHome", "the made-up Codex home", made -> made.home().codexHome())
          .texts("projects", "folders of its projects", made -> made.home().projects());

  private final Parameters folder =
      Parameters.of("0..1", "DIR", "where to make it; new or empty (a new temporary folder)");

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
  public ExitCode run(App app) throws IOException, InterruptedException {
    DemoHome home = make(app);
    try (App demo = app.in(surroundings(app, home), settings(home))) {
      RunReport run =
          RunReport.of(
              demo,
              new Extraction(List.of(), new SelectionOptions(), false),
              ConsolidationOptions.DEFAULT);
      Made made = new Made(home, run);
      if (app.output().form() == Form.JSON) {
        app.output().document(DOCUMENT, made);
      } else {
        app.output().own(tour(app).of(demo, made));
      }
      ExtractionShapes.explain(app, run.extraction());
      ConsolidationShapes.explain(app, run.consolidations());
      return run.code();
    }
  }

  private static DemoTour tour(App app) {
    return new DemoTour(
        app.output().style(),
        app.environment().variable("MEMORIES_PROGRAM").orElse("scripts/memories"),
        app.environment().cwd());
  }

  private DemoHome make(App app) {
    try {
      Path made =
          folder.values().isEmpty()
              ? Files.createTempDirectory("memories-demo-")
              : fresh(app.environment().cwd().resolve(folder.value()).normalize());
      DemoHome home = new DemoHome(made.toRealPath());
      home.write(app.environment().clock().instant());
      return home;
    } catch (IOException problem) {
      throw UsageException.because(
          FailureKind.IO, "make the demo", IoReason.of(problem), "name another folder");
    }
  }

  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw UsageException.wrong(
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

  /** Nothing of the user's own settings reaches the demo; what the terminal is does. */
  private static Environment surroundings(App app, DemoHome home) {
    Environment real = app.environment();
    Map<String, String> variables =
        real.variable("TERM").map(term -> Map.of("TERM", term)).orElse(Map.of());
    return new Environment(
        real.streams(), variables, home.folder(), home.folder(), real.clock(), real.terminal());
  }

  private static Map<Setting, SettingValue> settings(DemoHome home) {
    return Map.of(
        Setting.CODEX_HOME, value(home.codexHome().toString()),
        Setting.MEMORIES_HOME, value(home.codexHome().resolve("memories").toString()),
        Setting.EXTRACTOR, value("offline"),
        Setting.CONSOLIDATOR, value("offline"));
  }

  private static SettingValue value(String text) {
    return new SettingValue(List.of(text), new Origin.Flag("demo"));
  }
}
