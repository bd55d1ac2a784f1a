package dev.memories.model.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Assembles the text of a streamed response from its events (docs/spec/rules.md 14.5, 14.6). */
public final class ResponseText {
  /** The error when the stream ends before the response is complete. */
  public static final String CLOSED = "stream closed before response.completed";

  private final StringBuilder text = new StringBuilder();
  private boolean complete;

  /** Adds a piece of the text. */
  public void delta(String piece) {
    text.append(piece);
  }

  /** Adds the text of a complete message, unless its text arrived in pieces before. */
  public void itemDone(JsonNode item) {
    if (text.isEmpty()) {
      MessageText.of(item).ifPresent(text::append);
    }
  }

  /** Marks the response as complete; no events follow. */
  public void completed() {
    complete = true;
  }

  /** The text, which may be an empty string; empty when the stream was cut off. */
  public Optional<String> text() {
    return complete ? Optional.of(text.toString()) : Optional.empty();
  }
}
