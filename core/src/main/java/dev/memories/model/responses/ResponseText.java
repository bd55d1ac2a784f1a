package dev.memories.model.responses;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The text of a streamed response, put together from its events (reference.md 1i, "SSE").
 *
 * <p>The first event that completes or fails the response decides; what comes after it is ignored.
 */
public final class ResponseText {
  private static final String CLOSED = "stream closed before response.completed";

  private final StringBuilder text = new StringBuilder();
  private @Nullable Outcome decided;

  /** What a stream came to. */
  public sealed interface Outcome {
    /** The response's text, which may be empty. */
    record Complete(String text) implements Outcome {}

    record Failed(String message) implements Outcome {}
  }

  /** A piece of the text arrived. */
  public void delta(String piece) {
    if (decided == null) {
      text.append(piece);
    }
  }

  /** A whole item arrived: a message's text counts if nothing has come in pieces. */
  public void itemDone(JsonNode item) {
    if (decided == null && text.isEmpty()) {
      MessageText.of(item).ifPresent(text::append);
    }
  }

  /** The response is complete. */
  public void completed() {
    if (decided == null) {
      decided = new Outcome.Complete(text.toString());
    }
  }

  /** The response cannot be completed. */
  public void failed(String message) {
    if (decided == null) {
      decided = new Outcome.Failed(message);
    }
  }

  /** What the stream came to, now that it has ended. */
  public Outcome end() {
    return decided == null ? new Outcome.Failed(CLOSED) : decided;
  }
}
