package dev.memories.tui.memory;

import dev.memories.redact.RedactedCut;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.ToolReport;
import dev.memories.tui.port.Document.EvidenceLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Reads single lines of a rollout: decoded, redacted and cut. */
final class RolloutExcerpt {
  /** In UTF-16 units. */
  private static final int MAX_LENGTH = 20_000;

  private record LineContent(String kind, String text) {}

  private final SecretRedactor redactor;

  RolloutExcerpt(SecretRedactor redactor) {
    this.redactor = redactor;
  }

  /**
   * Reads up to the last wanted line.
   *
   * @param prefix the part of the citation before the line number
   */
  List<EvidenceLine> read(Path rollout, String prefix, SortedSet<Long> wanted) throws IOException {
    List<EvidenceLine> lines = new ArrayList<>();
    try (RolloutReader reader = RolloutReader.open(rollout)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        if (wanted.contains(entry.line())) {
          LineContent content = content(entry.item());
          lines.add(
              new EvidenceLine(prefix + "L" + entry.line(), content.kind(), shown(content.text())));
        }
        if (entry.line() >= wanted.last()) {
          break;
        }
      }
    }
    return lines;
  }

  private String shown(String text) {
    String shown = RedactedCut.head(redactor, text, MAX_LENGTH);
    return text.length() > MAX_LENGTH ? shown + " …" : shown;
  }

  private static LineContent content(RolloutItem item) {
    return switch (item) {
      case RolloutItem.Meta(var meta) ->
          new LineContent("session", "cwd " + meta.cwd() + "\nbranch " + meta.git().branch());
      case RolloutItem.Response(var response) -> content(response);
      case RolloutItem.Compacted(var message) -> new LineContent("compacted history", message);
      case RolloutItem.TurnContext context ->
          new LineContent("turn", "cwd " + context.cwd() + "\nmodel " + context.model());
      case RolloutItem.UserMessage(var text, _) -> new LineContent("user", text);
      case RolloutItem.TokenCount(var total) -> new LineContent("tokens", Long.toString(total));
      case RolloutItem.TurnAborted(var reason) -> new LineContent("turn aborted", reason);
      case RolloutItem.RolledBack(var turns) -> new LineContent("rolled back", turns + " turns");
      case RolloutItem.Reported(var report) -> content(report);
      case RolloutItem.GoalSet(var objective) -> new LineContent("goal", objective);
      case RolloutItem.Answered(_, var answers) ->
          new LineContent(
              "answers",
              answers.stream()
                  .map(answer -> answer.question() + "\n" + answer.answer())
                  .collect(Collectors.joining("\n")));
      case RolloutItem.OtherEvent(var type) -> new LineContent("event", type);
      case RolloutItem.UnknownLine(var type) -> new LineContent("unknown line", type);
      case RolloutItem.Malformed(var why) -> new LineContent("unreadable line", why);
    };
  }

  private static LineContent content(ToolReport report) {
    return switch (report) {
      case ToolReport.CommandEnded command ->
          new LineContent(
              command.exit() == null ? "command ended" : "command, exit " + command.exit(),
              String.join(" ", command.command()) + "\n" + command.output());
      case ToolReport.FilesChanged files ->
          new LineContent(
              files.failed() ? "patch refused" : "patch",
              files.files().stream()
                      .map(file -> file.action() + " " + file.path() + "\n" + file.diff())
                      .collect(Collectors.joining("\n"))
                  + files.output());
      case ToolReport.ServerCalled call ->
          new LineContent(
              (call.failed() ? "failed call of " : "call of ") + call.tool(), call.output());
    };
  }

  private static LineContent content(ResponseItem item) {
    return switch (item) {
      case ResponseItem.Message message ->
          new LineContent(
              message.role(),
              message.content().stream()
                  .map(RolloutExcerpt::text)
                  .collect(Collectors.joining("\n")));
      case ResponseItem.Reasoning(var summary) ->
          new LineContent("reasoning", String.join("\n", summary));
      case ResponseItem.LocalShellCall call ->
          new LineContent("command", String.join(" ", call.command()));
      case ResponseItem.FunctionCall call ->
          new LineContent("call of " + call.name(), call.arguments());
      case ResponseItem.FunctionCallOutput output -> new LineContent("output", output.text());
      case ResponseItem.CustomToolCall call ->
          new LineContent("call of " + call.name(), call.input());
      case ResponseItem.CustomToolCallOutput output ->
          new LineContent("output", String.join("\n", output.parts()));
      case ResponseItem.WebSearchCall search ->
          new LineContent("web search", String.join("\n", search.queries()));
      case ResponseItem.GhostSnapshot(var commit) -> new LineContent("snapshot", commit);
      case ResponseItem.Compaction _ -> new LineContent("compaction", "");
      case ResponseItem.AgentMessage message ->
          new LineContent(message.author() + " to " + message.recipient(), message.text());
      case ResponseItem.Unrecognized(var type) -> new LineContent(type, "");
    };
  }

  private static String text(ContentPart part) {
    return switch (part) {
      case ContentPart.InputText(var text, _) -> text;
      case ContentPart.OutputText(var text) -> text;
      case ContentPart.Image _ -> "[image]";
      case ContentPart.Unrecognized(var type) -> "[" + type + "]";
    };
  }
}
