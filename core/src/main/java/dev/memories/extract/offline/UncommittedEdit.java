package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.shellline.CommandKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the last edit of a session in a Git repository that no later commit of it holds. */
final class UncommittedEdit {
  private UncommittedEdit() {}

  /** The edit; empty where the session committed after it, took it back, or has no branch. */
  static Optional<ToolStep> in(SessionEvidence evidence) {
    if (evidence.branch().name().isEmpty()) {
      return Optional.empty();
    }
    @Nullable ToolStep edit = null;
    for (ToolStep step : steps(evidence)) {
      switch (step) {
        case ToolStep.Patch patch -> edit = patch.result().failed() ? edit : patch;
        case ToolStep.Command command -> {
          if (commits(command) || EditKind.isByGit(command)) {
            edit = null;
          } else if (command.role().kind() == CommandKind.CHANGE && command.result().endedWell()) {
            edit = command;
          }
        }
        case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
    return Optional.ofNullable(edit);
  }

  private static List<ToolStep> steps(SessionEvidence evidence) {
    return evidence.stretches().stream()
        .filter(turn -> turn.rolledBackAt().isEmpty())
        .map(TurnEvidence::steps)
        .flatMap(List::stream)
        .toList();
  }

  private static boolean commits(ToolStep.Command command) {
    return command.text().text().contains("commit") && command.result().endedWell();
  }
}
