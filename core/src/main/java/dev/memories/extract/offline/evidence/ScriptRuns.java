package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.ScriptOutput;
import dev.memories.extract.offline.call.ToolAction;
import dev.memories.extract.offline.call.ToolCalls;
import dev.memories.extract.offline.call.TypedLines;
import dev.memories.extract.offline.evidence.ScriptRun.Awaited;
import dev.memories.extract.offline.evidence.ToolStepReader.Made;
import dev.memories.extract.offline.evidence.ToolStepReader.Returned;
import dev.memories.extract.offline.words.UserAnswerReader;
import dev.memories.rollout.item.ToolReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Joins the calls of scripts with the reports of their tools and with what the scripts print.
 *
 * <p>A report is the best evidence: it has the command, its exit code and its output. Where a
 * release writes none, a print is given to the call whose result it prints, and to none where that
 * is not plain.
 */
final class ScriptRuns {
  private static final int MOST_RUNS = 128;

  private final ToolStepReader steps;
  private final UserAnswerReader answers;
  private final StepLog log;
  private final List<ScriptRun> runs = new ArrayList<>();
  private boolean reportsCommands;
  private boolean reportsPatches;

  ScriptRuns(ToolStepReader steps, UserAnswerReader answers, StepLog log) {
    this.steps = steps;
    this.answers = answers;
    this.log = log;
  }

  boolean reportsCommands() {
    return reportsCommands;
  }

  ScriptRun started(TurnEvidence stretch, ToolAction.Script script, String source, long line) {
    ScriptRun run = new ScriptRun(stretch, script, source, line);
    runs.add(run);
    if (runs.size() > MOST_RUNS) {
      runs.removeFirst();
    }
    return run;
  }

  /** A tool that a script called has done its work. */
  void reported(ToolReport report, TurnEvidence current, long line) {
    switch (report) {
      case ToolReport.CommandEnded command -> {
        reportsCommands = true;
        commandEnded(command, current, line);
      }
      case ToolReport.FilesChanged files -> {
        reportsPatches = true;
        Optional<Awaited> call = find(ToolAction.Patch.class::isInstance, _ -> true);
        String patch = call.map(found -> ((ToolAction.Patch) found.action()).text()).orElse("");
        settle(call, steps.reported(files, patch, line), current);
      }
      case ToolReport.ServerCalled server -> {
        ToolAction action = new ToolAction.ServerTool(server.server(), server.tool());
        settle(find(action::equals, _ -> true), steps.reported(server, line), current);
      }
    }
  }

  private void commandEnded(ToolReport.CommandEnded command, TurnEvidence current, long line) {
    String text = ToolCalls.commandLine(command.command());
    if (ToolCalls.ofCommand(command.command()) instanceof ToolAction.Patch) {
      return; // the report of the files says it
    }
    Optional<Awaited> call =
        find(
            action -> action instanceof ToolAction.Shell(var known, _, _) && known.equals(text),
            action -> action instanceof ToolAction.Shell(var known, _, _) && known.isEmpty());
    if (call.filter(Awaited::isTypedInto).isPresent()) {
      call.get().settle();
      return;
    }
    boolean escalated =
        call.filter(found -> found.action() instanceof ToolAction.Shell(_, var is, _) && is)
            .isPresent();
    CommandOutput output =
        new CommandOutput(
            command.exit() == null ? CommandOutput.State.ABORTED : CommandOutput.State.ENDED,
            command.exit(),
            null,
            command.output());
    Made made =
        new Made(
            new ToolAction.Shell(text, escalated, steps.reportedFolder(command.folder())),
            "",
            line);
    steps.steps(made, new Returned(output, line)).forEach(step -> settle(call, step, current));
  }

  /** The latest script's calls first, then those that earlier scripts left running. */
  private Optional<Awaited> find(Predicate<ToolAction> exact, Predicate<ToolAction> other) {
    List<Awaited> latest = runs.isEmpty() ? List.of() : runs.getLast().left();
    return first(latest, exact)
        .or(() -> runs.stream().flatMap(run -> first(run.left(), exact).stream()).findFirst())
        .or(() -> first(latest, call -> isLike(call, exact) && other.test(call)));
  }

  private static boolean isLike(ToolAction call, Predicate<ToolAction> exact) {
    return exact.test(call) || call instanceof ToolAction.Shell;
  }

  private static Optional<Awaited> first(List<Awaited> calls, Predicate<ToolAction> wanted) {
    return calls.stream().filter(call -> wanted.test(call.action())).findFirst();
  }

  private void settle(Optional<Awaited> call, ToolStep step, TurnEvidence current) {
    if (call.isEmpty()) {
      log.add(runs.isEmpty() ? current : stretchOfLatest(current), step);
      return;
    }
    Awaited awaited = call.get();
    awaited.told().ifPresent(told -> log.remove(awaited.run().stretch(), told));
    log.add(awaited.run().stretch(), step);
    boolean isComputed =
        awaited.action() instanceof ToolAction.Shell(var line, _, _) && line.isEmpty();
    if (!isComputed) {
      awaited.settle();
    }
  }

  private TurnEvidence stretchOfLatest(TurnEvidence current) {
    return runs.getLast().left().isEmpty() ? current : runs.getLast().stretch();
  }

  /** The script came back. */
  void returned(ScriptRun run, ScriptOutput output, long line) {
    switch (output.state()) {
      case COMPLETED -> run.left().forEach(call -> completed(call, output, line));
      case FAILED -> failed(run, output, line);
      case RUNNING -> provisional(run, CommandOutput.State.RUNNING, line);
      case ABORTED -> {
        boolean asked =
            run.firstLeft()
                .filter(call -> call.action() instanceof ToolAction.Shell(_, var is, _) && is)
                .isPresent();
        provisional(run, asked ? CommandOutput.State.DECLINED : CommandOutput.State.ABORTED, line);
      }
      case NOTICE -> {}
    }
  }

  /** The session or its turn ended before the script did. */
  void unanswered(ScriptRun run) {
    run.firstLeft()
        .filter(call -> call.told().isEmpty())
        .ifPresent(call -> tell(call, new Returned(null, 0)));
  }

  private void provisional(ScriptRun run, CommandOutput.State state, long line) {
    run.firstLeft()
        .filter(call -> call.told().isEmpty())
        .ifPresent(
            call -> tell(call, new Returned(new CommandOutput(state, null, null, ""), line)));
  }

  private void failed(ScriptRun run, ScriptOutput output, long line) {
    List<Awaited> left = run.left().stream().filter(Awaited::isReported).toList();
    boolean isPlain = left.size() == 1 || (reportsCommands && !left.isEmpty());
    if (isPlain) {
      // A script ends at the first call that fails.
      tell(left.getFirst(), new Returned(CommandOutput.refused(output.text()), line));
    } else if (!output.text().isBlank()) {
      log.add(run.stretch(), steps.failedScript(output.text(), run.line(), line));
    }
    run.left().forEach(Awaited::settle);
  }

  private void completed(Awaited call, ScriptOutput output, long line) {
    String print = call.run().printOf(call, output.prints());
    switch (call.action()) {
      case ToolAction.Shell _ -> {
        CommandOutput printed = CommandOutput.printed(print);
        if (!reportsCommands || printed.exit() != null) {
          tell(call, new Returned(printed, line));
        }
      }
      case ToolAction.Patch _ -> {
        if (!reportsPatches) {
          tell(call, new Returned(CommandOutput.printed(print), line));
        }
      }
      case ToolAction.ServerTool _ -> {
        if (!reportsCommands) {
          tell(call, new Returned(CommandOutput.ofServer(print), line));
        }
      }
      case ToolAction.Typed(_, var text) -> {
        call.settle();
        typed(call.run(), text, print, line);
      }
      case ToolAction.Question(var questions) -> {
        call.settle();
        answers
            .returned(questions, print, Set.of(call.run().line(), line))
            .forEach(call.run().stretch()::userAnswered);
      }
      case ToolAction.Picture _, ToolAction.Delegation _, ToolAction.Other _ -> {
        tell(call, new Returned(CommandOutput.printed(print), line));
        call.settle();
      }
      case ToolAction.Script _, ToolAction.Continuation _, ToolAction.Silent _ -> call.settle();
    }
  }

  /** Lines typed into the shell that a script opened last. */
  private void typed(ScriptRun run, String text, String print, long line) {
    Optional<Awaited> process =
        runs.reversed().stream()
            .flatMap(earlier -> earlier.left().reversed().stream())
            .filter(
                call ->
                    call.action() instanceof ToolAction.Shell(var opened, _, _)
                        && TypedLines.isPrompt(opened))
            .findFirst();
    process.ifPresent(
        call -> {
          call.told().ifPresent(told -> log.remove(call.run().stretch(), told));
          call.typeInto();
          if (call.action() instanceof ToolAction.Shell(var opened, _, _)
              && TypedLines.opensShell(opened)) {
            steps
                .typed(text, print, run.source(), run.line(), line)
                .forEach(step -> log.add(run.stretch(), step));
          }
        });
  }

  private void tell(Awaited call, Returned returned) {
    Made made = new Made(call.action(), call.run().source(), call.run().line());
    for (ToolStep step : steps.steps(made, returned)) {
      call.told().ifPresent(told -> log.remove(call.run().stretch(), told));
      call.tell(step);
      log.add(call.run().stretch(), step);
    }
  }
}
