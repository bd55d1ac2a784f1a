package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Options;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.recall.RecallHint;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.text.DataFence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code memories context}: prints the bullets of the memory that help an agent now. */
final class ContextCommand implements Subcommand {
  private static final int DEFAULT_TOKENS = 2_000;

  /** A token of a model is about four bytes of English. */
  private static final int BYTES_A_TOKEN = 4;

  /** Whatever the budget, in bytes of UTF-8. */
  private static final int MAX_BYTES = 9_000;

  /** How much of standard input is read, in bytes. */
  private static final int MAX_INPUT = 1024 * 1024;

  private static final JsonShape<GivenBullet> BULLET =
      JsonShape.<GivenBullet>empty()
          .text("id", "the bullet's id, which stays while its text does", GivenBullet::id)
          .text("topic", "the section it is in, as one of our words", GivenBullet::topic)
          .text("text", "what it says, without the citation", GivenBullet::text)
          .text("citation", "the sessions and lines behind it; may be empty", GivenBullet::citation)
          .textOrNull(
              "missing", "what it names and the project has no longer", GivenBullet::missing)
          .textOrNull(
              "changed", "a file that it names and that has changed since", GivenBullet::changed)
          .textOrNull(
              "branch",
              "the branch that it was learnt on, if that may not be merged here",
              GivenBullet::branch)
          .textOrNull(
              "origin",
              "where it was imported from; null for what sessions here showed",
              GivenBullet::origin)
          .textOrNull(
              "parent",
              "the project around this one whose preference it is; null for others",
              GivenBullet::parent);

  static final JsonShape<ProjectContext> DOCUMENT =
      JsonShape.<ProjectContext>empty()
          .text("cwd", "the project", context -> context.project().cwd())
          .objects("bullets", "the most important first", BULLET, ProjectContext::bullets)
          .integer("bytes", "the size of their lines, in bytes", ProjectContext::bytes);

  private final ProjectLookup projects;
  private final Homes homes;
  private final Path workingFolder;
  private final InputStream input;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Option<Integer> budget =
      Option.number("--budget", "TOKENS", "at most so many tokens (2000)");
  private final Option<String> prompt =
      Option.text("--prompt", "TEXT", "what the user asks for; - reads standard input");
  private final Options files = Options.of("--file", "PATH", "a file that matters now");
  private final Option<String> command =
      Option.text("--command", "CMD", "the command line that is to run, or failed");
  private final Option<String> error =
      Option.text("--error", "TEXT", "what a failed command printed; - reads standard input");

  ContextCommand(
      ProjectLookup projects,
      Homes homes,
      Path workingFolder,
      InputStream input,
      Output output,
      Notices notices) {
    this.workingFolder = workingFolder;
    this.projects = projects;
    this.homes = homes;
    this.input = input;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(budget, prompt, files, command, error));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories context",
        "memories context --prompt \"deploy this to staging\"",
        "make test 2>&1 | memories context --command \"make test\" --error -");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    RecallHint hint = hint();
    Project project = projects.forReading(cwd.value());
    ProjectContext context =
        MemorySources.of(homes, project, folder(project)).choose(hint, maxBytes(), id -> false);
    if (output.form() == Form.JSON) {
      output.document(DOCUMENT, context);
    } else if (!context.bullets().isEmpty()) {
      output.text(
          DOCUMENT,
          context,
          shown ->
              DataFence.around(
                  shown.text(),
                  "what earlier sessions learnt in " + RedactedPath.of(project.cwd())));
    } else if (output.form() == Form.TERMINAL) {
      // A person wonders about silence; an agent must not be told anything.
      notices.say(
          hint.equals(RecallHint.NONE)
              ? projects.whyEmpty(project, "there is no bullet in the memory")
              : "no bullet of this project's memory is about that");
    }
    return ExitCode.DONE;
  }

  /** Where the agent works: here, unless another project is named. */
  private Path folder(Project project) {
    return cwd.value().isEmpty() ? workingFolder : Path.of(project.cwd());
  }

  private int maxBytes() {
    int tokens = budget.value().orElse(DEFAULT_TOKENS);
    if (tokens < 1) {
      throw CommandException.wrong(
          "use --budget " + tokens, "it is below 1", "name a number of tokens");
    }
    return (int) Math.min(MAX_BYTES, (long) tokens * BYTES_A_TOKEN);
  }

  private RecallHint hint() throws IOException {
    if (isInput(prompt) && isInput(error)) {
      throw CommandException.wrong(
          "read standard input", "both --prompt and --error are -", "give one of them as text");
    }
    return new RecallHint(text(prompt), files.values(), command.value(), text(error));
  }

  private static boolean isInput(Option<String> option) {
    return option.value().filter("-"::equals).isPresent();
  }

  private Optional<String> text(Option<String> option) throws IOException {
    return isInput(option)
        ? Optional.of(new String(input.readNBytes(MAX_INPUT), StandardCharsets.UTF_8))
        : option.value();
  }
}
