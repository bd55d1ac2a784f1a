package dev.memories.cli.command;

import dev.memories.cli.call.CallSettings;
import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.OutputFormat;
import dev.memories.cli.output.Pager;
import dev.memories.cli.output.ProgressLine;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Terminal;
import dev.memories.cli.output.Verbosity;
import dev.memories.cli.pipeline.PipelineProgress;
import dev.memories.cli.pipeline.PipelineRuns;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.cli.pipeline.SelectionGates;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.PipelineEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects of one call of the program, from which commands are built.
 *
 * <p>A call exists before its command line is parsed: what depends on options or settings asks for
 * them when it is used. Only the places that build commands know this class; a command is given
 * what it uses.
 */
public final class Call implements AutoCloseable {
  private final Environment environment;
  private final GlobalOptions options;
  private final List<CommandEntry> entries;
  private final CommandRunner runner;
  private final CallSettings settings;
  private final Output output;
  private final Notices notices;
  private final Homes homes;
  private final StateConnection state;
  private final PipelineProgress progress;

  /**
   * @param options the options of the command line, not parsed yet
   * @param entries every command of the program
   * @param runner runs further command lines
   */
  public Call(
      Environment environment,
      GlobalOptions options,
      List<CommandEntry> entries,
      CommandRunner runner) {
    this.environment = environment;
    this.options = options;
    this.entries = List.copyOf(entries);
    this.runner = runner;
    this.settings = new CallSettings(environment, options);
    this.output =
        new Output(
            environment.streams().out(),
            environment.terminal(),
            this::outputFormat,
            text -> notices().say(text));
    this.notices =
        new Notices(
            environment.streams().err(),
            environment.terminal(),
            this::noticeStyle,
            options::verbosity);
    this.homes = new Homes(settings, environment, notices);
    this.state = new StateConnection(homes, environment.clock(), notices);
    this.progress = new PipelineProgress(notices, this::progressLine, environment.clock());
  }

  /** A call with the same options elsewhere. */
  public Call in(Environment elsewhere) {
    return new Call(elsewhere, options, entries, runner);
  }

  private OutputFormat outputFormat() {
    Terminal terminal = environment.terminal();
    return new OutputFormat(
        options.isJson() ? Form.JSON : terminal.isOutput() ? Form.TERMINAL : Form.PIPED,
        options.jsonFields(),
        style(terminal.isOutput()),
        new Pager(settings.get().text(Setting.PAGER), environment.variables()));
  }

  private Style noticeStyle() {
    return style(environment.terminal().isError());
  }

  private Style style(boolean isTerminal) {
    SettingValue color = settings.get().value(Setting.COLOR).orElseThrow();
    boolean isExplicit = !(color.origin() instanceof Origin.Default);
    return Style.decide(color.text(), isExplicit, environment.variables(), isTerminal);
  }

  public Environment environment() {
    return environment;
  }

  /** The environment for command lines inside this call: its options are variables there. */
  public Environment innerEnvironment() {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.putAll(options.asVariables());
    return environment.at(environment.cwd(), variables);
  }

  public GlobalOptions options() {
    return options;
  }

  /** Every command of the program. */
  public List<CommandEntry> entries() {
    return entries;
  }

  /** Builds every command of the program, by full name. */
  public Map<String, Subcommand> allCommands() {
    Map<String, Subcommand> commands = new LinkedHashMap<>();
    for (CommandEntry entry : entries) {
      entry
          .commands()
          .forEach((name, descriptor) -> commands.put(name, descriptor.factory().apply(this)));
    }
    return commands;
  }

  public CommandRunner runner() {
    return runner;
  }

  public CallSettings settings() {
    return settings;
  }

  public Output output() {
    return output;
  }

  public Notices notices() {
    return notices;
  }

  /** A new conclusion, whose time begins now. */
  public Conclusion conclusion() {
    return new Conclusion(output::flush, notices, environment.clock());
  }

  public Confirmation confirmation() {
    return new Confirmation(environment, options);
  }

  public Homes homes() {
    return homes;
  }

  public StateConnection state() {
    return state;
  }

  public ProjectLookup projects() {
    return new ProjectLookup(environment, homes, notices, state::toRead);
  }

  public MemoryTrees trees() {
    return new MemoryTrees(homes, state, notices);
  }

  public SelectionGates gates() {
    return new SelectionGates(settings, homes, environment);
  }

  /** New runs; those of one object share a token budget. */
  public PipelineRuns runs() {
    return new PipelineRuns(settings, homes, environment);
  }

  public SessionIndexing indexing() {
    return new SessionIndexing(homes, environment, progress);
  }

  public SearchIndexing searching() {
    return searching(progress);
  }

  /** The same with its progress sent elsewhere. */
  public SearchIndexing searching(Consumer<PipelineEvent> listener) {
    return new SearchIndexing(
        homes,
        state,
        new SessionIndexing(homes, environment, listener),
        gates(),
        environment,
        listener);
  }

  public PipelineProgress progress() {
    return progress;
  }

  private Optional<ProgressLine> progressLine() {
    Terminal terminal = environment.terminal();
    boolean isShown =
        terminal.isError()
            && options.verbosity() == Verbosity.NORMAL
            && !environment.variable("TERM").equals(Optional.of("dumb"));
    return isShown
        ? Optional.of(
            new ProgressLine(environment.streams().err(), terminal.columns(), notices.style()))
        : Optional.empty();
  }

  @Override
  public void close() {
    state.close();
  }
}
