package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.folder.ProjectFolder;
import dev.memories.pipeline.consolidate.RegistryEditRun;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.PinnedBullets;
import dev.memories.recall.RegistryBullets;
import dev.memories.redact.RedactedPath;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.AuditTable;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code memories promote}: pins a bullet of a project in the user's memory, which is given in all
 * projects, or in the team's, a file of the repository.
 */
final class PromoteCommand implements Subcommand {
  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final Function<StateDatabase, RegistryEditRun> edits;
  private final Output output;
  private final Conclusion conclusion;

  private final CwdOption cwd = new CwdOption();
  private final Parameters bullet =
      Parameters.of("1", "BULLET", "its id, or a part of its text that no other bullet has");
  private final Option<String> to =
      Option.text("--to", "WHOM", "user: all your projects; team: a file of this repository")
          .choices(List.of("user", "team"))
          .required();

  PromoteCommand(
      ProjectLookup projects,
      Homes homes,
      StateConnection state,
      Function<StateDatabase, RegistryEditRun> edits,
      Output output,
      Conclusion conclusion) {
    this.projects = projects;
    this.homes = homes;
    this.state = state;
    this.edits = edits;
    this.output = output;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(bullet, to));
  }

  @Override
  public List<String> examples() {
    return List.of("memories promote 045c81db --to user", "memories promote 045c81db --to team");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(BulletChange.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    String whom = to.value().orElseThrow();
    if (!whom.equals("user") && !whom.equals("team")) {
      throw CommandException.wrong(
          "promote to " + whom, "there is no such memory", "name user or team");
    }
    Project project = projects.forReading(cwd.value());
    MemoryBullet named =
        BulletChange.find(
            ProjectContext.of(homes.memoriesHome(), project).all(), bullet.value(), "promote");
    return whom.equals("user") ? toUser(project, named) : toTeam(project, named);
  }

  private ExitCode toUser(Project project, MemoryBullet named) throws IOException {
    String statement = SecretRedactor.product().redact(named.statement());
    if (isIn(ProjectContext.of(homes.memoriesHome(), Project.USER).all(), statement)) {
      return nothing(Project.USER, statement);
    }
    String line = statement + (named.citation().isEmpty() ? "" : " [" + named.citation() + "]");
    BulletChange pinned =
        new BulletChange(
            Project.USER,
            "promote",
            statement,
            edits
                .apply(state.toWrite())
                .edit(
                    Project.USER,
                    "promote",
                    "promoted from " + RedactedPath.of(project.cwd()) + ": " + statement,
                    registry -> PinnedBullets.add(registry, "All projects", line)));
    return pinned.print(
        output,
        conclusion,
        "pinned 1 line for all your projects",
        "`memories reject " + pinned.id() + " -C @user` takes it out again");
  }

  /** Without the citation: nobody else has the session. */
  private ExitCode toTeam(Project project, MemoryBullet named) throws IOException {
    String statement = SecretRedactor.product().redact(named.statement());
    String present = ProjectFolder.of(project).read(MemorySources.TEAM_FILE).orElse("");
    if (isIn(RegistryBullets.of(present), statement)) {
      return nothing(project, statement);
    }
    Path file = teamFile(project);
    AuditTable log = state.toWrite().audit();
    Files.writeString(file, PinnedBullets.add(present, Cell.lastName(project.cwd()), statement));
    log.add(List.of(log.entry("promote", null, project, file, "promoted to team: " + statement)));
    return new BulletChange(project, "promote", statement, null)
        .print(
            output,
            conclusion,
            "pinned 1 line for the team",
            "the others get it when you have committed " + file);
  }

  private static Path teamFile(Project project) throws IOException {
    Path folder = Path.of(project.cwd());
    Path file = folder.resolve(MemorySources.TEAM_FILE);
    Path parent = file.resolveSibling("");
    if (!Files.isDirectory(folder) || Files.isSymbolicLink(parent) || Files.isSymbolicLink(file)) {
      throw CommandException.because(
          FailureKind.IO,
          "write " + file,
          Files.isDirectory(folder) ? "it is a link, or in one" : "there is no folder " + folder,
          null);
    }
    Files.createDirectories(parent);
    return file;
  }

  private static boolean isIn(List<MemoryBullet> bullets, String statement) {
    String id = MemoryBullet.idOf(statement);
    return bullets.stream().anyMatch(known -> known.id().equals(id));
  }

  private ExitCode nothing(Project project, String statement) throws IOException {
    return new BulletChange(project, "promote", statement, null)
        .printUnchanged(output, conclusion, "it is there already");
  }
}
