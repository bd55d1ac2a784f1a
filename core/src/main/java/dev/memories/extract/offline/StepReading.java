package dev.memories.extract.offline;

import dev.memories.shellline.CommandRole;
import dev.memories.shellline.CommandRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes steps of calls and of what they returned: redacted, cut, ready to be quoted. */
final class StepReading {
  private static final int TEXT_CHARS = 300;
  private static final int PATCH_LINE_CHARS = 120;
  private static final int MOST_CHANGES = 12;
  private static final int MOST_FINDINGS = 8;
  private static final Pattern USER_COMMAND =
      Pattern.compile(
          "<command>\\s*([\\s\\S]*?)\\s*</command>\\s*<result>\\s*([\\s\\S]*?)\\s*</result>");
  private static final Pattern FINDING =
      Pattern.compile("(?m)^- (\\[P\\d] .+?) — (\\S+:\\d+(?:-\\d+)?)\\s*$");
  private static final Pattern ESCAPED_IN_SCRIPT = Pattern.compile("[\"'\\\\\\n\\t]+");

  private final Excerpts excerpts;
  private final CommandRules kinds;
  private final ResultReading results;

  StepReading(Excerpts excerpts, OfflineRules rules) {
    this.excerpts = excerpts;
    this.kinds = rules.commands();
    this.results = new ResultReading(excerpts, rules.lines());
  }

  /**
   * A call that was made.
   *
   * @param script the script that it is part of, empty when it is none
   */
  record Made(ToolCall call, String script, long line) {}

  /**
   * What came back from a call, and in which line.
   *
   * @param output null when nothing did
   */
  record Returned(@Nullable CommandOutput output, long line) {}

  /** The steps that a call was; none for bookkeeping and for other tools that did not fail. */
  List<Step> steps(Made made, Returned returned) {
    long line = made.line();
    return switch (made.call()) {
      case ToolCall.Shell(var commands) ->
          commands.stream().<Step>map(command -> command(command, made, returned, false)).toList();
      case ToolCall.Patch(var text) ->
          List.of(new Step.Patch(changes(text, made.script()), tool(returned, line), line));
      case ToolCall.Picture(var path) ->
          List.of(new Step.Source(excerpt(path), "picture looked at", tool(returned, line), line));
      case ToolCall.Delegation(var message) ->
          List.of(
              new Step.OtherCall("another agent", excerpt(message), tool(returned, line), line));
      case ToolCall.Other(var name) ->
          Stream.of(tool(returned, line))
              .filter(Result::failed)
              .<Step>map(
                  failed ->
                      new Step.OtherCall(
                          "tool " + excerpt(name).inCode(), Excerpt.NONE, failed, line))
              .toList();
      case ToolCall.Continuation _, ToolCall.Silent _ -> List.of();
    };
  }

  /** A command whose process was still running, now that it has ended. */
  Step.Command ended(Step.Command step, CommandOutput output, long line) {
    return new Step.Command(
        step.text(),
        step.main(),
        step.edit(),
        step.role(),
        step.subjects(),
        step.byUser(),
        results.ofCommand(output, step.role(), line),
        step.line());
  }

  /** A command that the person ran, from the notice that tells the agent of it. */
  Optional<Step.Command> ranByUser(String notice, long line) {
    Matcher parts = USER_COMMAND.matcher(notice);
    if (!parts.find()) {
      return Optional.empty();
    }
    ToolCall call = new ToolCall.Shell(List.of(parts.group(1)));
    Returned returned = new Returned(CommandOutput.parse(parts.group(2) + "\n"), line);
    return Optional.of(command(parts.group(1), new Made(call, "", line), returned, true));
  }

  /** The findings of a review, from the notice that tells the agent of it. */
  List<Step> findings(String notice, long line) {
    return FINDING
        .matcher(notice)
        .results()
        .limit(MOST_FINDINGS)
        .<Step>map(
            finding ->
                new Step.Finding(
                    excerpt(finding.group(1)), excerpt(finding.group(2)), Result.seen(line), line))
        .toList();
  }

  /** What was looked for or looked at on the web. */
  List<Step> looked(List<String> queries, @Nullable String url, long line) {
    return url != null
        ? List.of(new Step.Source(excerpt(url), "web page opened", Result.seen(line), line))
        : queries.stream()
            .distinct()
            .limit(2)
            .<Step>map(
                query -> new Step.Source(excerpt(query), "web search", Result.seen(line), line))
            .toList();
  }

  private Step.Command command(String command, Made made, Returned returned, boolean byUser) {
    CommandRole written = kinds.roleOf(command);
    Optional<CommandOutput> printed =
        Optional.ofNullable(returned.output())
            .flatMap(output -> PrintedExit.in(command, written, output));
    CommandRole role = printed.isPresent() ? written.deciding() : written;
    CommandOutput output = printed.orElse(returned.output());
    // Parts are taken from the redacted line: by itself a part may not show that it is secret.
    String quotable = excerpts.redact(quotable(command, made.script()));
    return new Step.Command(
        Excerpt.of(quotable, TEXT_CHARS),
        part(role.main().text(), quotable),
        part(role.edit().text(), quotable),
        role,
        Subjects.of(quotable).stream().map(file -> Excerpt.of(file, TEXT_CHARS)).toList(),
        byUser,
        output == null
            ? Result.unanswered(made.line())
            : results.ofCommand(output, role, returned.line()),
        made.line());
  }

  private Result tool(Returned returned, long callLine) {
    CommandOutput output = returned.output();
    return output == null ? Result.unanswered(callLine) : results.ofTool(output, returned.line());
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

  private List<Step.Change> changes(String patch, String script) {
    return FileChange.in(excerpts.redact(patch)).stream()
        .limit(MOST_CHANGES)
        .map(
            change ->
                new Step.Change(
                    change.verb(),
                    Excerpt.of(quotable(change.path(), script), TEXT_CHARS),
                    Excerpt.of(quotable(change.before(), script), PATCH_LINE_CHARS),
                    Excerpt.of(quotable(change.after(), script), PATCH_LINE_CHARS)))
        .toList();
  }

  private Excerpt excerpt(String text) {
    return excerpts.of(text, TEXT_CHARS);
  }
}
