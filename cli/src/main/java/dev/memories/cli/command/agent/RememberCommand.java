package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.pipeline.consolidate.RegistryEditRun;
import dev.memories.recall.PinnedBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.OneLine;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code memories remember}: pins a line in a project's memory; only {@code reject} removes it. */
final class RememberCommand implements Subcommand {
  /** A longer line is no rule but a document. */
  private static final int MAX_CHARACTERS = 1_000;

  private static final int MAX_NAME = 40;

  private final Environment environment;
  private final ProjectLookup projects;
  private final StateConnection state;
  private final Function<StateDatabase, RegistryEditRun> edits;
  private final Output output;
  private final Notices notices;
  private final Conclusion conclusion;

  private final CwdOption cwd = new CwdOption();
  private final Parameters text = Parameters.of("1..*", "TEXT", "what to remember, one line");
  private final Option<String> by = Option.text("--by", "NAME", "who says it in your name");

  RememberCommand(
      Environment environment,
      ProjectLookup projects,
      StateConnection state,
      Function<StateDatabase, RegistryEditRun> edits,
      Output output,
      Notices notices,
      Conclusion conclusion) {
    this.environment = environment;
    this.projects = projects;
    this.state = state;
    this.edits = edits;
    this.output = output;
    this.notices = notices;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(text, by));
  }

  @Override
  public List<String> examples() {
    return List.of("memories remember \"Deploy only from main, after the nightly build.\"");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(BulletChange.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    String said = OneLine.of(String.join(" ", text.values()), Integer.MAX_VALUE);
    if (said.isEmpty() || said.length() > MAX_CHARACTERS) {
      throw CommandException.wrong(
          "remember this",
          said.isEmpty() ? "it is empty" : "it has more than " + MAX_CHARACTERS + " characters",
          "say it in one sentence");
    }
    String kept = SecretRedactor.product().redact(said);
    if (!kept.equals(said)) {
      notices.warn("a secret was left out of it");
    }
    Project project = projects.forChanging(cwd.value());
    String statement = kept + " (" + who() + ", " + today() + ")";
    BulletChange pinned =
        new BulletChange(
            project,
            "remember",
            statement,
            edits
                .apply(state.toWrite())
                .edit(
                    project,
                    "remember",
                    "pinned: " + kept,
                    registry ->
                        PinnedBullets.add(registry, Cell.lastName(project.cwd()), statement)));
    return pinned.print(
        output,
        conclusion,
        "pinned 1 line in " + pinned.memory(),
        "`memories reject " + pinned.id() + cwd.asTyped() + "` takes it out again");
  }

  private String who() {
    String user =
        environment.variable("USER").or(() -> environment.variable("LOGNAME")).orElse("user");
    return by.value()
        .map(name -> SecretRedactor.product().redact(OneLine.of(name, MAX_NAME)) + " for " + user)
        .orElse(user);
  }

  private LocalDate today() {
    return environment.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
