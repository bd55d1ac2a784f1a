package dev.memories.model.responses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelOutcome;
import dev.memories.model.TokenUsage;
import dev.memories.model.ToolCall;
import dev.memories.model.http.ProviderError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assembles a streamed response from its events (docs/spec/rules.md 14.5). */
public final class ResponsesEvents {
  public static final ModelFailure EMPTY =
      new ModelFailure(Cause.EMPTY_REPLY, "the model gave an empty reply", null);

  private final ObjectMapper json = new ObjectMapper();
  private final Consumer<ModelEvent> progress;
  private final ResponseText text = new ResponseText();
  private final List<ToolCall> toolCalls = new ArrayList<>();
  private TokenUsage tokens = TokenUsage.NONE;
  private @Nullable ModelFailure failure;
  private boolean ended;
  private int chars;

  ResponsesEvents(Consumer<ModelEvent> progress) {
    this.progress = progress;
  }

  /** Reads the data of one event, skipping malformed and unknown ones; false after the last one. */
  boolean accept(String data) {
    JsonNode event = parse(data);
    switch (event.path("type").asText("")) {
      case "response.output_text.delta" -> delta(event.path("delta").asText(""));
      case "response.output_item.done" -> item(event.path("item"));
      case "response.completed", "response.done" -> completed(event.path("response"));
      case "response.failed" -> failed(event.path("response").path("error"));
      case "error" -> failed(event.has("error") ? event.get("error") : event);
      case "response.incomplete" -> incomplete(event.path("response"));
      default -> {}
    }
    return !ended;
  }

  ModelOutcome outcome(int requests) {
    if (failure != null) {
      return new ModelOutcome.Failed(failure, usage(requests));
    }
    return text.text()
        .map(reply -> complete(reply, requests))
        .orElseGet(
            () ->
                new ModelOutcome.Failed(ResponsesModel.cut(ResponseText.CLOSED), usage(requests)));
  }

  private ModelOutcome complete(String reply, int requests) {
    return reply.isBlank() && toolCalls.isEmpty()
        ? new ModelOutcome.Failed(EMPTY, usage(requests))
        : new ModelOutcome.Replied(reply, toolCalls, usage(requests));
  }

  TokenUsage usage(int requests) {
    return new TokenUsage(tokens.input(), tokens.cachedInput(), tokens.output(), requests);
  }

  private JsonNode parse(String data) {
    try {
      JsonNode event = json.readTree(data);
      return event == null ? json.missingNode() : event;
    } catch (JsonProcessingException _) {
      return json.missingNode();
    }
  }

  private void delta(String piece) {
    text.delta(piece);
    chars += piece.length();
    progress.accept(new ModelEvent.Streaming(chars));
  }

  private void item(JsonNode item) {
    text.itemDone(item);
    if (item.path("type").asText("").equals("function_call")) {
      toolCalls.add(
          new ToolCall(
              item.path("call_id").asText(""),
              item.path("name").asText(""),
              item.path("arguments").asText("{}")));
    }
  }

  private void completed(JsonNode response) {
    if (response.isObject()) {
      count(response);
      text.completed();
      ended = true;
    }
  }

  private void incomplete(JsonNode response) {
    count(response);
    String why = response.path("incomplete_details").path("reason").asText("no reason given");
    end(new ModelFailure(Cause.RESPONSE_INCOMPLETE, "the reply stopped early: " + why, null));
  }

  private void failed(JsonNode node) {
    ProviderError error = ProviderError.of(node);
    if (error.isContextTooLong()) {
      end(
          new ModelFailure(
              Cause.CONTEXT_TOO_LONG,
              "the request is longer than the model can read: " + error.shown(),
              "choose a model with a larger window (--model)"));
      return;
    }
    boolean limited = error.code().equals("rate_limit_exceeded") || error.isQuotaUsedUp();
    end(
        new ModelFailure(
            limited ? Cause.RATE_LIMITED : Cause.RESPONSE_FAILED,
            "the response failed: "
                + Optional.of(error.shown()).filter(t -> !t.isEmpty()).orElse("no reason given"),
            limited ? "send fewer requests at once (--concurrency), or try again later" : null));
  }

  private void end(ModelFailure why) {
    failure = why;
    ended = true;
  }

  private void count(JsonNode response) {
    JsonNode usage = response.path("usage");
    tokens =
        new TokenUsage(
            usage.path("input_tokens").asLong(),
            usage.path("input_tokens_details").path("cached_tokens").asLong(),
            usage.path("output_tokens").asLong(),
            0);
  }
}
