package dev.memories.model.chat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelOutcome;
import dev.memories.model.TokenUsage;
import dev.memories.model.ToolCall;
import dev.memories.model.http.ProviderError;
import dev.memories.model.responses.ResponsesEvents;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects a streamed reply from LangChain4j. */
final class ChatReply implements StreamingChatResponseHandler {
  private final Consumer<ModelEvent> events;
  private @Nullable ChatResponse response;
  private @Nullable Throwable error;
  private int chars;

  ChatReply(Consumer<ModelEvent> events) {
    this.events = events;
  }

  @Override
  public void onPartialResponse(String piece) {
    chars += piece.length();
    events.accept(new ModelEvent.Streaming(chars));
  }

  @Override
  public void onCompleteResponse(ChatResponse complete) {
    response = complete;
  }

  @Override
  public void onError(Throwable thrown) {
    error = thrown;
  }

  ModelOutcome outcome(int requests) {
    ChatResponse complete = response;
    if (complete == null) {
      String why = error == null ? "it ended without a reply" : String.valueOf(error.getMessage());
      ProviderError shown = new ProviderError("", why);
      return new ModelOutcome.Failed(
          new ModelFailure(Cause.RESPONSE_FAILED, "the response failed: " + shown.shown(), null),
          usage(requests));
    }
    AiMessage message = complete.aiMessage();
    String text = Objects.requireNonNullElse(message.text(), "");
    List<ToolCall> calls =
        message.toolExecutionRequests().stream()
            .map(call -> new ToolCall(call.id(), call.name(), call.arguments()))
            .toList();
    return text.isBlank() && calls.isEmpty()
        ? new ModelOutcome.Failed(ResponsesEvents.EMPTY, usage(requests))
        : new ModelOutcome.Replied(text, calls, usage(requests));
  }

  TokenUsage usage(int requests) {
    ChatResponse complete = response;
    if (complete == null || !(complete.tokenUsage() instanceof OpenAiTokenUsage tokens)) {
      return new TokenUsage(0, 0, 0, requests);
    }
    OpenAiTokenUsage.InputTokensDetails details = tokens.inputTokensDetails();
    return new TokenUsage(
        count(tokens.inputTokenCount()),
        details == null ? 0 : count(details.cachedTokens()),
        count(tokens.outputTokenCount()),
        requests);
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }
}
