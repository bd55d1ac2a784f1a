package dev.memories.rollout.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.LineTranslator;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Records;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LogLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Translates the lines of a session log of Gemini CLI to records in the form of Codex
 * (docs/spec/gemini.md).
 */
public final class GeminiTranslator implements LineTranslator {
  /** Other copies of what the model saw, and bytes of pictures. */
  private static final Set<String> SKIPPED_FIELDS = Set.of("resultDisplay", "data");

  private static final String CANCELLED = "Request cancelled.";

  private final MessageHistory history;
  private final String home;
  private final boolean titleOnly;
  private boolean seenHeader;
  private boolean seenPrompt;

  private GeminiTranslator(Path log, boolean titleOnly) throws IOException {
    this.history = MessageHistory.of(log);
    this.home = SessionFolder.of(log);
    this.titleOnly = titleOnly;
  }

  /**
   * A translator of this log.
   *
   * @param titleOnly whether only the times of lines after the first words of a person are wanted
   */
  public static GeminiTranslator of(Path log, boolean titleOnly) throws IOException {
    return new GeminiTranslator(log, titleOnly);
  }

  @Override
  public List<LogLine> translate(LogLine line) {
    if (MessageLine.isBookkeeping(line) || history.isReplaced(line.number())) {
      return List.of();
    }
    if (titleOnly && seenPrompt) {
      String timestamp = MessageLine.timestamp(line);
      return Records.of(line, timestamp, List.of());
    }
    try {
      Obj json = JsonLines.parse(line.bytes(), line.from(), line.to(), SKIPPED_FIELDS);
      return json.has("type") ? message(line, json) : header(line, json);
    } catch (JsonProcessingException _) {
      return List.of(line); // readers find that it is damaged
    }
  }

  /** A session that is resumed writes its header again. */
  private List<LogLine> header(LogLine line, Obj json) {
    String id = json.text("sessionId");
    if (id == null || seenHeader) {
      return List.of();
    }
    seenHeader = true;
    String startedAt = json.text("startTime");
    boolean isMain = json.textOr("kind", "main").equals("main");
    Json header =
        Json.object()
            .put("id", id)
            .put("timestamp", startedAt)
            .put("cwd", home.isEmpty() ? null : home)
            .put("originator", "gemini_cli")
            .put("model_provider", "google");
    if (isMain) {
      header.put("source", "cli");
    } else {
      header.put("source", Json.object().put("subagent", json.textOr("kind", "")).build());
    }
    return Records.of(line, startedAt, List.of(new Translated("session_meta", header.build())));
  }

  private List<LogLine> message(LogLine line, Obj json) {
    List<Translated> parts = new ArrayList<>();
    switch (json.textOr("type", "")) {
      case "user" -> parts.addAll(UserContent.translate(json));
      case "gemini" -> parts.addAll(AnswerMessage.translate(json, home));
      case "info" -> {
        if (json.textOr("content", "").equals(CANCELLED)) {
          parts.add(Parts.interrupted());
        }
      }
      default -> {}
    }
    seenPrompt |= Parts.areOfAPerson(parts);
    return Records.of(line, json.text("timestamp"), parts);
  }

  @Override
  public List<LogLine> rest() {
    return List.of();
  }

  @Override
  public boolean isCopied() {
    return false;
  }
}
