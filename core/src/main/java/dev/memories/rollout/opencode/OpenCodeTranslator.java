package dev.memories.rollout.opencode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.LineTranslator;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Records;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.dialect.TranslatedRecord;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LogLine;
import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates the rows of a session of OpenCode, one a line, to records in the form of Codex
 * (docs/spec/opencode.md).
 */
public final class OpenCodeTranslator implements LineTranslator {
  /** Copies of what stands elsewhere. */
  private static final Set<String> SKIPPED_FIELDS =
      Set.of("diffs", "diff", "filediff", "diagnostics", "display", "preview", "signature");

  private static final int MOST_MESSAGES = 100_000;
  private static final Obj NONE = Json.object().build();

  private final SessionId id;
  private final boolean titleOnly;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Set<String> ofCommands = new HashSet<>();
  private @Nullable Message interrupted;

  /** The message of the last words that a person typed. */
  private String lastSaid = "";

  private String home = "";
  private @Nullable String revertedFrom;
  private long begunAt;
  private boolean isCopied;
  private boolean seenPrompt;

  private OpenCodeTranslator(Path session, boolean titleOnly) {
    this.id = SessionId.standingFor(String.valueOf(session.getFileName()));
    this.titleOnly = titleOnly;
  }

  /**
   * A translator of this session.
   *
   * @param titleOnly whether only the times of lines after the first words of a person are wanted
   */
  public static OpenCodeTranslator of(Path session, boolean titleOnly) {
    return new OpenCodeTranslator(session, titleOnly);
  }

  @Override
  public List<LogLine> translate(LogLine line) {
    Obj row;
    try {
      row = JsonLines.parse(line.bytes(), line.from(), line.to(), SKIPPED_FIELDS);
    } catch (JsonProcessingException _) {
      return List.of(line); // readers find that it is damaged
    }
    long time = row.number("time");
    Obj data = row.object("data").orElse(NONE);
    return switch (row.textOr("type", "")) {
      case "session" -> records(line, time, List.of(header(time, data)));
      case "message" -> message(line, time, row.textOr("id", ""), data);
      case "part" -> part(line, time, row.textOr("message", ""), data);
      default -> List.of(line);
    };
  }

  private Translated header(long time, Obj session) {
    begunAt = time;
    home = session.textOr("directory", "");
    revertedFrom = revertedFrom(session.text("revert"));
    return new Translated(
        "session_meta",
        Json.object()
            .put("id", id.value())
            .put("timestamp", timestamp(time))
            .put("cwd", home.isEmpty() ? null : home)
            .put("originator", "opencode")
            .put("cli_version", session.text("version"))
            .put("source", "cli")
            .build());
  }

  /** The message that the user went back to; the rows stay until the next prompt. */
  private static @Nullable String revertedFrom(@Nullable String revert) {
    if (revert == null) {
      return null;
    }
    byte[] json = revert.getBytes(UTF_8);
    try {
      return JsonLines.parse(json, 0, json.length, Set.of()).text("messageID");
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  private List<LogLine> message(LogLine line, long time, String messageId, Obj data) {
    // A fork copies its parent's messages with new ids, but with their times.
    isCopied = time < begunAt;
    Message message = new Message(messageId, line.number(), timestamp(time), isCopied, data);
    messages.put(messageId, message);
    if (messages.size() > MOST_MESSAGES) {
      messages.remove(messages.keySet().iterator().next());
    }
    List<LogLine> records = new ArrayList<>(rest());
    if (message.isInterrupted() && !isReverted(messageId)) {
      interrupted = message;
    }
    records.addAll(records(line, time, List.of()));
    return records;
  }

  private List<LogLine> part(LogLine line, long time, String messageId, Obj data) {
    Message message = messages.get(messageId);
    isCopied = message != null && message.isCopied();
    if (message == null || isReverted(messageId) || (titleOnly && seenPrompt)) {
      return records(line, time, List.of());
    }
    List<Translated> parts = message.isOfUser() ? user(messageId, data) : assistant(message, data);
    seenPrompt |= !isCopied && Parts.areOfAPerson(parts);
    return records(line, time, parts);
  }

  private List<Translated> user(String messageId, Obj data) {
    String text = data.textOr("text", "");
    return switch (data.textOr("type", "")) {
      case "text" -> {
        if (data.isTrue("synthetic")) {
          ofCommands.add(messageId);
          yield List.of();
        }
        if (text.isBlank()) {
          yield List.of();
        }
        lastSaid = messageId;
        yield List.of(Parts.said(Prompt.typed(text)));
      }
      case "file" ->
          data.textOr("mime", "").startsWith("image/") && !messageId.equals(lastSaid)
              ? List.of(Parts.showed())
              : List.of();
      default -> List.of();
    };
  }

  private List<Translated> assistant(Message message, Obj data) {
    String text = data.textOr("text", "");
    return switch (data.textOr("type", "")) {
      case "text" -> {
        if (text.isBlank() || data.isTrue("synthetic")) {
          yield List.of();
        }
        yield message.isSummary()
            ? List.of(new Translated("compacted", Json.object().put("message", text).build()))
            : List.of(Parts.answer(text, message.phase()));
      }
      case "reasoning" -> text.isBlank() ? List.of() : List.of(Parts.thought(text));
      case "tool" ->
          new ToolPart(data, message.folder(), home)
              .translate(ofCommands.contains(message.parent()));
      default -> List.of();
    };
  }

  private boolean isReverted(String messageId) {
    return revertedFrom != null && messageId.compareTo(revertedFrom) >= 0;
  }

  /** An interrupt is told after the parts of the message that it ended. */
  @Override
  public List<LogLine> rest() {
    Message over = interrupted;
    if (over == null) {
      return List.of();
    }
    interrupted = null;
    Translated part = Parts.interrupted();
    return List.of(
        TranslatedRecord.of(over.timestamp(), part.type(), part.payload(), over.line(), true));
  }

  @Override
  public boolean isCopied() {
    return isCopied;
  }

  private static List<LogLine> records(LogLine line, long time, List<Translated> parts) {
    return Records.of(line, timestamp(time), parts);
  }

  /** Always with three digits after the second, so that the texts sort. */
  private static String timestamp(long millis) {
    String text = Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
    return text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text;
  }
}
