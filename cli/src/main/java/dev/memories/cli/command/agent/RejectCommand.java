package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.RegistryEditRun;
import dev.memories.recall.ImportedBullets;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.ParentPreferences;
import dev.memories.recall.RejectedBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code memories reject}: removes a bullet for good, from whatever session it comes. */
final class RejectCommand implements Subcommand {
  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final Function<StateDatabase, RegistryEditRun> edits;
  private final Output output;
  private final Notices notices;
  private final Conclusion conclusion;

  private final CwdOption cwd = new CwdOption();
  private final Parameters bullet =
      Parameters.of("1", "BULLET", "its id, or a part of its text that no other bullet has");
  private final Option<String> because = Option.text("--because", "TEXT", "why, for the log");
  private final Flag undo = Flag.of("--undo", "let the bullet come back");

  RejectCommand(
      ProjectLookup projects,
      Homes homes,
      StateConnection state,
      Function<StateDatabase, RegistryEditRun> edits,
      Output output,
      Notices notices,
      Conclusion conclusion) {
    this.projects = projects;
    this.homes = homes;
    this.state = state;
    this.edits = edits;
    this.output = output;
    this.notices = notices;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(bullet, because, undo));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories reject 045c81db --because \"that was one release\"",
        "memories reject 045c81db --undo");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(BulletChange.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    MemoryRoot root = homes.memoriesHome().root(project);
    return undo.isSet() ? undo(project, root) : reject(project, root);
  }

  private ExitCode reject(Project project, MemoryRoot root) throws IOException {
    List<MemoryBullet> known = new ArrayList<>();
    known.addAll(ProjectContext.of(homes.memoriesHome(), project).all());
    ImportedBullets.of(homes.memoriesHome(), project)
        .forEach(imported -> known.addAll(imported.bullets()));
    homes
        .locator()
        .parentOf(project)
        .map(parent -> ParentPreferences.of(homes.memoriesHome(), project, parent))
        .ifPresent(preferences -> known.addAll(unknown(preferences, known)));
    MemoryBullet named = BulletChange.find(known, bullet.value(), "reject");
    String reason =
        because.value().map(why -> ", because " + SecretRedactor.product().redact(why)).orElse("");
    StateDatabase database = state.toWrite();
    RejectedBullets.of(root).with(named.statement()).write(root);
    ConsolidationReport report =
        edits
            .apply(database)
            .edit(
                project,
                "reject",
                "rejected: " + named.statement() + reason,
                registry -> RejectedBullets.of(root).removedFrom(registry));
    if (report.failure() != null) {
      notices.warn("the bullet is marked, and goes with the next consolidation");
    }
    BulletChange rejected = new BulletChange(project, "reject", named.statement(), report);
    return rejected.print(
        output,
        conclusion,
        "removed 1 bullet from " + rejected.memory(),
        "`memories reject " + rejected.id() + cwd.asTyped() + " --undo` takes this back");
  }

  /** What the project and the one around it both say is the project's own. */
  private static List<MemoryBullet> unknown(
      ParentPreferences preferences, List<MemoryBullet> known) {
    List<String> ids = known.stream().map(MemoryBullet::id).toList();
    return preferences.bullets().stream().filter(bullet -> !ids.contains(bullet.id())).toList();
  }

  private ExitCode undo(Project project, MemoryRoot root) throws IOException {
    RejectedBullets rejected = RejectedBullets.of(root);
    if (rejected.statements().isEmpty()) {
      throw CommandException.notFound("undo it", "no bullet of " + project + " is rejected", null);
    }
    MemoryBullet named = BulletChange.find(rejected.bullets(), bullet.value(), "undo it");
    state.toWrite();
    rejected.without(named.statement()).write(root);
    return new BulletChange(project, "reject --undo", named.statement(), null)
        .print(
            output,
            conclusion,
            "allowed 1 bullet again",
            "it comes back with the next consolidation",
            Conclusion.next("memories consolidate --force"));
  }
}
