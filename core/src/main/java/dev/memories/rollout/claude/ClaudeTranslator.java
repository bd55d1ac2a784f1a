package dev.memories.rollout.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.claude.ToolCall.Kind;
import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.dialect.TranslatedRecord;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LogLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates the lines of a session log of Claude Code to records in the form of Codex, each with
 * the number of its line (docs/spec/claude.md).
 *
 * <p>A line gives no record, one or several. Before the first line of the conversation stands a
 * header that the log does not have.
 */
final class ClaudeTranslator implements ClaudeReading {
  /** Big fields that tell nothing, and the second copy of what the model saw. */
  private static final Set<String> SKIPPED_FIELDS =
      Set.of("originalFile", "structuredPatch", "base64", "rendered", "diagnostics");

  /** Claude Code writes the parent first. */
  private static final String BEGINNING = "{\"parentUuid\":";

  private static final int MOST_OPEN_CALLS = 256;
  private static final Obj NONE = Json.object().build();

  private final ConversationTree tree;
  private final String id;
  private final Map<String, Kind> calls = new LinkedHashMap<>();
  private @Nullable String home;
  private @Nullable String branch;
  private @Nullable LogLine header;
  private boolean seenAny;
  private boolean seenPrompt;
  private boolean tookFromQueue;
  private int answerLength;
  private boolean isNotified;

  /**
   * @param id the session id in the name of the log
   */
  ClaudeTranslator(String id, ConversationTree tree) {
    this.id = id;
    this.tree = tree;
  }

  @Override
  public List<LogLine> translate(LogLine line, boolean isOwn) {
    if (tellsNothing(line)) {
      return first(line);
    }
    if (tree.isAbandoned(line.number())) {
      return List.of();
    }
    try {
      return parsed(
          line, JsonLines.parse(line.bytes(), line.from(), line.to(), SKIPPED_FIELDS), isOwn);
    } catch (JsonProcessingException _) {
      return damaged(line, isOwn);
    }
  }

  /** Whether the first bytes of the line say that it tells nothing. */
  boolean tellsNothing(LogLine line) {
    return BookkeepingLine.is(line) || (home != null && BookkeepingLine.isContext(line));
  }

  /** Whether the header and the first words of a person in lines of the session's own were told. */
  boolean hasToldTitle() {
    return seenPrompt && home != null;
  }

  /** Whether a prompt was told that a release with attachments tells in one of them. */
  boolean tookFromQueue() {
    return tookFromQueue;
  }

  /** The line as it stands, which readers find to be damaged, and a whole one glued behind it. */
  private List<LogLine> damaged(LogLine line, boolean isOwn) {
    List<LogLine> records = new ArrayList<>(List.of(line));
    JsonLines.parseLast(line.bytes(), line.from(), line.to(), BEGINNING, SKIPPED_FIELDS)
        .ifPresent(last -> records.addAll(parsed(line, last, isOwn)));
    return records;
  }

  @Override
  public boolean isCopied(LogLine line) {
    return line.number() <= tree.lastCopied();
  }

  /** What a line that tells nothing gives: a log that holds only such lines can be read, too. */
  List<LogLine> first(LogLine line) {
    if (seenAny) {
      return List.of();
    }
    seenAny = true;
    return List.of(TranslatedRecord.of(null, "bookkeeping", NONE, line.number(), line.isWhole()));
  }

  private List<LogLine> parsed(LogLine line, Obj json, boolean isOwn) {
    if (json.isTrue("isSidechain")) {
      return List.of();
    }
    List<Translated> parts = new ArrayList<>();
    if (home == null && json.text("cwd") != null) {
      home = json.textOr("cwd", "");
      parts.add(new Translated("session_meta", ClaudeHeader.of(json, id)));
    }
    parts.addAll(movedTo(json));
    parts.addAll(parts(json));
    String timestamp = json.text("timestamp");
    if (parts.isEmpty() && timestamp != null) {
      parts.add(new Translated("other", NONE));
    }
    seenAny |= !parts.isEmpty();
    seenPrompt |= isOwn && Parts.areOfAPerson(parts);
    boolean withHeader = header == null && !parts.isEmpty() && isHeader(parts.getFirst());
    List<LogLine> records = new ArrayList<>(parts.size());
    for (Translated part : parts) {
      records.add(
          TranslatedRecord.of(
              timestamp, part.type(), part.payload(), line.number(), line.isWhole()));
    }
    header = withHeader ? records.getFirst() : header;
    return records;
  }

  /**
   * The branch of a line, where it is another than before; the agent may have left its worktree.
   */
  private List<Translated> movedTo(Obj line) {
    String here = ClaudeHeader.branch(line.textOr("gitBranch", ""));
    if (here == null || here.equals(branch)) {
      return List.of();
    }
    boolean isFirst = branch == null;
    branch = here;
    String folder = line.text("cwd");
    return isFirst
        ? List.of()
        : List.of(
            new Translated(
                "turn_context",
                Json.object()
                    .put("branch", here)
                    .put("worktree", folder == null || folder.equals(home) ? null : folder)
                    .build()));
  }

  @Override
  public boolean isHeader(LogLine record) {
    return record == header;
  }

  private static boolean isHeader(Translated part) {
    return part.type().equals("session_meta");
  }

  private List<Translated> parts(Obj line) {
    return switch (line.textOr("type", "")) {
      case "user" -> user(line);
      case "assistant" -> assistant(line);
      case "attachment" ->
          line.object("attachment").map(ClaudeTranslator::queued).orElse(List.of());
      case "queue-operation" -> taken(line);
      default -> List.of();
    };
  }

  /** A prompt that was taken from the queue. */
  private List<Translated> taken(Obj line) {
    // Releases without attachments tell of it nowhere else.
    List<Translated> parts =
        tree.hasAttachments() ? List.of() : UserLine.translate(line.get("content"), false);
    tookFromQueue |= !parts.isEmpty();
    return parts;
  }

  private List<Translated> assistant(Obj line) {
    for (Obj call : AnswerLine.calls(line)) {
      calls.put(call.textOr("id", ""), ToolCall.kind(call.textOr("name", "")));
      if (calls.size() > MOST_OPEN_CALLS) {
        calls.remove(calls.keySet().iterator().next());
      }
    }
    isNotified &= AnswerLine.calls(line).isEmpty();
    int length = AnswerLine.length(line);
    boolean isRemark = isNotified && length < answerLength;
    answerLength = Math.max(answerLength, length);
    return AnswerLine.translate(line, home == null ? "" : home, isRemark);
  }

  private List<Translated> user(Obj line) {
    @Nullable JsonValue content = line.object("message").orElse(NONE).get("content");
    if (line.isTrue("isCompactSummary")) {
      Obj summary = Json.object().put("message", ClaudeText.of(content)).build();
      return List.of(new Translated("compacted", summary));
    }
    if (line.isTrue("isMeta")) {
      // Of what the program adds, only what a hook says is about this session.
      String text = ClaudeText.of(content);
      return text.startsWith("Stop hook feedback:") ? UserLine.told(text) : List.of();
    }
    List<Translated> parts = new ArrayList<>();
    for (Obj block : ClaudeText.blocks(content)) {
      if (block.textOr("type", "").equals("tool_result")) {
        Kind kind = calls.getOrDefault(block.textOr("tool_use_id", ""), Kind.OTHER);
        parts.addAll(new ToolResult(line, block, kind).translate());
      }
    }
    parts.addAll(UserLine.translate(content, isByProgram(line)));
    if (Parts.areOfAPerson(parts)) {
      answerLength = 0;
      isNotified = false;
    }
    isNotified |= UserLine.isNotification(content);
    return parts;
  }

  private static boolean isByProgram(Obj line) {
    String origin =
        line.object("origin").map(known -> known.textOr("kind", "human")).orElse("human");
    return !origin.equals("human") || line.textOr("promptSource", "").equals("system");
  }

  private static List<Translated> queued(Obj attachment) {
    return attachment.textOr("type", "").equals("queued_command")
        ? UserLine.translate(attachment.get("prompt"), isByProgram(attachment))
        : List.of();
  }
}
