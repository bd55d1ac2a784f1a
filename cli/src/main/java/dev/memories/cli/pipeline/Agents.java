package dev.memories.cli.pipeline;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.model.agent.AgentKind;
import dev.memories.model.agent.AgentModel;
import dev.memories.model.agent.AgentProgram;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The coding agents of this machine that can be asked instead of a model provider. */
public final class Agents {
  /** The extractor that works offline at once and has an agent make its traces anew later. */
  static final String AUTO = "auto";

  private final Supplier<Settings> settings;
  private final Homes homes;
  private final Environment environment;

  public Agents(Supplier<Settings> settings, Homes homes, Environment environment) {
    this.settings = settings;
    this.homes = homes;
    this.environment = environment;
  }

  /** The agents whose program is installed; none is started. */
  public List<AgentKind> installed() {
    return Arrays.stream(AgentKind.values()).filter(this::isInstalled).toList();
  }

  /** Whether a program of that name is in the folders of {@code PATH}. */
  public boolean isInstalled(AgentKind kind) {
    return AgentProgram.find(kind, environment.variables()).isPresent();
  }

  /** The agents that the settings ask to use, each once. */
  public List<AgentKind> chosen() {
    Set<AgentKind> chosen = new LinkedHashSet<>();
    for (Setting setting : List.of(Setting.EXTRACTOR, Setting.CONSOLIDATOR)) {
      settings.get().text(setting).flatMap(AgentKind::ofWord).ifPresent(chosen::add);
    }
    renewing().ifPresent(chosen::add);
    return List.copyOf(chosen);
  }

  /** The agent that makes traces anew; empty unless the extractor is {@code auto}. */
  public Optional<AgentKind> renewing() {
    return settings.get().text(Setting.EXTRACTOR).filter(AUTO::equals).isEmpty()
        ? Optional.empty()
        : settings
            .get()
            .text(Setting.AUTO_AGENT)
            .flatMap(AgentKind::ofWord)
            .or(() -> installed().stream().findFirst());
  }

  /**
   * Finds an agent's program and checks that it can be used.
   *
   * @throws ModelException when it cannot be used
   */
  AgentModel connect(AgentKind kind) {
    Settings current = settings.get();
    try {
      return AgentModel.connect(
          kind,
          new AgentModel.Choice(
              current.text(Setting.MODEL),
              current.text(Setting.EFFORT),
              current.duration(Setting.COMMAND_TIMEOUT)),
          environment.variables(),
          codexHomes());
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw CommandException.because(
          FailureKind.INTERRUPTED, "ask " + kind.title(), "the run was cancelled", null);
    }
  }

  /** The sessions may lie in an archived home, without a login. */
  private List<Path> codexHomes() {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(homes.namedCodexHome());
    environment.variable("CODEX_HOME").map(environment.cwd()::resolve).ifPresent(folders::add);
    folders.add(environment.home().resolve(".codex"));
    return List.copyOf(folders);
  }
}
