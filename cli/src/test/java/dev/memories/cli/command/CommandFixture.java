package dev.memories.cli.command;

import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.OutputFormat;
import dev.memories.cli.output.Pager;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Terminal;
import dev.memories.cli.output.Verbosity;
import dev.memories.config.Settings;
import dev.memories.config.SettingsLoader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The parts that a command is built from in a test, on a memories home in a temporary folder. */
public final class CommandFixture implements AutoCloseable {
  private static final FixedTerminal NO_TERMINAL = new FixedTerminal(false, false, false, 80, 24);

  public static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Environment environment;
  private final Notices notices =
      new Notices(err, NO_TERMINAL, () -> Style.PLAIN, () -> Verbosity.NORMAL);
  private final Homes homes;
  private final StateConnection state;

  public CommandFixture(Path folder) {
    Terminal none = new FixedTerminal(false, false, false, 80, 24);
    this.environment =
        new Environment(
            new Streams(InputStream.nullInputStream(), out, err),
            Map.of("MEMORIES_HOME", folder.resolve("memories").toString()),
            folder,
            folder,
            InstantSource.fixed(NOW),
            none);
    Settings settings =
        new SettingsLoader(environment.variables(), folder, folder).load(Map.of(), null);
    this.homes = new Homes(() -> settings, environment, notices);
    this.state = new StateConnection(homes, environment.clock(), notices);
  }

  /** Gives a command its arguments, as the parser of the program would. */
  public static <C extends Subcommand> C parsed(C command, String... arguments) {
    CommandSpec spec = CommandSpec.create();
    command.arguments().forEach(argument -> spec.add(argument.spec()));
    new CommandLine(spec).parseArgs(arguments);
    return command;
  }

  public Output output(Form form) {
    OutputFormat format =
        new OutputFormat(form, List.of(), Style.PLAIN, new Pager(Optional.empty(), Map.of()));
    return new Output(out, environment.terminal(), () -> format, notices::say);
  }

  public Notices notices() {
    return notices;
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

  /** A confirmation that can ask nobody. */
  public Confirmation confirmation() {
    return new Confirmation(environment, new GlobalOptions());
  }

  /** What was printed on standard output. */
  public String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What was said on standard error. */
  public String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    state.close();
  }
}
