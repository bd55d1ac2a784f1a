package dev.memories.cli.command;

import dev.memories.candidate.GateSettings;
import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.browser.SettingsPipeline;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.state.StateDatabase;
import dev.memories.tui.BrowserOptions;
import dev.memories.tui.MemoryBrowser;
import dev.memories.tui.memory.CoreCatalog;
import dev.memories.tui.memory.CoreParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code memories browse}: the full-screen browser. */
final class BrowseCommand implements Subcommand {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,2})x([1-9]\\d{0,2})");

  private final CwdOption cwd = new CwdOption();

  private final Flag readOnly = Flag.of("--read-only", "offer nothing that changes the memory");

  private final Option<String> snapshot =
      Option.text("--snapshot", "WxH", "print one screen of that size as text, and leave");

  private final Option<String> keys =
      Option.text("--keys", "KEYS", "what is pressed before: down,enter,/,text:cart,esc");

  @Override
  public List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>(cwd.arguments());
    arguments.addAll(List.of(readOnly, snapshot, keys));
    return arguments;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories browse",
        "memories browse --read-only",
        "memories browse --snapshot 80x24 --keys down,enter");
  }

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    if (snapshot.value().isEmpty()) {
      needTerminal(app);
    }
    try (CoreCatalog catalog = new CoreCatalog(parts(app), new SettingsPipeline(app, gates(app)))) {
      BrowserOptions options =
          new BrowserOptions(
              Optional.of(app.projectForReading(cwd.value())),
              readOnly.isSet(),
              app.environment().variables());
      MemoryBrowser browser = new MemoryBrowser(catalog, options, app.environment().clock());
      if (snapshot.value().isEmpty()) {
        browser.run();
      } else {
        String screen = screen(browser, snapshot.value().get());
        app.output().stream().write(screen.getBytes(StandardCharsets.UTF_8));
      }
    }
    return ExitCode.DONE;
  }

  private static void needTerminal(App app) {
    String term = app.environment().variable("TERM").orElse("dumb");
    boolean terminal =
        app.environment().terminal().isInput() && app.environment().terminal().isOutput();
    if (!terminal || term.equals("dumb")) {
      throw UsageException.wrong(
          "open the browser",
          terminal
              ? "this terminal (TERM=" + term + ") cannot be drawn on"
              : "there is no terminal",
          "`memories browse --snapshot 80x24` prints a screen as text");
    }
  }

  private String screen(MemoryBrowser browser, String size) {
    Matcher parts = SIZE.matcher(size);
    if (!parts.matches()) {
      throw UsageException.wrong(
          "draw a screen of " + size, "that is no size", "name columns and rows, as 80x24");
    }
    String pressed = keys.value().orElse("");
    try {
      return browser.snapshot(
          Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), pressed);
    } catch (IllegalArgumentException noSuchKey) {
      throw UsageException.wrong(
          "press the keys " + pressed,
          String.valueOf(noSuchKey.getMessage()),
          "for instance --keys down,enter,/,text:cart,esc");
    }
  }

  private CoreParts parts(App app) {
    InstantSource clock = app.environment().clock();
    Path database = app.memoriesHome().database();
    return new CoreParts(
        app.memoriesHome(),
        clock,
        () ->
            Files.exists(database)
                ? StateDatabase.openForReading(database, clock)
                : StateDatabase.inMemory(clock),
        () -> StateDatabase.open(database, clock),
        !readOnly.isSet());
  }

  private static GateSettings gates(App app) {
    GateSettings gates = SelectionGates.of(app, new SelectionOptions(), false);
    return new GateSettings(
        gates.sources(),
        GateSettings.NO_LIMIT,
        gates.idle(),
        gates.current(),
        gates.exclusions(),
        gates.force());
  }
}
