package dev.memories.search;

import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.FileChange;
import dev.memories.extract.offline.call.TellingLines;
import dev.memories.extract.offline.call.ToolAction;
import dev.memories.extract.offline.call.ToolCalls;
import dev.memories.redact.RedactedCut;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutSkimmer;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.HumanMessage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.ToolReport;
import dev.memories.session.SessionId;
import dev.memories.shellline.CommandRole;
import dev.memories.shellline.CommandRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a session's own words: user messages, final answers, commands, error lines, file names.
 *
 * <p>Memory is bounded for a rollout of any size; texts are redacted, then cut.
 */
public final class SessionWords {
  private static final Set<LineKind> KINDS =
      EnumSet.of(LineKind.RESPONSE, LineKind.USER_MESSAGE, LineKind.TURN_CONTEXT, LineKind.REPORT);
  private static final Set<ItemKind> ITEMS =
      EnumSet.of(
          ItemKind.MESSAGE,
          ItemKind.LOCAL_SHELL_CALL,
          ItemKind.FUNCTION_CALL,
          ItemKind.FUNCTION_CALL_OUTPUT,
          ItemKind.CUSTOM_TOOL_CALL,
          ItemKind.CUSTOM_TOOL_CALL_OUTPUT,
          ItemKind.OTHER);
  private static final CommandOutput PASSED =
      new CommandOutput(CommandOutput.State.ENDED, 0, null, "");
  private static final int MESSAGE_CHARS = 1_200;
  private static final int ANSWER_CHARS = 800;
  private static final int COMMAND_CHARS = 300;
  private static final int ERROR_CHARS = 300;
  private static final int PATH_CHARS = 200;
  private static final int OUTPUT_END_CHARS = 8_000;
  private static final int MOST_OPEN_CALLS = 256;
  private static final int MOST_KNOWN_COMMANDS = 256;
  private static final int LONGEST_KNOWN_COMMAND = 2_000;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Characters beyond the cut that are redacted with the text, since a secret may straddle it. */
  private static final int MARGIN_CHARS = 1_000;

  private final SecretRedactor redactor;
  private final Lineage lineage;
  private final TellingLines tellingLines = new TellingLines();
  private final CommandRules commandRules = new CommandRules();

  /**
   * @param lineage finds the files that a forked or reverted session continues
   */
  public SessionWords(SecretRedactor redactor, Lineage lineage) {
    this.redactor = redactor;
    this.lineage = lineage;
  }

  /** The words of a session, and how much was done in it. */
  public record Words(List<SearchEntry> entries, SessionCounts counts) {
    public static final Words NONE = new Words(List.of(), SessionCounts.NONE);

    public Words {
      entries = List.copyOf(entries);
    }
  }

  /** Reads the words of a session from its rollout. */
  public Words read(SessionId id, Path rollout, long sizeBytes) throws IOException {
    Reading reading = new Reading(id, WordBudget.of(sizeBytes));
    try (RolloutSkimmer reader =
        RolloutSkimmer.open(rollout, KINDS, ITEMS, lineage, CommandOutput::isHeaderOfSuccess)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        reading.accept(entry);
      }
    }
    return reading.finish();
  }

  /** A call without its output yet. */
  private record OpenCall(ToolAction action, long line, @Nullable Instant at) {}

  private record Answer(String text, long line, @Nullable Instant at) {}

  /** The state of reading one rollout. */
  private final class Reading {
    private final SessionId id;
    private final WordBudget words;
    private final SequencedMap<String, OpenCall> calls = new LinkedHashMap<>();
    private final Map<String, OpenCall> running = new LinkedHashMap<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Map<String, String> shownCommands = new HashMap<>();
    private final Map<String, CommandRole> roles = new HashMap<>();

    /** Commands of scripts whose ends were reported, until the script returns. */
    private final Set<String> reported = new HashSet<>();

    private @Nullable Answer answer;
    private @Nullable String lastMessage;
    private @Nullable String model;
    private int turns;
    private int commands;
    private int failedCommands;

    Reading(SessionId id, WordBudget words) {
      this.id = id;
      this.words = words;
    }

    void accept(RolloutEntry entry) {
      switch (entry.item()) {
        case RolloutItem.Response(var item) -> response(item, entry);
        case RolloutItem.UserMessage message ->
            HumanMessage.in(message).ifPresent(human -> said(human, entry));
        case RolloutItem.TurnContext context ->
            model = context.model() == null ? model : cut(context.model(), PATH_CHARS);
        case RolloutItem.Reported(ToolReport.CommandEnded command) -> reported(command, entry);
        case RolloutItem.Reported _,
            RolloutItem.Meta _,
            RolloutItem.Compacted _,
            RolloutItem.TokenCount _,
            RolloutItem.TurnAborted _,
            RolloutItem.RolledBack _,
            RolloutItem.GoalSet _,
            RolloutItem.Answered _,
            RolloutItem.OtherEvent _,
            RolloutItem.UnknownLine _,
            RolloutItem.Malformed _ -> {}
      }
    }

    Words finish() {
      keepAnswer();
      calls.values().forEach(this::ranWithoutOutput);
      running.values().forEach(this::ranWithoutOutput);
      return new Words(
          words.kept(), new SessionCounts(turns, commands, failedCommands, files.size(), model));
    }

    private void response(ResponseItem item, RolloutEntry entry) {
      switch (item) {
        case ResponseItem.Message message -> message(message, entry);
        case ResponseItem.FunctionCall(var namespace, var name, var arguments, var call) ->
            called(call, ToolCalls.ofFunction(namespace, name, arguments), entry);
        case ResponseItem.CustomToolCall(_, var call, var name, var input) ->
            called(call, ToolCalls.ofCustom(name, input), entry);
        case ResponseItem.LocalShellCall(var call, _, var command) ->
            called(call == null ? "" : call, ToolCalls.ofCommand(command), entry);
        case ResponseItem.FunctionCallOutput(var call, var text, _) -> returned(call, text, entry);
        case ResponseItem.CustomToolCallOutput(var call, var parts, _) ->
            returned(call, String.join("\n", parts), entry);
        case ResponseItem.WebSearchCall _,
            ResponseItem.Reasoning _,
            ResponseItem.GhostSnapshot _,
            ResponseItem.Compaction _,
            ResponseItem.AgentMessage _,
            ResponseItem.Unrecognized _ -> {}
      }
    }

    private void message(ResponseItem.Message message, RolloutEntry entry) {
      if (message.role().equals("assistant")) {
        if (!"commentary".equals(message.phase())) {
          answer = new Answer(textOf(message), entry.line(), entry.timestamp());
        }
      } else {
        HumanMessage.in(message).ifPresent(human -> said(human, entry));
      }
    }

    /** The same words come twice in many formats: as an item of the history and as an event. */
    private void said(HumanMessage human, RolloutEntry entry) {
      if (human.text().isEmpty() || human.text().equals(lastMessage)) {
        return;
      }
      lastMessage = human.text();
      turns++;
      keepAnswer();
      add(SearchKind.USER, human.text(), MESSAGE_CHARS, entry);
    }

    /** The last message before the user speaks again is the answer; those before announce work. */
    private void keepAnswer() {
      Answer last = answer;
      if (last != null && !last.text().isBlank() && !words.isFull(SearchKind.AGENT)) {
        words.add(
            entry(
                SearchKind.AGENT,
                cut(last.text(), ANSWER_CHARS),
                "",
                SearchEntry.Origin.of(id, last.line(), last.at()),
                false));
      }
      answer = null;
    }

    private void called(String call, ToolAction action, RolloutEntry entry) {
      patched(action, entry);
      calls.put(call, new OpenCall(action, entry.line(), entry.timestamp()));
      if (calls.size() > MOST_OPEN_CALLS) {
        ranWithoutOutput(calls.pollFirstEntry().getValue());
      }
    }

    /** A command of a script. One that the model called itself is told by its own output. */
    private void reported(ToolReport.CommandEnded command, RolloutEntry entry) {
      if (!calls.containsKey(command.callId())) {
        String line = ToolCalls.commandLine(command.command());
        reported.add(line);
        ran(
            line,
            new OpenCall(new ToolAction.Silent(), entry.line(), entry.timestamp()),
            new CommandOutput(CommandOutput.State.ENDED, command.exit(), null, command.output()),
            entry);
      }
    }

    private void patched(ToolAction action, RolloutEntry entry) {
      if (action instanceof ToolAction.Patch(var text)) {
        FileChange.in(text).forEach(change -> changed(change.path(), entry));
      } else if (action instanceof ToolAction.Script(var actions, _)) {
        actions.forEach(each -> patched(each, entry));
      }
    }

    private void changed(String path, RolloutEntry entry) {
      if (files.size() < WordBudget.MOST_ENTRIES && files.add(path)) {
        add(SearchKind.FILE, path, PATH_CHARS, entry);
      }
    }

    private void returned(String call, String text, RolloutEntry entry) {
      OpenCall open = calls.remove(call);
      if (open == null) {
        return;
      }
      CommandOutput output =
          CommandOutput.isHeaderOfSuccess(text) ? PASSED : CommandOutput.parse(text);
      String process = output.process();
      OpenCall started =
          open.action() instanceof ToolAction.Continuation(var id) && output.exit() != null
              ? running.remove(id)
              : open;
      if (started == null) {
        return;
      }
      if (process != null) {
        running.put(process, started);
      } else {
        List<String> lines = commandLines(started.action());
        if (lines.size() == 1 && !reported.remove(lines.getFirst())) {
          ran(lines.getFirst(), started, output, entry);
        } else if (lines.size() > 1) {
          // A script prints the results of several commands as it likes.
          ranWithoutOutput(started);
        }
      }
    }

    private void ran(String line, OpenCall call, CommandOutput output, RolloutEntry entry) {
      Integer exit = output.exit();
      boolean failed =
          output.state() == CommandOutput.State.NOT_RUN
              || (exit != null && exit != 0 && !role(line).isAnswer(exit));
      commands++;
      failedCommands += failed ? 1 : 0;
      boolean isErrorKept = failed && !words.isFull(SearchKind.ERROR);
      if (!isErrorKept && words.isFull(SearchKind.COMMAND)) {
        return;
      }
      String command = command(line);
      words.add(
          entry(
              SearchKind.COMMAND,
              exit == null ? command : command + " (exit " + exit + ")",
              "",
              SearchEntry.Origin.of(id, call.line(), call.at()),
              failed));
      if (isErrorKept) {
        tellingLines
            .failureOrFirst(ends(output.text()))
            .ifPresent(
                why ->
                    words.add(
                        entry(
                            SearchKind.ERROR,
                            oneLine(why, ERROR_CHARS),
                            command,
                            SearchEntry.Origin.of(id, entry.line(), entry.timestamp()),
                            true)));
      }
    }

    /** The same few commands run over and over; to redact one takes longer than to find it. */
    private String command(String line) {
      return known(shownCommands, line, whole -> cut(whole, COMMAND_CHARS));
    }

    private CommandRole role(String line) {
      return known(roles, line, commandRules::roleOf);
    }

    private static <T> T known(Map<String, T> known, String line, Function<String, T> made) {
      T found = known.get(line);
      if (found == null) {
        found = made.apply(line);
        if (line.length() <= LONGEST_KNOWN_COMMAND && known.size() < MOST_KNOWN_COMMANDS) {
          known.put(line, found);
        }
      }
      return found;
    }

    private static List<String> commandLines(ToolAction action) {
      return switch (action) {
        case ToolAction.Shell(var line, _, _) -> line.isEmpty() ? List.of() : List.of(line);
        case ToolAction.Script(var actions, _) ->
            actions.stream().flatMap(each -> commandLines(each).stream()).toList();
        case ToolAction.Patch _,
            ToolAction.Typed _,
            ToolAction.Continuation _,
            ToolAction.Question _,
            ToolAction.Picture _,
            ToolAction.Delegation _,
            ToolAction.ServerTool _,
            ToolAction.Silent _,
            ToolAction.Other _ ->
            List.of();
      };
    }

    private void ranWithoutOutput(OpenCall call) {
      for (String line : commandLines(call.action())) {
        if (reported.remove(line)) {
          continue;
        }
        commands++;
        if (words.isFull(SearchKind.COMMAND)) {
          continue;
        }
        words.add(
            entry(
                SearchKind.COMMAND,
                command(line),
                "",
                SearchEntry.Origin.of(id, call.line(), call.at()),
                false));
      }
    }

    private void add(SearchKind kind, String text, int maxChars, RolloutEntry entry) {
      if (!words.isFull(kind)) {
        words.add(
            entry(
                kind,
                cut(text, maxChars),
                "",
                SearchEntry.Origin.of(id, entry.line(), entry.timestamp()),
                false));
      }
    }
  }

  private static SearchEntry entry(
      SearchKind kind, String text, String context, SearchEntry.Origin origin, boolean failed) {
    return new SearchEntry(SearchPlace.SESSION, kind, text, context, origin, failed, 0);
  }

  private String cut(String text, int maxChars) {
    if (text.length() <= maxChars + MARGIN_CHARS) {
      return oneLine(redactor.redact(text), maxChars);
    }
    // What stands at the end may be a part of a secret that no rule knows.
    String near = redactor.redact(text.substring(0, maxChars + MARGIN_CHARS));
    return oneLine(near.substring(0, Math.max(0, near.length() - MARGIN_CHARS)) + "…", maxChars);
  }

  /** White space runs become one space; a character is never cut in half. */
  private static String oneLine(String text, int maxChars) {
    String stripped = text.strip();
    String line = isOneLine(stripped) ? stripped : SPACE.matcher(stripped).replaceAll(" ");
    if (line.length() <= maxChars) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
    return line.substring(0, end) + "…";
  }

  private static boolean hasNoControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneLine(String text) {
    return text.indexOf("  ") < 0 && hasNoControl(text);
  }

  /** The beginning and the end of an output, redacted. */
  private String ends(String output) {
    return output.length() <= 2 * OUTPUT_END_CHARS
        ? redactor.redact(output)
        : RedactedCut.head(redactor, output, OUTPUT_END_CHARS)
            + "\n"
            + RedactedCut.tail(redactor, output, OUTPUT_END_CHARS);
  }

  private static String textOf(ResponseItem.Message message) {
    return message.content().stream()
        .filter(ContentPart.OutputText.class::isInstance)
        .map(part -> ((ContentPart.OutputText) part).text())
        .collect(Collectors.joining("\n"));
  }
}
