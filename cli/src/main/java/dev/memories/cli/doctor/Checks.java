package dev.memories.cli.doctor;

import dev.memories.cli.app.App;
import dev.memories.config.Setting;
import dev.memories.doctor.Check;
import dev.memories.doctor.CodexHomeCheck;
import dev.memories.doctor.CodexMemoryCheck;
import dev.memories.doctor.CodexVersionsCheck;
import dev.memories.doctor.DatabaseCheck;
import dev.memories.doctor.LocksCheck;
import dev.memories.doctor.OrphanedMemoryCheck;
import dev.memories.doctor.PermissionsCheck;
import dev.memories.doctor.UnknownFilesCheck;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is looked at, in order: what others stand on comes first. */
public final class Checks {
  private final App app;

  public Checks(App app) {
    this.app = app;
  }

  /**
   * All that can be looked at here.
   *
   * @param online whether the provider may be asked
   */
  public List<Check> all(boolean online) {
    List<Check> checks = new ArrayList<>(ofTheProgram());
    Path codexHome = Path.of(app.settings().text(Setting.CODEX_HOME).orElseThrow());
    checks.add(new CodexHomeCheck(codexHome));
    boolean named = app.settings().text(Setting.MEMORIES_HOME).isPresent();
    if (named || app.hasCodexHome()) {
      checks.addAll(ofMemory(app.memoriesHome()));
    }
    checks.add(new ProviderCheck(() -> app.wiring().models().provider(), online));
    if (!named && app.hasCodexHome()) {
      // Last, as mending it moves what the others looked at.
      checks.add(
          new CodexMemoryCheck(
              app.codexHome(),
              move -> {
                app.closeDatabase();
                move.run(app.environment().clock());
              }));
    }
    return checks;
  }

  private List<Check> ofTheProgram() {
    Map<String, String> properties = new HashMap<>();
    System.getProperties().forEach((key, value) -> properties.put("" + key, "" + value));
    return List.of(
        new JavaCheck(properties),
        new LauncherCheck(app.environment().variables(), properties),
        new NativeLibraryCheck(properties),
        new TerminalCheck(app.environment()),
        new SettingsCheck(
            app.settingsLoader().file(app.options().config()), app.settingsProblem()));
  }

  private List<Check> ofMemory(MemoriesHome home) {
    List<Check> checks = new ArrayList<>();
    checks.add(new DatabaseCheck(home.database(), app::databaseForReading));
    readableDatabase()
        .ifPresent(
            state -> {
              checks.add(new CodexVersionsCheck(state));
              checks.add(LocksCheck.ofThisMachine(state));
              checks.add(new OrphanedMemoryCheck(state, home));
            });
    checks.add(new UnknownFilesCheck(home));
    checks.add(new PermissionsCheck(home));
    return checks;
  }

  /** Why it cannot be read is the finding of its own check. */
  private Optional<StateDatabase> readableDatabase() {
    try {
      StateDatabase state = app.databaseForReading();
      return state.damage().isEmpty() ? Optional.of(state) : Optional.empty();
    } catch (StateException _) {
      return Optional.empty();
    }
  }
}
