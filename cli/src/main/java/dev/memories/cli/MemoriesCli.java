package dev.memories.cli;

import dev.memories.cli.app.App;
import dev.memories.cli.app.Environment;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.output.JsonSelection;
import dev.memories.cli.output.JsonShape;
import dev.memories.failure.MemoriesException;
import dev.memories.text.NearestWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs one command line: understands it, runs the command it names, reports what goes wrong. */
public final class MemoriesCli {
  private final Environment environment;

  public MemoriesCli(Environment environment) {
    this.environment = environment;
  }

  /** Runs it; every failure has been reported when this returns. */
  public ExitCode run(String... args) {
    try {
      return understandAndRun(args);
    } catch (MemoriesException failure) {
      // The command line itself is wrong: there is no app that knows how to report it.
      return FailureReport.beforeApp(environment, args).report(failure);
    }
  }

  private ExitCode understandAndRun(String[] args) {
    Invocation invocation = CommandTree.parse(args);
    if (invocation.options().wantsVersion()) {
      return print(Version.line());
    }
    Optional<Subcommand> command = invocation.command();
    if (invocation.options().wantsHelp() || (command.isEmpty() && !invocation.isGroup())) {
      return print(invocation.help());
    }
    Subcommand named = command.orElseThrow(invocation::missingSubcommand);
    try (App app =
        new App(
            environment,
            invocation.options(),
            named,
            selection(named, invocation.options().isJson(), invocation.options().jsonFields()),
            (surroundings, words) ->
                new MemoriesCli(surroundings).run(words.toArray(String[]::new)))) {
      return runReporting(named, app);
    }
  }

  private static ExitCode runReporting(Subcommand command, App app) {
    FailureReport report = FailureReport.of(app);
    try {
      ExitCode code = command.run(app);
      app.output().flush();
      return code;
    } catch (MemoriesException failure) {
      return report.report(failure);
    } catch (InterruptedException _) {
      return report.interrupted();
    } catch (IOException failure) {
      return report.output(failure);
    } catch (RuntimeException failure) {
      return report.unexpected(failure);
    }
  }

  private ExitCode print(String text) {
    try {
      environment.streams().out().write(text.getBytes(StandardCharsets.UTF_8));
      return ExitCode.DONE;
    } catch (IOException failure) {
      return FailureReport.beforeApp(environment, new String[0]).output(failure);
    }
  }

  private static Optional<JsonSelection> selection(
      Subcommand command, boolean isJson, List<String> fields) {
    if (!isJson) {
      return Optional.empty();
    }
    JsonShape<?> document =
        command
            .document()
            .orElseThrow(
                () -> UsageException.wrong("use --json", "this command has no JSON form", null));
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    JsonSelection.Choice choice = JsonSelection.choices(document);
    for (String field : fields) {
      if (!choice.names().contains(field)) {
        throw UsageException.wrong(
            "select the field \"" + field + "\"",
            "the document has no such field",
            NearestWord.of(field, choice.names())
                    .map(name -> "did you mean " + name + "? ")
                    .orElse("")
                + "the fields are: "
                + String.join(", ", choice.names()));
      }
    }
    return Optional.of(new JsonSelection(choice.path(), Set.copyOf(fields)));
  }
}
