package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.install.AgentInstructions;
import dev.memories.cli.install.InstallTarget;
import dev.memories.cli.install.Installation;
import dev.memories.cli.install.Installation.Change;
import dev.memories.cli.install.Installations;
import dev.memories.cli.install.Installations.Place;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Table;
import dev.memories.recall.GivenBullets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code memories install} and {@code memories uninstall}: build memory into an agent, and take it
 * out again. The only commands that write outside the memories home.
 */
final class InstallCommand implements Subcommand {
  /** Which of the two. */
  enum Direction {
    INSTALL("install"),
    UNINSTALL("uninstall");

    private final String word;

    Direction(String word) {
      this.word = word;
    }
  }

  /**
   * The places.
   *
   * @param lastHeard when a hook was last called, of whatever agent
   */
  private record Status(List<Place> places, @Nullable Instant lastHeard) {}

  private static final JsonShape<Place> PLACE =
      JsonShape.<Place>empty()
          .text("target", "codex, claude or agents-md", place -> place.target().word())
          .text("scope", "user or project", InstallCommand::scope)
          .path("file", "the file that is changed", Place::file)
          .bool("installed", "whether memory is in it", Place::isInstalled)
          .textOrNull(
              "trusted",
              "yes or no: whether Codex may run the hooks; null where nobody asks",
              InstallCommand::trusted);

  static final JsonShape<Status> DOCUMENT =
      JsonShape.<Status>empty()
          .objects("places", "one a file", PLACE, Status::places)
          .timeOrNull("lastHeardAt", "when an agent last called a hook", Status::lastHeard);

  private final Direction direction;
  private final Environment environment;
  private final Homes homes;
  private final ProjectLookup projects;
  private final Confirmation confirmation;
  private final Output output;
  private final Notices notices;

  private final Parameters target =
      Parameters.of("0..1", "TARGET", "codex, claude or agents-md")
          .choices(List.of("codex", "claude", "agents-md"));
  private final CwdOption cwd = new CwdOption();
  private final Flag forUser = Flag.of("--user", "for all projects of the user (codex, claude)");
  private final Flag forProject = Flag.of("--project", "for this project only (agents-md)");
  private final Flag dryRun = Flag.of("--dry-run", "only show what would change");
  private final Flag status = Flag.of("--status", "only say where memory is installed");

  InstallCommand(
      Direction direction,
      Environment environment,
      Homes homes,
      ProjectLookup projects,
      Confirmation confirmation,
      Output output,
      Notices notices) {
    this.direction = direction;
    this.environment = environment;
    this.homes = homes;
    this.projects = projects;
    this.confirmation = confirmation;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(
        List.of(target),
        cwd.arguments(),
        List.of(forUser, forProject, dryRun),
        direction == Direction.INSTALL ? List.of(status) : List.of());
  }

  @Override
  public List<String> examples() {
    return direction == Direction.INSTALL
        ? List.of(
            "memories install codex",
            "memories install claude --project --dry-run",
            "memories install agents-md",
            "memories install --status")
        : List.of("memories uninstall codex", "memories uninstall agents-md --yes");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    if (direction == Direction.INSTALL && status.isSet()) {
      return print(installations().all());
    }
    if (target.values().isEmpty()) {
      throw CommandException.wrong(
          direction.word, "no target is named", "name codex, claude or agents-md");
    }
    InstallTarget named = target();
    boolean isForUser = isForUser(named);
    Installation installation = installations().installation(named, isForUser);
    Change change =
        direction == Direction.INSTALL
            ? installation.installing(program(), AgentInstructions.text())
            : installation.uninstalling();
    if (!change.isNothing()) {
      show(installation, change);
    }
    if (!change.isNothing() && !dryRun.isSet()) {
      confirmation.require("Change " + installation.file() + "?", direction.word);
      apply(installation, change);
    } else if (change.isNothing()) {
      notices.say("nothing to do: " + installation.file() + " is as it should be");
    }
    return output.form() == Form.JSON
        ? print(List.of(installations().place(named, isForUser)))
        : ExitCode.DONE;
  }

  private InstallTarget target() {
    String word = target.value();
    return InstallTarget.named(word)
        .orElseThrow(
            () ->
                CommandException.wrong(
                    direction.word + " " + word,
                    "there is no such target",
                    "name codex, claude or agents-md"));
  }

  private boolean isForUser(InstallTarget named) {
    if (forUser.isSet() && forProject.isSet()) {
      throw CommandException.wrong(
          direction.word, "--user and --project are both given", "name one");
    }
    return forUser.isSet() || (!forProject.isSet() && named != InstallTarget.AGENTS_MD);
  }

  private void show(Installation installation, Change change) throws IOException {
    if (output.form() != Form.JSON) {
      String diff = change.unified(installation.file());
      output.text(DOCUMENT, new Status(List.of(), null), _ -> diff);
      output.flush();
    }
  }

  private void apply(Installation installation, Change change) {
    if (direction == Direction.UNINSTALL) {
      installation.uninstall(change);
      return;
    }
    installation.install(change);
    if (installation.target() == InstallTarget.CODEX) {
      notices.say("Codex asks once whether it may run the hooks: start it, and trust them");
    }
  }

  private Installations installations() {
    return new Installations(environment, homes, Path.of(projects.of(cwd.value()).cwd()));
  }

  /** The path of the program, for a shell that has no PATH. */
  private String program() {
    String named = environment.variable("MEMORIES_PROGRAM").orElse("memories");
    String path =
        named.indexOf('/') < 0 ? named : environment.cwd().resolve(named).normalize().toString();
    return path.matches("[\\w/.@+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private ExitCode print(List<Place> places) throws IOException {
    Instant lastHeard = new GivenBullets(homes.memoriesHome().given()).lastHeard().orElse(null);
    output.table(DOCUMENT, new Status(places, lastHeard), InstallCommand::table);
    return ExitCode.DONE;
  }

  private static Table table(Status status) {
    Table table = Table.withHeadings("TARGET", "SCOPE", "INSTALLED", "FILE", "TRUSTED");
    for (Place place : status.places()) {
      table.row(
          Cell.of(place.target().word()),
          Cell.of(scope(place)),
          Cell.of(place.isInstalled() ? "yes" : "no"),
          Cell.of(place.file().toString()),
          Cell.of(Optional.ofNullable(trusted(place)).orElse("")));
    }
    return table;
  }

  private static String scope(Place place) {
    return place.isForUser() ? "user" : "project";
  }

  private static @Nullable String trusted(Place place) {
    Boolean isTrusted = place.isTrusted();
    return isTrusted == null ? null : isTrusted ? "yes" : "no";
  }
}
