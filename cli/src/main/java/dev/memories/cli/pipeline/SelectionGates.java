package dev.memories.cli.pipeline;

import dev.memories.candidate.Exclusions;
import dev.memories.candidate.ExtractorVersion;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.SourceFilter;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.codex.MemorySwitch;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.session.SessionId;
import dev.memories.tree.HomeChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sets up the gates that sessions must pass, from the settings and the selection options. */
public final class SelectionGates {
  private final Supplier<Settings> settings;
  private final Homes homes;
  private final Environment environment;

  public SelectionGates(Supplier<Settings> settings, Homes homes, Environment environment) {
    this.settings = settings;
    this.homes = homes;
    this.environment = environment;
  }

  /**
   * The gates of a command.
   *
   * @param force whether sessions that are up to date are taken, too
   * @throws CommandException when an option has a value that cannot be used
   */
  public GateSettings of(SelectionOptions options, boolean force) {
    Settings current = settings.get();
    return new GateSettings(
        sources(current),
        current.bound(Setting.LIMIT).orElse(GateSettings.NO_LIMIT),
        current.duration(Setting.IDLE),
        askingSession(options),
        exclusions(),
        force,
        obeysCodex(current) ? MemorySwitch.offIn(homes.codexHome()).orElse(null) : null,
        makesOfflineTraces(current),
        homes.agents());
  }

  private static boolean makesOfflineTraces(Settings settings) {
    String extractor = settings.text(Setting.EXTRACTOR).orElseThrow();
    return extractor.equals(Agents.AUTO) || ExtractorVersion.of(extractor) > 0;
  }

  private static boolean obeysCodex(Settings settings) {
    return settings.text(Setting.OBEY_CODEX).filter("yes"::equals).isPresent();
  }

  /** The projects that the settings leave out, and the folders in which agents consolidate. */
  public Exclusions exclusions() {
    List<Path> consolidating = new ArrayList<>();
    if (homes.hasCodexHome()) {
      consolidating.addAll(HomeChoice.foldersOfConsolidation(homes.codexHome()));
    }
    consolidating.add(homes.memoriesHome().folder());
    return new Exclusions(settings.get().list(Setting.EXCLUDE), consolidating);
  }

  private static SourceFilter sources(Settings settings) {
    try {
      return SourceFilter.parse(String.join(",", settings.list(Setting.SOURCES)));
    } catch (IllegalArgumentException problem) {
      throw CommandException.wrong(
          "select the sources", String.valueOf(problem.getMessage()), null);
    }
  }

  /** The session that calls this program, if an agent does: it is left out. */
  private @Nullable SessionId askingSession(SelectionOptions options) {
    if (options.current().isPresent()) {
      String text = options.current().get();
      return SessionId.parse(text)
          .orElseThrow(
              () ->
                  CommandException.wrong(
                      "leave out the session " + text, "that is no session id", null));
    }
    return environment.variable("CODEX_THREAD_ID").flatMap(SessionId::parse).orElse(null);
  }
}
