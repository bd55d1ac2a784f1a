package dev.memories.search.readable;

import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.ToolAction;
import dev.memories.extract.offline.call.ToolCalls;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lineage.LineOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reader of lines of a rollout for people: who said what, which command ran, what it printed. */
public final class ReadableRollout {
  private static final Set<LineKind> KINDS = EnumSet.of(LineKind.RESPONSE, LineKind.COMPACTED);
  private static final int MOST_CHARS = 20_000;
  private static final int MARGIN_CHARS = 2_000;

  private final SecretRedactor redactor;
  private final Lineage lineage;

  /**
   * @param lineage finds the files that a forked or reverted session continues
   */
  public ReadableRollout(SecretRedactor redactor, Lineage lineage) {
    this.redactor = redactor;
    this.lineage = lineage;
  }

  /** Passes on the lines that say something, in the order of the file. */
  public void read(Path rollout, LineNumbers wanted, Consumer<ReadableLine> reader)
      throws IOException {
    long last = wanted.last();
    try (RolloutReader lines = RolloutReader.open(rollout, KINDS, lineage)) {
      for (RolloutEntry entry = lines.next();
          entry != null && (entry.line() <= last || entry.owner() != LineOwner.SESSION);
          entry = lines.next()) {
        if (entry.owner() == LineOwner.SESSION && wanted.contains(entry.line())) {
          readable(entry).ifPresent(reader);
        }
      }
    }
  }

  private Optional<ReadableLine> readable(RolloutEntry entry) {
    return switch (entry.item()) {
      case RolloutItem.Response(var item) -> readable(item, entry);
      case RolloutItem.Compacted(var message) -> line("summary", message, entry);
      case RolloutItem.Meta _,
          RolloutItem.TurnContext _,
          RolloutItem.UserMessage _,
          RolloutItem.TokenCount _,
          RolloutItem.TurnAborted _,
          RolloutItem.RolledBack _,
          RolloutItem.Reported _,
          RolloutItem.GoalSet _,
          RolloutItem.Answered _,
          RolloutItem.OtherEvent _,
          RolloutItem.UnknownLine _,
          RolloutItem.Malformed _ ->
          Optional.empty();
    };
  }

  private Optional<ReadableLine> readable(ResponseItem item, RolloutEntry entry) {
    return switch (item) {
      case ResponseItem.Message message -> line(message.role(), textOf(message), entry);
      case ResponseItem.Reasoning(var summary) ->
          line("reasoning", String.join("\n", summary), entry);
      case ResponseItem.FunctionCall(var namespace, var name, var arguments, _) ->
          call(ToolCalls.ofFunction(namespace, name, arguments), name + " " + arguments, entry);
      case ResponseItem.CustomToolCall(_, _, var name, var input) ->
          call(ToolCalls.ofCustom(name, input), name + " " + input, entry);
      case ResponseItem.LocalShellCall(_, _, var command) ->
          call(ToolCalls.ofCommand(command), String.join(" ", command), entry);
      case ResponseItem.FunctionCallOutput(_, var text, _) -> output(text, entry);
      case ResponseItem.CustomToolCallOutput(_, var parts, _) ->
          output(String.join("\n", parts), entry);
      case ResponseItem.WebSearchCall(_, var queries, var url) ->
          line("web search", url == null ? String.join(", ", queries) : url, entry);
      case ResponseItem.AgentMessage(var author, var recipient, var text) ->
          line(author + " to " + recipient, text, entry);
      case ResponseItem.GhostSnapshot _, ResponseItem.Compaction _, ResponseItem.Unrecognized _ ->
          Optional.empty();
    };
  }

  private Optional<ReadableLine> call(ToolAction action, String raw, RolloutEntry entry) {
    return switch (action) {
      case ToolAction.Shell(var command, _, _) -> line("command", "$ " + command, entry);
      case ToolAction.Patch(var text) -> line("patch", text, entry);
      case ToolAction.Delegation(var message) -> line("another agent", message, entry);
      case ToolAction.Picture(var path) -> line("picture", path, entry);
      case ToolAction.Script _,
          ToolAction.Typed _,
          ToolAction.Question _,
          ToolAction.ServerTool _,
          ToolAction.Continuation _,
          ToolAction.Silent _,
          ToolAction.Other _ ->
          line("tool", raw, entry);
    };
  }

  private Optional<ReadableLine> output(String text, RolloutEntry entry) {
    CommandOutput output = CommandOutput.parse(text);
    @Nullable Integer exit = output.exit();
    return line(exit == null ? "output" : "output, exit " + exit, output.text(), entry);
  }

  /** Redacted before it is cut, with a margin, since a secret may straddle the cut. */
  private Optional<ReadableLine> line(String role, String text, RolloutEntry entry) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    boolean isCut = text.length() > MOST_CHARS;
    String redacted =
        redactor.redact(text.substring(0, Math.min(text.length(), MOST_CHARS + MARGIN_CHARS)));
    String shown =
        isCut ? redacted.substring(0, Math.min(redacted.length(), MOST_CHARS)) + " …" : redacted;
    return Optional.of(
        new ReadableLine(
            entry.line(), redactor.redact(role), shown.stripTrailing(), entry.timestamp()));
  }

  private static String textOf(ResponseItem.Message message) {
    return message.content().stream()
        .map(ReadableRollout::textOf)
        .collect(Collectors.joining("\n"));
  }

  private static String textOf(ContentPart part) {
    return switch (part) {
      case ContentPart.InputText(var text, _) -> text;
      case ContentPart.OutputText(var text) -> text;
      case ContentPart.Image _ -> "[Image]";
      case ContentPart.Unrecognized(var type) -> "[" + type + "]";
    };
  }

  /** The lines in a list. */
  public List<ReadableLine> read(Path rollout, LineNumbers wanted) throws IOException {
    List<ReadableLine> lines = new ArrayList<>();
    read(rollout, wanted, lines::add);
    return lines;
  }
}
