package dev.memories.tui.update;

import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.state.ActivityState;
import dev.memories.tui.text.CompactAge;
import java.time.Instant;
import java.util.List;

/** The texts about actions. */
final class ActionMessages {
  private ActionMessages() {}

  static String title(Action action) {
    return switch (action) {
      case Action.Extract(var sessions) -> "extract " + count(sessions.size(), "session");
      case Action.ExtractCandidates(var projects) -> "extract candidates of " + named(projects);
      case Action.Consolidate(var projects) -> "consolidate " + named(projects);
      case Action.ReleaseLock(var project) -> "release the lock of " + project;
      case Action.TakeLock(var project) -> "take over the lock of " + project;
      case Action.Forget(var sessions) -> "forget " + count(sessions.size(), "session");
      case Action.Remember(var sessions) ->
          "allow extraction of " + count(sessions.size(), "session");
      case Action.Restore(var project, var version) -> "restore " + version + " of " + project;
      case Action.Decide(_, _, var changes, boolean accept) ->
          (accept ? "accept " : "reject ") + count(changes.size(), "change");
      case Action.Discard(var project) -> "discard the proposal for " + project;
      case Action.UndoReview(var project, _, _) -> "take back decisions for " + project;
      case Action.Refresh _ -> "read the rollouts again";
      case Action.RunLine(var line, _) -> line;
    };
  }

  static String titleOf(ActivityState activity, int id) {
    return activity.running().stream()
        .filter(running -> running.id() == id)
        .map(ActivityState.RunningAction::title)
        .findFirst()
        .orElse("");
  }

  static String ended(String title, ActionOutcome outcome, Instant now) {
    return switch (outcome) {
      case ActionOutcome.Done(var message, _, var undo) ->
          message + undo.map(ActionMessages::undoing).orElse("");
      case ActionOutcome.Busy(var project, var lock) -> project + " is " + heldBy(lock, now);
      case ActionOutcome.Failed(var message, _, _) -> message;
      case ActionOutcome.Cancelled _ -> "stopped: " + title;
    };
  }

  /** Undoing a forget does not bring anything back; it only allows extraction. */
  private static String undoing(Action undo) {
    return undo instanceof Action.Remember ? " (u allows extraction again)" : " (u undoes it)";
  }

  static String heldBy(HeldLock lock, Instant now) {
    return "locked by %s, taken %s".formatted(lock.owner(), CompactAge.ago(lock.since(), now));
  }

  static List<String> output(ActionOutcome outcome) {
    return switch (outcome) {
      case ActionOutcome.Done(_, var output, _) -> output;
      case ActionOutcome.Failed(_, var output, _) -> output;
      case ActionOutcome.Busy _, ActionOutcome.Cancelled _ -> List.of();
    };
  }

  private static String named(List<Project> projects) {
    return projects.size() == 1
        ? RedactedPath.of(projects.getFirst().cwd())
        : count(projects.size(), "project");
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
