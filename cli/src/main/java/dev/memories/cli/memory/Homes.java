package dev.memories.cli.memory;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Notices;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.config.SettingsException;
import dev.memories.project.ProjectLocator;
import dev.memories.project.ProjectRules;
import dev.memories.rollout.files.LogHomes;
import dev.memories.session.Agent;
import dev.memories.session.Project;
import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The homes of the agents and the memories home of a call, found when first needed
 * (docs/spec/product.md 2.1).
 */
public final class Homes {
  private static final Set<Agent> OTHERS = EnumSet.complementOf(EnumSet.of(Agent.CODEX));

  private final Supplier<Settings> settings;
  private final Environment environment;
  private final Notices notices;
  private @Nullable Path codexHome;
  private @Nullable MemoriesHome memoriesHome;
  private @Nullable ProjectLocator locator;

  public Homes(Supplier<Settings> settings, Environment environment, Notices notices) {
    this.settings = settings;
    this.environment = environment;
    this.notices = notices;
  }

  /**
   * The real path of the Codex home. It may be missing where there is something without it: logs of
   * another agent, or memory of them.
   *
   * @throws SettingsException when it does not exist and is needed; exit code 2
   */
  public Path codexHome() {
    Path known = codexHome;
    if (known == null) {
      known = findCodexHome();
      notices.detail("Codex home: " + known);
      codexHome = known;
    }
    return known;
  }

  /** The Codex home as the settings name it, whether or not it exists. */
  public Path namedCodexHome() {
    return Path.of(settings.get().text(Setting.CODEX_HOME).orElseThrow());
  }

  /** Whether the Codex home exists. */
  public boolean hasCodexHome() {
    return Files.isDirectory(namedCodexHome());
  }

  /**
   * The homes whose logs are indexed: those that exist, of the agents in the settings. An option
   * that names agents only selects among the indexed sessions.
   *
   * @throws SettingsException when a Codex home is needed and there is none; exit code 2
   */
  public LogHomes logs() {
    boolean isOption =
        settings.get().value(Setting.AGENTS).orElseThrow().origin() instanceof Origin.Flag;
    Set<Agent> wanted = isOption ? EnumSet.allOf(Agent.class) : agents();
    LogHomes homes = LogHomes.NONE;
    if (wanted.contains(Agent.CODEX) && (hasCodexHome() || !isEnoughWithoutCodex())) {
      homes = homes.with(Agent.CODEX, codexHome());
    }
    for (Agent agent : OTHERS) {
      if (wanted.contains(agent) && has(agent)) {
        homes = homes.with(agent, named(agent));
      }
    }
    return homes.of(Agent.OPENCODE) == null ? homes : homes.keepingListsIn(memoriesHome().folder());
  }

  /** Whether there are homes whose logs can be indexed. */
  public boolean hasLogs() {
    return hasCodexHome() || (OTHERS.stream().anyMatch(this::has) && isEnoughWithoutCodex());
  }

  /**
   * The agents in the settings.
   *
   * @throws SettingsException when one is unknown; exit code 2
   */
  public Set<Agent> agents() {
    Set<Agent> agents = EnumSet.noneOf(Agent.class);
    for (String key : settings.get().list(Setting.AGENTS)) {
      agents.add(
          Agent.ofKey(key)
              .orElseThrow(
                  () ->
                      new SettingsException(
                          "read the sessions of " + key,
                          "there is no such agent",
                          "the agents are codex, claude, gemini and opencode")));
    }
    return agents;
  }

  /** The folder of an agent as the settings name it, whether or not it exists. */
  public Path named(Agent agent) {
    Setting setting =
        switch (agent) {
          case CODEX -> Setting.CODEX_HOME;
          case CLAUDE -> Setting.CLAUDE_HOME;
          case GEMINI -> Setting.GEMINI_HOME;
          case OPENCODE -> Setting.OPENCODE_HOME;
        };
    if (agent == Agent.OPENCODE
        && settings.get().value(setting).orElseThrow().origin() instanceof Origin.Default) {
      return dataFolder().resolveSibling("opencode");
    }
    return Path.of(settings.get().text(setting).orElseThrow());
  }

  /** Whether the agent keeps logs in its folder. */
  public boolean has(Agent agent) {
    return switch (agent) {
      case CODEX -> hasCodexHome();
      case CLAUDE -> Files.isDirectory(named(agent).resolve("projects"));
      case GEMINI -> Files.isDirectory(named(agent).resolve("tmp"));
      case OPENCODE ->
          Files.isRegularFile(named(agent).resolve("opencode.db"))
              || Files.isDirectory(named(agent).resolve("storage").resolve("session"))
              || Files.isDirectory(named(agent).resolve("project"));
    };
  }

  /** Whether the settings name the memories home; otherwise it is chosen in the Codex home. */
  public boolean namesMemoriesHome() {
    return settings.get().text(Setting.MEMORIES_HOME).isPresent();
  }

  /** The memories home, whether or not it exists. */
  public MemoriesHome memoriesHome() {
    MemoriesHome known = memoriesHome;
    if (known == null) {
      known = findMemoriesHome();
      notices.detail("memories home: " + known.folder());
      memoriesHome = known;
    }
    return known;
  }

  /** Says which project a folder belongs to. */
  public ProjectLocator locator() {
    ProjectLocator known = locator;
    if (known == null) {
      known =
          ProjectLocator.of(
                  environment.variables(),
                  projectRules(),
                  project -> memoriesHome().movedTo(project),
                  project -> memoriesHome().splitFrom(project))
              .joiningSubfolders(
                  project -> memoriesHome().hasMemory(project), environment.home().toString());
      locator = known;
    }
    return known;
  }

  /**
   * The project of a folder. A worktree that got memory of its own before keeps it, while the
   * repository has none.
   */
  public Project projectOf(Path folder) {
    Project project = locator().locate(folder.toString()).project();
    if (!memoriesHome().hasMemory(project)) {
      Project own = locator().folder(folder.toString());
      if (memoriesHome().hasMemory(own)) {
        return own;
      }
    }
    return project;
  }

  /** The user's rules about which folders are projects. */
  public ProjectRules projectRules() {
    return ProjectRules.of(settings.get().projects());
  }

  private Path findCodexHome() {
    Path folder = namedCodexHome();
    if (!Files.isDirectory(folder)) {
      if (isEnoughWithoutCodex()) {
        return folder;
      }
      Origin origin = settings.get().value(Setting.CODEX_HOME).orElseThrow().origin();
      boolean isDefault = origin instanceof Origin.Default;
      throw isDefault && agents().size() > 1
          ? new SettingsException(
              "find sessions of an agent",
              "there is no folder " + folder + ", and no log of " + namesOfOthers() + " either",
              "name the folder of one with --codex-home or in the settings, or try `memories demo`")
          : new SettingsException(
              "find the sessions of Codex",
              "there is no folder " + folder + (isDefault ? "" : ", named by " + origin.describe()),
              "name the Codex home with --codex-home, or try `memories demo`");
    }
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder;
    }
  }

  private String namesOfOthers() {
    List<String> names = OTHERS.stream().filter(agents()::contains).map(Agent::title).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private MemoriesHome findMemoriesHome() {
    Optional<String> named = settings.get().text(Setting.MEMORIES_HOME);
    if (named.isPresent()) {
      return new MemoriesHome(Path.of(named.get()));
    }
    MemoriesHome ofAllAgents = new MemoriesHome(dataFolder());
    if (!hasCodexHome() && isEnoughWithoutCodex()) {
      return ofAllAgents;
    }
    HomeChoice choice = HomeChoice.in(codexHome());
    if (!namesCodexHome()
        && Files.exists(ofAllAgents.database())
        && !Files.exists(choice.home().database())) {
      // Codex came later.
      return ofAllAgents;
    }
    choice.warnings().forEach(notices::warn);
    return choice.home();
  }

  /** A Codex home that the user names has to exist, unless Codex is not read at all. */
  private boolean isEnoughWithoutCodex() {
    Set<Agent> agents = agents();
    return (!namesCodexHome() || !agents.contains(Agent.CODEX))
        && (OTHERS.stream().anyMatch(agent -> agents.contains(agent) && has(agent))
            || Files.exists(new MemoriesHome(dataFolder()).database()));
  }

  private boolean namesCodexHome() {
    return !(settings.get().value(Setting.CODEX_HOME).orElseThrow().origin()
        instanceof Origin.Default);
  }

  /** The memories home where there is no Codex. */
  private Path dataFolder() {
    return environment
        .variable("XDG_DATA_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> environment.home().resolve(".local").resolve("share"))
        .resolve("memories");
  }
}
