package dev.memories.cli.command;

import dev.memories.candidate.Exclusions;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.SourceFilter;
import dev.memories.cli.app.App;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.session.SessionId;
import dev.memories.tree.HomeChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gates that the settings and options set up. */
final class SelectionGates {
  private SelectionGates() {}

  static GateSettings of(App app, SelectionOptions options, boolean force) {
    Settings settings = app.settings();
    List<Path> homes = new ArrayList<>(HomeChoice.foldersOfConsolidation(app.codexHome()));
    homes.add(app.memoriesHome().folder());
    return new GateSettings(
        sources(settings),
        settings.bound(Setting.LIMIT).orElse(GateSettings.NO_LIMIT),
        settings.duration(Setting.IDLE),
        current(app, options),
        new Exclusions(settings.list(Setting.EXCLUDE), homes),
        force);
  }

  private static SourceFilter sources(Settings settings) {
    try {
      return SourceFilter.parse(String.join(",", settings.list(Setting.SOURCES)));
    } catch (IllegalArgumentException problem) {
      throw UsageException.wrong("select the sources", String.valueOf(problem.getMessage()), null);
    }
  }

  private static @Nullable SessionId current(App app, SelectionOptions options) {
    Optional<SessionId> fromAgent =
        app.environment().variable("CODEX_THREAD_ID").flatMap(SessionId::parse);
    return options
        .current()
        .map(
            text ->
                SessionId.parse(text)
                    .orElseThrow(
                        () ->
                            UsageException.wrong(
                                "leave out the session " + text, "that is no session id", null)))
        .or(() -> fromAgent)
        .orElse(null);
  }
}
