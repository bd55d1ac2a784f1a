package dev.memories.tui.memory;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.tui.port.Document.EvidenceLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Single lines of a rollout, decoded, cut and redacted. */
final class RolloutExcerpt {
  /** In chars; nobody reads more of one line here. */
  private static final int LONGEST = 20_000;

  private record Said(String what, String text) {}

  private final SecretRedactor redactor;

  RolloutExcerpt(SecretRedactor redactor) {
    this.redactor = redactor;
  }

  /**
   * Reads on until the last wanted line.
   *
   * @param prefix what stands before the line number in its citation
   */
  List<EvidenceLine> read(Path rollout, String prefix, SortedSet<Long> wanted) throws IOException {
    List<EvidenceLine> lines = new ArrayList<>();
    try (RolloutReader reader = RolloutReader.open(rollout)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        if (wanted.contains(entry.line())) {
          Said said = said(entry.item());
          lines.add(new EvidenceLine(prefix + "L" + entry.line(), said.what(), shown(said.text())));
        }
        if (entry.line() >= wanted.last()) {
          break;
        }
      }
    }
    return lines;
  }

  private String shown(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    return redactor.redact(cut);
  }

  private static Said said(RolloutItem item) {
    return switch (item) {
      case RolloutItem.Meta(var meta) ->
          new Said("session", "cwd " + meta.cwd() + "\nbranch " + meta.git().branch());
      case RolloutItem.Response(var response) -> said(response);
      case RolloutItem.Compacted(var message) -> new Said("compacted history", message);
      case RolloutItem.TurnContext context ->
          new Said("turn", "cwd " + context.cwd() + "\nmodel " + context.model());
      case RolloutItem.UserMessage(var text, _) -> new Said("user", text);
      case RolloutItem.TokenCount(var total) -> new Said("tokens", Long.toString(total));
      case RolloutItem.TurnAborted(var reason) -> new Said("turn aborted", reason);
      case RolloutItem.RolledBack(var turns) -> new Said("rolled back", turns + " turns");
      case RolloutItem.OtherEvent(var type) -> new Said("event", type);
      case RolloutItem.UnknownLine(var type) -> new Said("unknown line", type);
      case RolloutItem.Malformed(var why) -> new Said("unreadable line", why);
    };
  }

  private static Said said(ResponseItem item) {
    return switch (item) {
      case ResponseItem.Message message ->
          new Said(
              message.role(),
              message.content().stream()
                  .map(RolloutExcerpt::text)
                  .collect(Collectors.joining("\n")));
      case ResponseItem.Reasoning(var summary) -> new Said("reasoning", String.join("\n", summary));
      case ResponseItem.LocalShellCall call ->
          new Said("command", String.join(" ", call.command()));
      case ResponseItem.FunctionCall call -> new Said("call of " + call.name(), call.arguments());
      case ResponseItem.FunctionCallOutput output -> new Said("output", output.text());
      case ResponseItem.CustomToolCall call -> new Said("call of " + call.name(), call.input());
      case ResponseItem.CustomToolCallOutput output -> new Said("output", output.text());
      case ResponseItem.WebSearchCall search ->
          new Said("web search", String.join("\n", search.queries()));
      case ResponseItem.GhostSnapshot(var commit) -> new Said("snapshot", commit);
      case ResponseItem.Compaction _ -> new Said("compaction", "");
      case ResponseItem.AgentMessage message ->
          new Said(message.author() + " to " + message.recipient(), message.text());
      case ResponseItem.Unrecognized(var type) -> new Said(type, "");
    };
  }

  private static String text(ContentPart part) {
    return switch (part) {
      case ContentPart.InputText(var text) -> text;
      case ContentPart.OutputText(var text) -> text;
      case ContentPart.Image _ -> "[image]";
      case ContentPart.Unrecognized(var type) -> "[" + type + "]";
    };
  }
}
