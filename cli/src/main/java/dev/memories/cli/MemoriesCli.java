package dev.memories.cli;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.ProgramVersion;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.Call;
import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.JsonSelection;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.pipeline.PipelineProgress;
import dev.memories.failure.MemoriesException;
import dev.memories.text.NearestWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs one command line: parses it, runs its command, and reports what goes wrong. */
final class MemoriesCli {
  private final Environment environment;

  MemoriesCli(Environment environment) {
    this.environment = environment;
  }

  /** Runs the command line; every failure has been reported when this returns. */
  ExitCode run(String... args) {
    try (Call call = new Call(environment, new GlobalOptions(), Commands.ALL, MemoriesCli::run)) {
      return run(call, args);
    } catch (MemoriesException failure) {
      // The command line or the settings are wrong, so the call does not know how to report it.
      return FailureReport.withoutCall(environment, args).report(failure);
    }
  }

  private static ExitCode run(Environment environment, List<String> words) {
    return new MemoriesCli(environment).run(words.toArray(String[]::new));
  }

  private ExitCode run(Call call, String... args) {
    Invocation invocation = CommandTree.parse(call, withHelpOption(args));
    GlobalOptions options = invocation.options();
    if (options.wantsVersion()) {
      return print("memories " + ProgramVersion.NUMBER + "\n");
    }
    Optional<Subcommand> command = invocation.command();
    if (options.wantsHelp() || (command.isEmpty() && !invocation.isGroup())) {
      return print(new HelpPage(call.entries(), helpColumns()).of(invocation.leaf()));
    }
    Subcommand named = command.orElseThrow(invocation::missingSubcommand);
    if (options.isJson()) {
      checkFields(named, options.jsonFields());
    }
    call.settings().load(named.settings(), named.worksWithBrokenSettings());
    if (call.notices().isVerbose()) {
      call.notices().detail(call.settings().source());
    }
    return runReporting(named, call);
  }

  private int helpColumns() {
    return environment.terminal().isOutput() ? environment.terminal().columns() : HelpPage.COLUMNS;
  }

  private static ExitCode runReporting(Subcommand command, Call call) {
    FailureReport report = FailureReport.of(call);
    try (PipelineProgress _ = call.progress()) {
      ExitCode code = command.run();
      call.output().flush();
      return code;
    } catch (MemoriesException failure) {
      return report.report(failure);
    } catch (InterruptedException _) {
      return report.interrupted();
    } catch (IOException failure) {
      return report.unwritable(failure);
    } catch (RuntimeException failure) {
      return report.unexpected(failure);
    }
  }

  /** Makes {@code help COMMAND} the same as {@code COMMAND --help}. */
  private static String[] withHelpOption(String... args) {
    if (args.length == 0 || !args[0].equals("help")) {
      return args;
    }
    String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
    asked[args.length - 1] = "--help";
    return asked;
  }

  private ExitCode print(String text) {
    try {
      environment.streams().out().write(text.getBytes(StandardCharsets.UTF_8));
      return ExitCode.DONE;
    } catch (IOException failure) {
      return FailureReport.withoutCall(environment, new String[0]).unwritable(failure);
    }
  }

  /** Refuses fields that the command's document does not have, before any work is done. */
  private static void checkFields(Subcommand command, List<String> fields) {
    JsonShape<?> document =
        command
            .document()
            .orElseThrow(
                () -> CommandException.wrong("use --json", "this command has no JSON form", null));
    List<String> names = JsonSelection.choices(document).names();
    for (String field : fields) {
      if (!names.contains(field)) {
        throw CommandException.wrong(
            "select the field \"" + field + "\"",
            "the document has no such field",
            NearestWord.of(field, names).map(name -> "did you mean " + name + "? ").orElse("")
                + "the fields are: "
                + String.join(", ", names));
      }
    }
  }
}
