package dev.memories.cli.app;

import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonSelection;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Pager;
import dev.memories.cli.output.Style;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.config.SettingsException;
import dev.memories.config.SettingsLoader;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of the program: its settings, where it prints, and the core's parts, opened when first
 * asked for and closed at the end.
 */
public final class App implements AutoCloseable {
  private final Environment environment;
  private final GlobalOptions options;
  private final SettingsLoader settingsLoader;
  private final Settings settings;
  private final Output output;
  private final Notices notices;
  private final Places places;
  private final ProjectResolver projects;
  private final Wiring wiring;
  private final CommandRunner runner;
  private @Nullable SettingsException settingsProblem;
  private @Nullable StateDatabase database;

  /**
   * @param command what is to be run: its own options set settings, too
   * @param selection the fields that {@code --json} keeps
   * @param runner runs further command lines, for commands made of commands
   */
  public App(
      Environment environment,
      GlobalOptions options,
      Subcommand command,
      Optional<JsonSelection> selection,
      CommandRunner runner) {
    this(
        environment,
        options,
        command.settings(),
        command.worksWithBrokenSettings(),
        selection,
        runner);
  }

  private App(
      Environment environment,
      GlobalOptions options,
      Map<Setting, SettingValue> flags,
      boolean brokenFileWillDo,
      Optional<JsonSelection> selection,
      CommandRunner runner) {
    this.runner = runner;
    this.environment = environment;
    this.options = options;
    this.settingsLoader =
        new SettingsLoader(environment.variables(), environment.home(), environment.cwd());
    Map<Setting, SettingValue> all = new EnumMap<>(options.settings());
    all.putAll(flags);
    this.settings = load(all, brokenFileWillDo);
    var terminal = environment.terminal();
    this.output =
        new Output(
            environment.streams().out(),
            options.isJson() ? Form.JSON : terminal.isOutput() ? Form.TERMINAL : Form.PIPED,
            style(terminal.isOutput()),
            terminal,
            new Pager(settings.text(Setting.PAGER), environment.variables()),
            selection);
    this.notices =
        new Notices(environment.streams().err(), style(terminal.isError()), options.isQuiet());
    this.places = new Places(settings, notices);
    this.projects = ProjectResolver.of(environment.variables());
    this.wiring = new Wiring(this);
  }

  /** Another app for the same command line, in other surroundings. */
  public App in(Environment surroundings, Map<Setting, SettingValue> flags) {
    return new App(surroundings, options, flags, false, Optional.empty(), runner);
  }

  private Settings load(Map<Setting, SettingValue> flags, boolean brokenFileWillDo) {
    try {
      return settingsLoader.load(flags, options.config());
    } catch (SettingsException problem) {
      if (!brokenFileWillDo) {
        throw problem;
      }
      Settings withoutFile = settingsLoader.loadWithoutFile(flags);
      settingsProblem = problem;
      return withoutFile;
    }
  }

  /** Why the settings file cannot be used; empty when it can. */
  public Optional<SettingsException> settingsProblem() {
    return Optional.ofNullable(settingsProblem);
  }

  private Style style(boolean isTerminal) {
    SettingValue wish = settings.value(Setting.COLOR).orElseThrow();
    boolean explicit = !(wish.origin() instanceof Origin.Default);
    return Style.decide(wish.text(), explicit, environment.variables(), isTerminal);
  }

  public Environment environment() {
    return environment;
  }

  public CommandRunner runner() {
    return runner;
  }

  public GlobalOptions options() {
    return options;
  }

  public SettingsLoader settingsLoader() {
    return settingsLoader;
  }

  public Settings settings() {
    return settings;
  }

  public Output output() {
    return output;
  }

  public Notices notices() {
    return notices;
  }

  /** The core's parts, put together as the settings say. */
  public Wiring wiring() {
    return wiring;
  }

  /** The Codex home; exit code 2 when it does not exist. */
  public Path codexHome() {
    return places.codexHome();
  }

  /** Whether there is a Codex home where the settings say. */
  public boolean hasCodexHome() {
    return Files.isDirectory(Path.of(settings.text(Setting.CODEX_HOME).orElseThrow()));
  }

  /** The memories home, whether or not it exists. */
  public MemoriesHome memoriesHome() {
    return places.memoriesHome();
  }

  /** The memory root of a project, whether or not it exists. */
  public MemoryRoot root(Project project) {
    return memoriesHome().root(project);
  }

  /** The memory root of a project, to be read: what a crash left half done is mended first. */
  public MemoryRoot openTree(Project project) {
    MemoryRoot root = root(project);
    if (Files.isDirectory(root.folder())) {
      String problem = new TreeRepair(databaseForReading()).open(project, root);
      if (problem != null) {
        notices.warn(problem);
      }
    }
    return root;
  }

  /** The state database, to be written to. */
  public StateDatabase database() {
    StateDatabase known = database;
    if (known == null) {
      known = StateDatabase.open(memoriesHome().database(), environment.clock());
      database = known;
    }
    return known;
  }

  /** Closes the database, if it is open; it is opened again when asked for. */
  public void closeDatabase() {
    close();
    database = null;
  }

  /** The state database; a damaged one is set aside, and a new one takes its place. */
  public StateDatabase soundDatabase() {
    if (!isDamaged()) {
      return database();
    }
    closeDatabase();
    Path aside = StateDatabase.setAside(memoriesHome().database(), environment.clock());
    notices.warn("the state database was damaged; it is kept as " + aside);
    return database();
  }

  private boolean isDamaged() {
    try {
      return !database().damage().isEmpty();
    } catch (StateException problem) {
      if (problem.isDamage()) {
        return true;
      }
      throw problem;
    }
  }

  /** The state database, or an empty one where there is none: looking must not make anything. */
  public StateDatabase databaseForReading() {
    StateDatabase known = database;
    if (known == null) {
      known =
          Files.exists(memoriesHome().database())
              ? openForReading()
              : StateDatabase.inMemory(environment.clock());
      database = known;
    }
    return known;
  }

  /** The state database to index sessions in; in memory where it cannot be written to. */
  public StateDatabase databaseForIndexing() {
    StateDatabase known = database;
    if (known == null) {
      known = openForReading();
      database = known;
    }
    return known;
  }

  private StateDatabase openForReading() {
    MemoriesHome home = memoriesHome();
    StateDatabase opened = StateDatabase.openForReading(home.database(), environment.clock());
    if (opened.inMemory()) {
      notices.warn(
          "the memories home " + home.folder() + " cannot be written to: nothing will be kept");
    }
    return opened;
  }

  /** The project of a folder; of the current one when none is named. */
  public Project project(Optional<String> cwd) {
    return projects.resolve(cwd.map(this::absolute).orElse(environment.cwd()).toString());
  }

  /**
   * The project whose memory is to be read: of the named folder, else of the current one, else of
   * its nearest ancestor that has memory.
   */
  public Project projectForReading(Optional<String> cwd) {
    Project here = project(cwd);
    if (cwd.isPresent() || hasMemory(here)) {
      return here;
    }
    for (Path above = Path.of(here.cwd()).getParent(); above != null; above = above.getParent()) {
      Project project = new Project(above.toString());
      if (hasMemory(project)) {
        notices.say("no memory of " + here + "; this is the memory of " + project);
        return project;
      }
    }
    return here;
  }

  private boolean hasMemory(Project project) {
    return Files.isDirectory(root(project).folder());
  }

  private Path absolute(String folder) {
    return environment.cwd().resolve(folder);
  }

  /** Returns when the answer is yes; asks on a terminal, else needs {@code --yes}. */
  public void confirm(String question, String attempted) {
    new Confirmation(environment, options).ask(question, attempted);
  }

  /** Returns when the answer is yes, or where nobody can be asked: for what can be undone. */
  public void confirmUndoable(String question, String attempted) {
    new Confirmation(environment, options).askIfSomebodyIsThere(question, attempted);
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
