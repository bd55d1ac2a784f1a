package dev.memories.extract.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins calls with what they returned and hands the steps to their stretch of work. */
final class CallReading {
  private static final int COMMAND_CHARS = 300;
  private static final int PATCH_LINE_CHARS = 120;
  private static final int MOST_OPEN = 256;
  private static final int MOST_SCRIPT_CHARS = 100_000;
  private static final Pattern USER_COMMAND =
      Pattern.compile(
          "<command>\\s*([\\s\\S]*?)\\s*</command>\\s*<result>\\s*([\\s\\S]*?)\\s*</result>");
  private static final Pattern FINDING =
      Pattern.compile("(?m)^- (\\[P\\d] .+?) — (\\S+:\\d+(?:-\\d+)?)\\s*$");
  private static final Pattern ESCAPED_IN_SCRIPT = Pattern.compile("[\"'\\\\\\n\\t]+");

  private final Excerpts excerpts;
  private final CommandKinds kinds;
  private final ResultReading results;
  private final Map<String, OpenCall> open = new LinkedHashMap<>();
  private final Map<String, RunningStep> running = new LinkedHashMap<>();
  private int commands;
  private int failedCommands;
  private int patches;

  CallReading(Excerpts excerpts, OfflineRules rules) {
    this.excerpts = excerpts;
    this.kinds = rules.commands();
    this.results = new ResultReading(excerpts, rules.lines());
  }

  /** A call that nothing has come back from yet; {@code source} is what its marks must occur in. */
  private record OpenCall(Stretch stretch, ToolCall call, String source, long line) {}

  private record RunningStep(Stretch stretch, Step.Command step) {}

  void called(Stretch stretch, String id, ToolCall call, String source, long line) {
    stretch.working();
    // Only a script's text is needed again, to quote from it as it is written there.
    boolean script = !source.startsWith("{") && source.length() < MOST_SCRIPT_CHARS;
    String kept =
        script
                && !FileChange.isIn(
                    source
                        .stripLeading()
                        .substring(0, Math.min(40, source.stripLeading().length())))
            ? source
            : "";
    open.put(id, new OpenCall(stretch, call, kept, line));
    if (open.size() > MOST_OPEN) {
      String oldest = open.keySet().iterator().next();
      finish(oldest, null, 0);
    }
  }

  void returned(String id, String text, long line) {
    finish(id, text, line);
  }

  /** Calls that never came back are steps too. */
  void close() {
    for (String id : List.copyOf(open.keySet())) {
      finish(id, null, 0);
    }
  }

  void looked(Stretch stretch, List<String> queries, @Nullable String url, long line) {
    Result seen = new Result(Result.Ending.DONE, null, Excerpt.NONE, false, List.of(), line);
    if (url != null) {
      stretch.add(new Step.Source(excerpts.of(url, COMMAND_CHARS), "web page opened", seen, line));
    } else {
      for (String query : queries.stream().distinct().limit(2).toList()) {
        stretch.add(new Step.Source(excerpts.of(query, COMMAND_CHARS), "web search", seen, line));
      }
    }
  }

  void ranByUser(Stretch stretch, String notice, long line) {
    Matcher parts = USER_COMMAND.matcher(notice);
    if (parts.find()) {
      String command = parts.group(1);
      CommandOutput output = CommandOutput.parse(parts.group(2) + "\n");
      addCommand(stretch, command, command, output, true, line, line);
    }
  }

  void reviewed(Stretch stretch, String notice, long line) {
    Matcher finding = FINDING.matcher(notice);
    Result said = new Result(Result.Ending.DONE, null, Excerpt.NONE, false, List.of(), line);
    for (int found = 0; found < 8 && finding.find(); found++) {
      stretch.add(
          new Step.Finding(
              excerpts.of(finding.group(1), COMMAND_CHARS),
              excerpts.of(finding.group(2), COMMAND_CHARS),
              said,
              line));
    }
    stretch.answered();
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

  private void finish(String id, @Nullable String returned, long returnedLine) {
    OpenCall call = open.remove(id);
    if (call == null) {
      return;
    }
    Stretch stretch = call.stretch();
    CommandOutput output = returned == null ? null : CommandOutput.parse(returned);
    long line = call.line();
    Result result = output == null ? Result.unanswered(line) : results.ofTool(output, returnedLine);
    switch (call.call()) {
      case ToolCall.Shell(var lines) -> {
        for (String command : lines) {
          addCommand(
              stretch,
              command,
              quotable(command, call.source()),
              output,
              false,
              line,
              returnedLine);
        }
      }
      case ToolCall.Patch(var text) -> {
        patches++;
        stretch.add(new Step.Patch(changes(text, call.source()), result, line));
      }
      case ToolCall.Continuation(var process) -> {
        if (output != null) {
          continued(process, output, returnedLine);
        }
      }
      case ToolCall.Picture(var path) ->
          stretch.add(
              new Step.Source(excerpts.of(path, COMMAND_CHARS), "picture looked at", result, line));
      case ToolCall.Delegation(var message) ->
          stretch.add(
              new Step.OtherCall(
                  "another agent", excerpts.of(message, COMMAND_CHARS), result, line));
      case ToolCall.Other(var tool) -> {
        if (result.failed()) {
          stretch.add(
              new Step.OtherCall(
                  "tool " + excerpts.of(tool, COMMAND_CHARS).inCode(), Excerpt.NONE, result, line));
        }
      }
      case ToolCall.Silent _ -> {}
    }
  }

  private void addCommand(
      Stretch stretch,
      String command,
      String quotable,
      @Nullable CommandOutput output,
      boolean byUser,
      long line,
      long returnedLine) {
    CommandRole written = kinds.roleOf(command);
    Optional<CommandOutput> printed =
        Optional.ofNullable(output).flatMap(ended -> PrintedExit.in(command, written, ended));
    CommandRole role = printed.isPresent() ? written.deciding() : written;
    CommandOutput seen = printed.orElse(output);
    Result result =
        seen == null ? Result.unanswered(line) : results.ofCommand(seen, role, returnedLine);
    List<Excerpt> subjects =
        Subjects.of(quotable).stream().map(file -> excerpts.of(file, COMMAND_CHARS)).toList();
    Step.Command step =
        new Step.Command(
            excerpts.of(quotable, COMMAND_CHARS),
            part(role.main().text(), quotable),
            part(role.edit().text(), quotable),
            role,
            subjects,
            byUser,
            result,
            line);
    commands++;
    failedCommands += result.failed() ? 1 : 0;
    stretch.add(step);
    if (output != null && output.process() != null) {
      running.put(output.process(), new RunningStep(stretch, step));
      if (running.size() > MOST_OPEN) {
        running.remove(running.keySet().iterator().next());
      }
    }
  }

  /** A process that was still running has said more, or has ended. */
  private void continued(String process, CommandOutput output, long line) {
    RunningStep started = running.get(process);
    if (started == null || output.state() != CommandOutput.State.ENDED || output.exit() == null) {
      return;
    }
    running.remove(process);
    Step.Command step = started.step();
    Result result = results.ofCommand(output, step.role(), line);
    failedCommands += result.failed() ? 1 : 0;
    started
        .stretch()
        .replace(
            step,
            new Step.Command(
                step.text(),
                step.main(),
                step.edit(),
                step.role(),
                step.subjects(),
                step.byUser(),
                result,
                step.line()));
  }

  /** Inside a script a command may be written with escapes: these are left out. */
  private static String quotable(String command, String source) {
    return source.isEmpty() || source.contains(command)
        ? command
        : ESCAPED_IN_SCRIPT.matcher(command).replaceAll(Excerpt.OMISSION);
  }

  /** A part of a line that is quoted as written: all of the line where that was not possible. */
  private Excerpt part(String part, String quotable) {
    return excerpts.of(quotable.contains(part) ? part : quotable, COMMAND_CHARS);
  }

  private List<Step.Change> changes(String text, String source) {
    List<Step.Change> changes = new ArrayList<>();
    for (FileChange change : FileChange.in(text)) {
      if (changes.size() == 12) {
        break;
      }
      changes.add(
          new Step.Change(
              change.verb(),
              excerpts.of(quotable(change.path(), source), COMMAND_CHARS),
              excerpts.of(quotable(change.before(), source), PATCH_LINE_CHARS),
              excerpts.of(quotable(change.after(), source), PATCH_LINE_CHARS)));
    }
    return changes;
  }
}
