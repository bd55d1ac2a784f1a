package dev.memories.cli.command.interactive;

import dev.memories.candidate.GateSettings;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Output;
import dev.memories.cli.pipeline.SelectionGates;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.state.StateDatabase;
import dev.memories.tui.BrowserOptions;
import dev.memories.tui.MemoryBrowser;
import dev.memories.tui.memory.CoreCatalog;
import dev.memories.tui.memory.CoreParts;
import dev.memories.tui.memory.Pipeline;
import dev.memories.tui.state.ColourScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code memories browse}: opens the full-screen browser, or prints one of its screens. */
final class BrowseCommand implements Subcommand {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,2})x([1-9]\\d{0,2})");

  private final Environment environment;
  private final Supplier<Settings> settings;
  private final Homes homes;
  private final ProjectLookup projects;
  private final SelectionGates gates;
  private final Function<GateSettings, Pipeline> pipeline;
  private final Output output;

  private final CwdOption cwd = new CwdOption();
  private final Flag readOnly = Flag.of("--read-only", "offer nothing that changes the memory");

  private final Flag plain =
      Flag.of("--plain", "print the same as text, for screen readers, and leave");

  private final Option<String> snapshot =
      Option.text("--snapshot", "WxH", "print one screen of that size as text, and leave");

  private final Option<String> keys =
      Option.text("--keys", "KEYS", "keys to press first: down,enter,/,text:cart,esc");

  /**
   * @param settings asked for the theme only when the browser opens
   * @param pipeline the runs that the browser starts, given the gates of its candidates
   */
  BrowseCommand(
      Environment environment,
      Supplier<Settings> settings,
      Homes homes,
      ProjectLookup projects,
      SelectionGates gates,
      Function<GateSettings, Pipeline> pipeline,
      Output output) {
    this.environment = environment;
    this.settings = settings;
    this.homes = homes;
    this.projects = projects;
    this.gates = gates;
    this.pipeline = pipeline;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(readOnly, plain, snapshot, keys));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories browse",
        "memories browse --read-only",
        "memories browse --plain",
        "memories browse --snapshot 80x24 --keys down,enter");
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    boolean printed = plain.isSet() || snapshot.value().isPresent();
    if (plain.isSet() && snapshot.value().isPresent()) {
      throw CommandException.wrong(
          "print the browser", "--plain and --snapshot are both given", "give one of them");
    }
    if (!printed) {
      requireTerminal();
    }
    try (CoreCatalog catalog = new CoreCatalog(parts(), pipeline.apply(unlimitedGates()))) {
      BrowserOptions options =
          new BrowserOptions(
              Optional.of(projects.forReading(cwd.value())),
              cwd.value().isEmpty(),
              readOnly.isSet(),
              settings.get().text(Setting.THEME).flatMap(ColourScheme::named),
              environment.variables());
      MemoryBrowser browser = new MemoryBrowser(catalog, options, environment.clock());
      if (printed) {
        String screen = pressed(browser);
        output.stream().write(screen.getBytes(StandardCharsets.UTF_8));
      } else {
        browser.run();
      }
    }
    return ExitCode.DONE;
  }

  private void requireTerminal() {
    String type = environment.variable("TERM").orElse("dumb");
    boolean isTerminal = environment.terminal().isInput() && environment.terminal().isOutput();
    if (!isTerminal || type.equals("dumb")) {
      throw CommandException.wrong(
          "open the browser",
          isTerminal
              ? "this terminal (TERM=" + type + ") cannot be drawn on"
              : "there is no terminal",
          "`memories browse --plain` prints the same as text");
    }
  }

  private String pressed(MemoryBrowser browser) {
    String names = keys.value().orElse("");
    try {
      return snapshot.value().isPresent()
          ? screen(browser, snapshot.value().get(), names)
          : browser.plain(names);
    } catch (IllegalArgumentException noSuchKey) {
      throw CommandException.wrong(
          "press the keys " + names,
          String.valueOf(noSuchKey.getMessage()),
          "for instance --keys down,enter,/,text:cart,esc");
    }
  }

  private static String screen(MemoryBrowser browser, String size, String names) {
    Matcher parts = SIZE.matcher(size);
    if (!parts.matches()) {
      throw CommandException.wrong(
          "draw a screen of " + size, "that is no size", "name columns and rows, as 80x24");
    }
    return browser.snapshot(
        Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), names);
  }

  private CoreParts parts() {
    InstantSource clock = environment.clock();
    Path database = homes.memoriesHome().database();
    return new CoreParts(
        homes.memoriesHome(),
        clock,
        () ->
            Files.exists(database)
                ? StateDatabase.openForReading(database, clock)
                : StateDatabase.inMemory(clock),
        () -> StateDatabase.open(database, clock),
        !readOnly.isSet());
  }

  private GateSettings unlimitedGates() {
    GateSettings chosen = gates.of(new SelectionOptions(), false);
    return new GateSettings(
        chosen.sources(),
        GateSettings.NO_LIMIT,
        chosen.idle(),
        chosen.current(),
        chosen.exclusions(),
        chosen.force(),
        chosen.disabledBy(),
        chosen.renew(),
        chosen.agents());
  }
}
