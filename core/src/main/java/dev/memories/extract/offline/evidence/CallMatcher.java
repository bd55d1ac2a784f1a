package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.ToolAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins calls with what they returned and hands the steps to their stretch of work. */
final class CallMatcher {
  private static final int MOST_OPEN = 256;
  private static final int MOST_SCRIPT_CHARS = 100_000;

  private final ToolStepReader steps;
  private final Map<String, OpenCall> open = new LinkedHashMap<>();
  private final Map<String, RunningStep> running = new LinkedHashMap<>();
  private int commands;
  private int failedCommands;
  private int patches;

  CallMatcher(ToolStepReader steps) {
    this.steps = steps;
  }

  private record OpenCall(TurnEvidence stretch, ToolStepReader.Made made) {}

  private record RunningStep(TurnEvidence stretch, ToolStep.Command step) {}

  /**
   * A call was made.
   *
   * @param source what it was read from, where that is a script or a patch; else empty
   */
  void called(TurnEvidence stretch, String id, ToolAction call, String source, long line) {
    stretch.working();
    String script = isScript(call, source) ? source : "";
    open.put(id, new OpenCall(stretch, new ToolStepReader.Made(call, script, line)));
    if (open.size() > MOST_OPEN) {
      finish(open.keySet().iterator().next(), new ToolStepReader.Returned(null, 0));
    }
  }

  /** Only a script's text is needed again, to quote from it as it is written there. */
  private static boolean isScript(ToolAction call, String source) {
    boolean verbatim = call instanceof ToolAction.Patch(var text) && text.equals(source);
    return !verbatim && source.length() < MOST_SCRIPT_CHARS;
  }

  void returned(String id, String text, long line) {
    if (open.containsKey(id)) {
      finish(id, new ToolStepReader.Returned(CommandOutput.parse(text), line));
    }
  }

  /** Calls that never came back are steps too. */
  void close() {
    for (String id : List.copyOf(open.keySet())) {
      finish(id, new ToolStepReader.Returned(null, 0));
    }
  }

  int commands() {
    return commands;
  }

  int failedCommands() {
    return failedCommands;
  }

  int patches() {
    return patches;
  }

  /** Adds a step and counts it. */
  void add(TurnEvidence stretch, ToolStep step) {
    stretch.add(step);
    switch (step) {
      case ToolStep.Command command -> {
        commands++;
        failedCommands += command.result().failed() ? 1 : 0;
      }
      case ToolStep.Patch _ -> patches++;
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
    }
  }

  private void finish(String id, ToolStepReader.Returned returned) {
    OpenCall call = open.remove(id);
    if (call == null) {
      return;
    }
    CommandOutput output = returned.output();
    if (call.made().call() instanceof ToolAction.Continuation(var process)) {
      continued(process, output, returned.line());
      return;
    }
    for (ToolStep step : steps.steps(call.made(), returned)) {
      add(call.stretch(), step);
      if (step instanceof ToolStep.Command command && output != null && output.process() != null) {
        running.put(output.process(), new RunningStep(call.stretch(), command));
      }
    }
    if (running.size() > MOST_OPEN) {
      running.remove(running.keySet().iterator().next());
    }
  }

  /** A process that was still running has said more, or has ended. */
  private void continued(String process, @Nullable CommandOutput output, long line) {
    boolean ended =
        output != null && output.state() == CommandOutput.State.ENDED && output.exit() != null;
    RunningStep started = ended ? running.remove(process) : null;
    if (started != null && output != null) {
      ToolStep.Command after = steps.ended(started.step(), output, line);
      failedCommands += after.result().failed() ? 1 : 0;
      started.stretch().replace(started.step(), after);
    }
  }
}
