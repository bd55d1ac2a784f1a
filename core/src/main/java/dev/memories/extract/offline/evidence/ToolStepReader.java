package dev.memories.extract.offline.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.extract.offline.call.CheckSummary;
import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.FileChange;
import dev.memories.extract.offline.call.PrintedExit;
import dev.memories.extract.offline.call.ToolAction;
import dev.memories.extract.offline.call.TypedLines;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.ExcerptMaker;
import dev.memories.extract.offline.words.OfflineRules;
import dev.memories.rollout.item.ToolReport;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRole;
import dev.memories.shellline.CommandRules;
import dev.memories.shellline.ShellLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes steps of calls and of what they returned: redacted, cut, ready to be quoted. */
final class ToolStepReader {
  private static final int TEXT_CHARS = 300;
  private static final int NAME_CHARS = 80;
  private static final int PATCH_LINE_CHARS = 120;
  private static final int MOST_CHANGES = 12;
  private static final int MOST_FINDINGS = 8;
  private static final Pattern USER_COMMAND =
      Pattern.compile(
          "<command>\\s*([\\s\\S]*?)\\s*</command>\\s*<result>\\s*([\\s\\S]*?)\\s*</result>");
  private static final Pattern FINDING =
      Pattern.compile("(?m)^- (\\[P\\d] .+?) — (\\S+:\\d+(?:-\\d+)?)\\s*$");
  private static final Pattern ENCODED_IN_URL = Pattern.compile("[^\\w./~+@:=,-]+");
  private static final Pattern ESCAPED_IN_SCRIPT = Pattern.compile("[\"'\\\\\\n\\t]+");

  private final ExcerptMaker excerpts;
  private final CommandRules kinds;
  private final StepResultReader results;
  private String cwd = "";

  ToolStepReader(ExcerptMaker excerpts, OfflineRules rules) {
    this.excerpts = excerpts;
    this.kinds = rules.commands();
    this.results = new StepResultReader(excerpts, rules.lines());
  }

  /** The session's folder, that paths are shown from. */
  void at(String folder) {
    cwd = folder;
  }

  /**
   * A call that was made.
   *
   * @param script the script that it is part of, empty when it is none
   */
  record Made(ToolAction call, String script, long line) {}

  /**
   * What came back from a call, and in which line.
   *
   * @param output null when nothing did
   */
  record Returned(@Nullable CommandOutput output, long line) {}

  /** The steps of a call; none for bookkeeping and for other tools that did not fail. */
  List<ToolStep> steps(Made made, Returned returned) {
    long line = made.line();
    return switch (made.call()) {
      case ToolAction.Shell(var command, _, _) ->
          command.isBlank() ? List.of() : List.of(command(command, made, returned, false));
      case ToolAction.Patch(var text) ->
          List.of(new ToolStep.Patch(changes(text, made.script()), tool(returned, line), line));
      case ToolAction.ServerTool(var server, var name) ->
          List.of(serverCall(server, name, tool(returned, line), line));
      case ToolAction.Picture(var path) ->
          List.of(
              new ToolStep.Lookup(excerpt(path), "picture looked at", tool(returned, line), line));
      case ToolAction.Delegation(var message) ->
          List.of(
              new ToolStep.OtherCall(
                  "asking another agent", excerpt(message), tool(returned, line), line));
      case ToolAction.Other(var name) ->
          Stream.of(tool(returned, line))
              .filter(StepResult::failed)
              .<ToolStep>map(
                  failed ->
                      new ToolStep.OtherCall(
                          "tool " + excerpt(name).inCode(), Excerpt.NONE, failed, line))
              .toList();
      case ToolAction.Script _,
          ToolAction.Typed _,
          ToolAction.Continuation _,
          ToolAction.Question _,
          ToolAction.Silent _ ->
          List.of();
    };
  }

  private ToolStep.OtherCall serverCall(String server, String tool, StepResult result, long line) {
    String name = excerpt(tool).inCode() + " of " + excerpt(server).inCode();
    return new ToolStep.OtherCall(name, Excerpt.NONE, result, line);
  }

  /** A call of a tool of an MCP server, as its report tells it. */
  ToolStep reported(ToolReport.ServerCalled call, long line) {
    CommandOutput output =
        call.failed()
            ? CommandOutput.notRun(call.output())
            : new CommandOutput(CommandOutput.State.ENDED, null, null, call.output());
    return serverCall(call.server(), call.tool(), results.ofTool(output, line), line);
  }

  /**
   * A patch, as its report tells it.
   *
   * @param patch as the script wrote it, for the order and the spelling of its files; may be empty
   */
  ToolStep reported(ToolReport.FilesChanged files, String patch, long line) {
    List<String> named = FileChange.in(patch).stream().map(FileChange::path).toList();
    CommandOutput output =
        files.failed()
            ? CommandOutput.notRun(files.output().strip())
            : new CommandOutput(CommandOutput.State.ENDED, null, null, files.output());
    List<ToolStep.FileEdit> edits =
        files.files().stream()
            .map(file -> Map.entry(shown(file.path(), named), file))
            .sorted(Comparator.comparingInt(file -> place(file.getKey(), named)))
            .limit(MOST_CHANGES)
            .map(
                file ->
                    edit(
                        FileChange.reported(
                            new ToolReport.ChangedFile(
                                file.getValue().path(),
                                file.getValue().action(),
                                excerpts.redact(file.getValue().diff())),
                            excerpts.redact(file.getKey())),
                        ""))
            .toList();
    return new ToolStep.Patch(edits, results.ofTool(output, line), line);
  }

  private String shown(String path, List<String> named) {
    return named.stream()
        .filter(name -> path.equals(name) || path.endsWith("/" + name))
        .findFirst()
        .orElseGet(() -> fromHere(path));
  }

  /** A path as seen from the session's folder, where it lies below it. */
  private String fromHere(String path) {
    return !cwd.isEmpty() && path.startsWith(cwd + "/") ? path.substring(cwd.length() + 1) : path;
  }

  private static int place(String path, List<String> named) {
    int at = named.indexOf(path);
    return at < 0 ? named.size() : at;
  }

  /** A script that failed although all its calls are known: an error of its own, or a hook's. */
  ToolStep failedScript(String error, long callLine, long line) {
    StepResult result = results.ofTool(CommandOutput.notRun(error), line);
    return new ToolStep.OtherCall("a script", Excerpt.NONE, result, callLine);
  }

  /** Command lines that were typed into a shell; the output goes to one that stands alone. */
  List<ToolStep> typed(String typed, String printed, String script, long callLine, long line) {
    List<String> lines = TypedLines.in(typed);
    return lines.stream()
        .<ToolStep>map(
            text -> {
              String output = lines.size() == 1 ? TypedLines.output(printed, text) : "";
              return command(
                  text,
                  new Made(new ToolAction.Shell(text, false, ""), script, callLine),
                  new Returned(
                      new CommandOutput(CommandOutput.State.ENDED, null, null, output), line),
                  false);
            })
        .toList();
  }

  /** The finished form of a command whose process was still running. */
  ToolStep.Command ended(ToolStep.Command step, CommandOutput output, long line) {
    return new ToolStep.Command(
        step.text(),
        step.main(),
        step.edit(),
        step.folder(),
        step.role(),
        step.subjects(),
        step.byUser(),
        step.escalated(),
        results.ofCommand(output, step.role(), Optional.empty(), line),
        step.line());
  }

  /** A command that the person ran, from the notice that tells the agent of it. */
  Optional<ToolStep.Command> ranByUser(String notice, long line) {
    Matcher parts = USER_COMMAND.matcher(notice);
    if (!parts.find()) {
      return Optional.empty();
    }
    ToolAction call = new ToolAction.Shell(parts.group(1), false, "");
    Returned returned = new Returned(CommandOutput.parse(parts.group(2) + "\n"), line);
    return Optional.of(command(parts.group(1), new Made(call, "", line), returned, true));
  }

  /** The findings of a review, from the notice that tells the agent of it. */
  List<ToolStep> findings(String notice, long line) {
    return FINDING
        .matcher(notice)
        .results()
        .limit(MOST_FINDINGS)
        .<ToolStep>map(
            finding ->
                new ToolStep.ReviewFinding(
                    excerpt(finding.group(1)),
                    excerpt(finding.group(2)),
                    StepResult.seen(line),
                    line))
        .toList();
  }

  /** The findings of a review as the reviewing agent reports them: a JSON text. */
  List<ToolStep> reported(JsonNode review, long line) {
    List<ToolStep> findings = new ArrayList<>();
    for (JsonNode finding : review.path("findings")) {
      if (findings.size() < MOST_FINDINGS) {
        findings.add(
            new ToolStep.ReviewFinding(
                excerpt(finding.path("title").asText()),
                excerpt(finding.path("code_location").path("absolute_file_path").asText()),
                StepResult.seen(line),
                line));
      }
    }
    return findings;
  }

  /** What was looked for or looked at on the web. */
  List<ToolStep> looked(List<String> queries, @Nullable String url, long line) {
    return url != null
        ? List.of(new ToolStep.Lookup(excerpt(url), "web page opened", StepResult.seen(line), line))
        : queries.stream()
            .distinct()
            .limit(2)
            .<ToolStep>map(
                query ->
                    new ToolStep.Lookup(excerpt(query), "web search", StepResult.seen(line), line))
            .toList();
  }

  private ToolStep.Command command(String command, Made made, Returned returned, boolean byUser) {
    ShellLine parsed = ShellLine.parse(command);
    CommandRole written = kinds.roleOf(command, parsed);
    Optional<CommandOutput> printed =
        Optional.ofNullable(returned.output())
            .flatMap(output -> PrintedExit.in(command, written, output));
    CommandOutput output = printed.orElse(returned.output());
    Optional<CheckSummary> summary =
        printed.isEmpty() && output != null ? summary(written, output) : Optional.empty();
    boolean isShown = summary.filter(CheckSummary::passed).isPresent();
    CommandRole role = printed.isPresent() || isShown ? written.deciding() : written;
    role = ranTests(role, output) ? role.checking() : role;
    // Parts are taken from the redacted line: by itself a part may not show that it is secret.
    String quotable = excerpts.redact(quotable(command, made.script()));
    return new ToolStep.Command(
        Excerpt.of(quotable, TEXT_CHARS),
        // The exit code is that of the pipe, so the pipe is shown.
        part(isShown ? pipe(quotable, role.main().text()) : role.main().text(), quotable),
        part(role.edit().text(), quotable),
        folder(made.call()),
        role,
        NamedFiles.of(quotable.equals(command) ? parsed : ShellLine.parse(quotable)).stream()
            .map(file -> Excerpt.of(file, TEXT_CHARS))
            .toList(),
        byUser,
        made.call() instanceof ToolAction.Shell(_, var escalated, _) && escalated,
        output == null
            ? StepResult.unanswered(made.line())
            : results.ofCommand(output, role, summary, returned.line()),
        made.line());
  }

  /** The part of a line with the commands that a command is piped into. */
  private static String pipe(String line, String command) {
    int start = line.indexOf(command);
    if (start < 0) {
      return line;
    }
    char quote = 0;
    for (int at = start; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == ';' || c == '\n' || line.startsWith("&&", at))) {
        return line.substring(start, at).strip();
      }
    }
    return line.substring(start);
  }

  /** Whether a program that nobody knows printed the summary of a test program. */
  private static boolean ranTests(CommandRole role, @Nullable CommandOutput output) {
    return role.kind() == CommandKind.RUN
        && role.decides()
        && output != null
        && output.state() == CommandOutput.State.ENDED
        && output.exit() != null
        && CheckSummary.in(output.text()).isPresent();
  }

  /** What a check printed of its result where the line hides its exit code. */
  private static Optional<CheckSummary> summary(CommandRole role, CommandOutput output) {
    return role.masksCheck()
            && output.state() == CommandOutput.State.ENDED
            && Integer.valueOf(0).equals(output.exit())
        ? CheckSummary.in(output.text())
        : Optional.empty();
  }

  /** A folder of a report, where letters that its URL encodes are left out; empty for the own. */
  String reportedFolder(String folder) {
    return folder.equals(cwd)
        ? ""
        : ENCODED_IN_URL.matcher(fromHere(folder)).replaceAll(Excerpt.OMISSION);
  }

  /** The folder that the call names, unless it is the session's own. */
  private Excerpt folder(ToolAction call) {
    if (!(call instanceof ToolAction.Shell(_, _, var folder)) || folder.isEmpty()) {
      return Excerpt.NONE;
    }
    return folder.equals(cwd) || folder.equals(".") ? Excerpt.NONE : excerpt(fromHere(folder));
  }

  private StepResult tool(Returned returned, long callLine) {
    CommandOutput output = returned.output();
    return output == null
        ? StepResult.unanswered(callLine)
        : results.ofTool(output, returned.line());
  }

  /** Inside a script a text may be written with escapes: these are left out. */
  private static String quotable(String text, String script) {
    return script.isEmpty() || script.contains(text)
        ? text
        : ESCAPED_IN_SCRIPT.matcher(text).replaceAll(Excerpt.OMISSION);
  }

  /** A part of a line that is quoted as written: all of the line where that was not possible. */
  private static Excerpt part(String part, String quotable) {
    return Excerpt.of(quotable.contains(part) ? part : quotable, TEXT_CHARS);
  }

  private List<ToolStep.FileEdit> changes(String patch, String script) {
    return FileChange.in(excerpts.redact(patch)).stream()
        .limit(MOST_CHANGES)
        .map(change -> edit(change, script))
        .toList();
  }

  private static ToolStep.FileEdit edit(FileChange change, String script) {
    return new ToolStep.FileEdit(
        change.verb(),
        Excerpt.of(quotable(change.path(), script), TEXT_CHARS),
        Excerpt.of(quotable(change.before(), script), PATCH_LINE_CHARS),
        Excerpt.of(quotable(change.after(), script), PATCH_LINE_CHARS),
        change.defines().stream()
            .map(name -> Excerpt.of(quotable(name, script), NAME_CHARS))
            .toList(),
        Excerpt.of(quotable(change.switchOff(), script), PATCH_LINE_CHARS),
        change.switchesOn(),
        change.lines());
  }

  private Excerpt excerpt(String text) {
    return excerpts.of(text, TEXT_CHARS);
  }
}
