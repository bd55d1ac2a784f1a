package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
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
import dev.memories.pipeline.consolidate.RegistryEditRun;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.PinnedBullets;
import dev.memories.recall.RejectedBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.OneLine;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code memories edit}: puts the user's wording in the place of a bullet. The new text is pinned
 * with the evidence of the old one, which does not come back.
 */
final class EditCommand implements Subcommand {
  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final Function<StateDatabase, RegistryEditRun> edits;
  private final Output output;
  private final Conclusion conclusion;

  private final CwdOption cwd = new CwdOption();
  private final Parameters words =
      Parameters.of(
          "1..*", "BULLET TEXT", "the bullet's id or a part of its text; then the new text");

  EditCommand(
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
    return Argument.all(cwd.arguments(), List.of(words));
  }

  @Override
  public List<String> examples() {
    return List.of("memories edit 045c81db \"Run npm run lint before you say that you are done.\"");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(BulletChange.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    MemoryRoot root = homes.memoriesHome().root(project);
    MemoryBullet named =
        BulletChange.find(
            ProjectContext.of(homes.memoriesHome(), project).all(), words.value(), "edit");
    String wording = wording();
    RejectedBullets rejected = RejectedBullets.of(root).with(named.statement());
    rejected.write(root);
    String line = wording + (named.citation().isEmpty() ? "" : " [" + named.citation() + "]");
    BulletChange edited =
        new BulletChange(
            project,
            "edit",
            wording,
            edits
                .apply(state.toWrite())
                .edit(
                    project,
                    "edit",
                    "edited: " + named.statement() + " is now: " + wording,
                    registry ->
                        PinnedBullets.add(
                            rejected.removedFrom(registry), Cell.lastName(project.cwd()), line)));
    return edited.print(
        output,
        conclusion,
        "reworded 1 bullet in " + edited.memory(),
        "the former wording does not come back");
  }

  private String wording() {
    List<String> text = words.values().subList(1, words.values().size());
    String said = OneLine.of(String.join(" ", text), Integer.MAX_VALUE);
    if (said.isEmpty()) {
      throw CommandException.wrong(
          "edit " + words.value(), "there is no new text", "give it behind the bullet");
    }
    return SecretRedactor.product().redact(said);
  }
}
