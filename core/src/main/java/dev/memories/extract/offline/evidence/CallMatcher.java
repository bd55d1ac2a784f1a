package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.ScriptOutput;
import dev.memories.extract.offline.call.ToolAction;
import dev.memories.extract.offline.call.TypedLines;
import dev.memories.extract.offline.evidence.ToolStepReader.Made;
import dev.memories.extract.offline.evidence.ToolStepReader.Returned;
import dev.memories.extract.offline.words.UserAnswerReader;
import dev.memories.rollout.item.RolloutItem.Answer;
import dev.memories.rollout.item.ToolReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins calls with what they returned and hands the steps to their stretch of work.
 *
 * <p>A call of a function or a custom tool has its output in the history; its report says the same
 * and counts only where the output has no exit code. For the calls of scripts see {@link
 * ScriptRuns}.
 */
final class CallMatcher {
  private static final int MOST_OPEN = 256;
  private static final int MOST_SCRIPT_CHARS = 100_000;

  private final ToolStepReader steps;
  private final UserAnswerReader answers;
  private final StepLog log = new StepLog();
  private final ScriptRuns scripts;
  private final Map<String, OpenCall> open = new LinkedHashMap<>();
  private final Map<String, RunningStep> running = new LinkedHashMap<>();
  private final Map<String, ScriptRun> runningScripts = new HashMap<>();
  private final Set<String> closed = new LinkedHashSet<>();
  private final Set<String> answered = new HashSet<>();

  CallMatcher(ToolStepReader steps, UserAnswerReader answers) {
    this.steps = steps;
    this.answers = answers;
    this.scripts = new ScriptRuns(steps, answers, log);
  }

  /** A call without output so far. */
  private static final class OpenCall {
    private final TurnEvidence stretch;
    private final Made made;
    private final @Nullable ScriptRun run;
    private @Nullable ToolReport report;
    private long reportLine;

    OpenCall(TurnEvidence stretch, Made made, @Nullable ScriptRun run) {
      this.stretch = stretch;
      this.made = made;
      this.run = run;
    }
  }

  /** A process that still runs, and the step that stands for it; null once lines are typed in. */
  private record RunningStep(
      String callId, TurnEvidence stretch, String line, ToolStep.@Nullable Command step) {
    RunningStep typedInto() {
      return new RunningStep(callId, stretch, line, null);
    }
  }

  StepLog log() {
    return log;
  }

  /** Whether a call has not come back yet. */
  boolean isWorking() {
    return !open.isEmpty();
  }

  /**
   * A call was made.
   *
   * @param source the script or patch that contained the call; empty for other calls
   */
  void called(TurnEvidence stretch, String id, ToolAction call, String source, long line) {
    stretch.working();
    String script = isScript(call, source) ? source : "";
    @Nullable ScriptRun run =
        call instanceof ToolAction.Script actions
            ? scripts.started(stretch, actions, script, line)
            : null;
    open.put(id, new OpenCall(stretch, new Made(call, script, line), run));
    if (open.size() > MOST_OPEN) {
      close(open.keySet().iterator().next());
    }
  }

  /** Only a script's text is needed again, to quote from it as it is written there. */
  private static boolean isScript(ToolAction call, String source) {
    boolean verbatim = call instanceof ToolAction.Patch(var text) && text.equals(source);
    return !verbatim && source.length() < MOST_SCRIPT_CHARS;
  }

  /** A tool reports what a call did. */
  void reported(ToolReport report, TurnEvidence current, long line) {
    if (report instanceof ToolReport.CommandEnded command && command.byUser()) {
      return; // a notice in the history tells of it
    }
    OpenCall call = open.get(report.callId());
    if (call != null && call.run == null) {
      call.report = report;
      call.reportLine = line;
      return;
    }
    boolean isKnown = closed.contains(report.callId());
    if (!isKnown) {
      scripts.reported(report, current, line);
    } else if (report instanceof ToolReport.CommandEnded command) {
      running.entrySet().stream()
          .filter(process -> process.getValue().callId().equals(report.callId()))
          .findFirst()
          .ifPresent(process -> ended(process.getKey(), outputOf(command), line));
    }
  }

  private static CommandOutput outputOf(ToolReport.CommandEnded command) {
    return new CommandOutput(
        command.exit() == null ? CommandOutput.State.ABORTED : CommandOutput.State.ENDED,
        command.exit(),
        null,
        command.output());
  }

  /** The user's answers are recorded in a line of their own. */
  void answered(TurnEvidence stretch, String id, List<Answer> given, long line) {
    answered.add(id);
    answers.recorded(given, line).forEach(stretch::userAnswered);
  }

  /** A call came back, with one text or several. */
  void returned(String id, List<String> parts, long line) {
    OpenCall call = open.get(id);
    if (call == null) {
      return;
    }
    if (call.run != null) {
      ScriptOutput output = ScriptOutput.parse(parts);
      if (output.state() != ScriptOutput.State.NOTICE) {
        open.remove(id);
        returned(call.run, output, line);
      }
      return;
    }
    open.remove(id);
    closed.add(id);
    if (closed.size() > MOST_OPEN) {
      closed.remove(closed.iterator().next());
    }
    finish(id, call, String.join("\n", parts), line);
  }

  private void returned(ScriptRun run, ScriptOutput output, long line) {
    if (output.state() == ScriptOutput.State.RUNNING) {
      runningScripts.put(output.cell(), run);
    }
    scripts.returned(run, output, line);
  }

  /** Calls that never came back are steps too. */
  void close() {
    for (String id : List.copyOf(open.keySet())) {
      close(id);
    }
  }

  private void close(String id) {
    OpenCall call = open.remove(id);
    if (call != null && call.run != null) {
      scripts.unanswered(call.run);
    } else if (call != null) {
      Returned returned =
          call.report instanceof ToolReport.CommandEnded command
              ? new Returned(outputOf(command), call.reportLine)
              : new Returned(null, 0);
      steps.steps(call.made, returned).forEach(step -> log.add(call.stretch, step));
    }
  }

  private void finish(String id, OpenCall call, String text, long line) {
    switch (call.made.call()) {
      case ToolAction.Continuation(var process) -> continued(process, text, line);
      case ToolAction.Typed(var process, var typed) -> typed(call, process, typed, text, line);
      case ToolAction.Question(var questions) -> {
        if (!answered.contains(id)) {
          answers
              .returned(questions, text, Set.copyOf(List.of(call.made.line(), line)))
              .forEach(call.stretch::userAnswered);
        }
      }
      case ToolAction.Shell(var command, var escalated, _) -> {
        CommandOutput output = CommandOutput.parse(text);
        boolean refused =
            output.state() == CommandOutput.State.ABORTED
                && escalated
                && call.report == null
                && scripts.reportsCommands();
        CommandOutput told = refused ? output.declined() : output;
        Returned returned = new Returned(told, line);
        if (call.report instanceof ToolReport.CommandEnded ended
            && ended.exit() != null
            && output.exit() == null
            && output.state() != CommandOutput.State.NOT_RUN) {
          returned = new Returned(outputOf(ended), call.reportLine);
        }
        for (ToolStep step : steps.steps(call.made, returned)) {
          log.add(call.stretch, step);
          if (output.process() != null && step instanceof ToolStep.Command started) {
            running.put(output.process(), new RunningStep(id, call.stretch, command, started));
          }
        }
        if (running.size() > MOST_OPEN) {
          running.remove(running.keySet().iterator().next());
        }
      }
      case ToolAction.ServerTool _ -> {
        CommandOutput output =
            call.report instanceof ToolReport.ServerCalled server
                ? server.failed()
                    ? CommandOutput.notRun(server.output())
                    : CommandOutput.printed(server.output())
                : CommandOutput.ofServer(text);
        addSteps(call, new Returned(output, call.report == null ? line : call.reportLine));
      }
      case ToolAction.Patch _,
          ToolAction.Picture _,
          ToolAction.Delegation _,
          ToolAction.Other _,
          ToolAction.Script _,
          ToolAction.Silent _ ->
          addSteps(call, new Returned(CommandOutput.parse(text), line));
    }
  }

  private void addSteps(OpenCall call, Returned returned) {
    steps.steps(call.made, returned).forEach(step -> log.add(call.stretch, step));
  }

  /** A process or a script that was still running has said more, or has ended. */
  private void continued(String process, String text, long line) {
    ScriptRun script = runningScripts.get(process);
    if (script != null) {
      ScriptOutput output = ScriptOutput.parse(List.of(text));
      if (output.state() != ScriptOutput.State.NOTICE) {
        runningScripts.remove(process);
        returned(script, output, line);
      }
      return;
    }
    CommandOutput output = CommandOutput.parse(text);
    if (output.state() == CommandOutput.State.ENDED && output.exit() != null) {
      ended(process, output, line);
    }
  }

  private void ended(String process, CommandOutput output, long line) {
    RunningStep started = running.remove(process);
    if (started != null && started.step() != null) {
      log.remove(started.stretch(), started.step());
      log.add(started.stretch(), steps.ended(started.step(), output, line));
    }
  }

  /** Lines typed into a shell are steps; the shell itself is none then. */
  private void typed(OpenCall call, String process, String typed, String text, long line) {
    RunningStep started = running.get(process);
    CommandOutput output = CommandOutput.parse(text);
    if (started != null && TypedLines.isPrompt(started.line())) {
      if (started.step() != null) {
        log.remove(started.stretch(), started.step());
        running.put(process, started.typedInto());
      }
      if (TypedLines.opensShell(started.line())) {
        steps
            .typed(typed, output.text(), "", call.made.line(), line)
            .forEach(step -> log.add(call.stretch, step));
      }
    }
    if (output.state() == CommandOutput.State.ENDED && output.exit() != null) {
      ended(process, output, line);
    }
  }
}
