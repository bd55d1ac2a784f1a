package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Options;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ReviewRun;
import dev.memories.review.Review;
import dev.memories.review.ReviewDecision;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code memories review}: shows what a proposal would change in the memory, and carries out what
 * the user decides.
 */
final class ReviewCommand implements Subcommand {
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final StateConnection state;
  private final Function<StateDatabase, ReviewRun> runs;
  private final Confirmation confirmation;
  private final Output output;
  private final Conclusion conclusion;

  private final CwdOption cwd = new CwdOption();
  private final Options accepted =
      Options.of("--accept", "CHANGE", "make this change: its id, or all").commaSeparated();
  private final Options rejected =
      Options.of("--reject", "CHANGE", "leave the memory as it is here, for good: an id, or all")
          .commaSeparated();
  private final Options edited =
      Options.of("--edit", "CHANGE=TEXT", "put your own wording in the place of this bullet");
  private final Flag discard =
      Flag.of("--discard", "remove the proposal, and leave the memory as it is");

  ReviewCommand(
      ProjectLookup projects,
      MemoryTrees trees,
      StateConnection state,
      Function<StateDatabase, ReviewRun> runs,
      Confirmation confirmation,
      Output output,
      Conclusion conclusion) {
    this.projects = projects;
    this.trees = trees;
    this.state = state;
    this.runs = runs;
    this.confirmation = confirmation;
    this.output = output;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(accepted, rejected, edited, discard));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories review",
        "memories review --accept all",
        "memories review --accept 045c81db --reject 970e59a2");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(ReviewResult.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forReading(cwd.value());
    MemoryRoot root = trees.open(project);
    ReviewChoices choices =
        new ReviewChoices(accepted.values(), rejected.values(), edited.values());
    Optional<Review> waiting = Review.of(root);
    if (discard.isSet() && !choices.isEmpty()) {
      throw CommandException.wrong(
          "review", "--discard and a decision are both given", "give one of them");
    }
    if (waiting.isEmpty()) {
      return nothing(project, root, choices);
    }
    Review review = waiting.get();
    if (discard.isSet()) {
      return report(project, root, reviews().discard(project, review.made()), "discarded");
    }
    boolean isDialog = choices.isEmpty() && output.form() == Form.TERMINAL && confirmation.canAsk();
    Map<String, ReviewDecision> decisions =
        isDialog
            ? new ReviewDialog(confirmation, output).decide(review)
            : choices.decisions(review.changes());
    if (decisions.isEmpty()) {
      if (isDialog) {
        conclusion.nothing("no change was decided on", List.of("the proposal waits"));
        return ExitCode.DONE;
      }
      return print(ReviewResult.waiting(project, root, review));
    }
    conclusion.begin();
    return report(project, root, reviews().decide(project, review.made(), decisions), "decided");
  }

  private ExitCode nothing(Project project, MemoryRoot root, ReviewChoices choices)
      throws IOException {
    if (discard.isSet() || !choices.isEmpty()) {
      throw CommandException.notFound(
          "review", "no proposal waits in " + project, "memories consolidate --review makes one");
    }
    return print(ReviewResult.nothing(project, root));
  }

  private ExitCode report(
      Project project, MemoryRoot root, ConsolidationReport report, String outcome)
      throws IOException {
    FailureKind failure = report.failure();
    if (failure != null) {
      throw CommandException.because(
          failure,
          "review the proposal for " + project,
          String.valueOf(report.message()),
          failure == FailureKind.BUSY ? "look again: memories review" : null);
    }
    return print(ReviewResult.done(project, root, outcome, report.version(), Review.of(root)));
  }

  private ReviewRun reviews() {
    return runs.apply(state.toWrite());
  }

  private ExitCode print(ReviewResult result) throws IOException {
    output.text(ReviewResult.DOCUMENT, result, ReviewResult::text);
    result.conclude(conclusion);
    return ExitCode.DONE;
  }
}
