package dev.memories.model.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.http.ModelHttp;
import dev.memories.model.http.ProviderError;
import dev.memories.model.http.ServerSentEvents;
import dev.memories.model.http.WireFailure;
import dev.memories.model.responses.ResponsesModel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that LangChain4j uses for one request.
 *
 * <p>LangChain4j writes the request body and reads the events; retries, pauses, time-outs and the
 * meaning of a failure are decided here. Works on the calling thread only.
 */
final class ChatWire implements HttpClient {
  private final ObjectMapper json = new ObjectMapper();
  private final ModelHttp http;
  private final Consumer<ModelEvent> events;
  private @Nullable ModelFailure failure;
  private boolean interrupted;
  private boolean complete;
  private int requests;

  ChatWire(ModelHttp http, Consumer<ModelEvent> events) {
    this.http = http;
    this.events = events;
  }

  Optional<ModelFailure> failure() {
    return Optional.ofNullable(failure);
  }

  int requests() {
    return Math.max(1, requests);
  }

  void throwIfInterrupted() throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException("the request to a model was cancelled");
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("replies are streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      ModelHttp.Opened opened = http.open("/chat/completions", request.body(), events);
      requests = opened.requests();
      listener.onOpen(SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of()).build());
      ServerSentEvents.forEach(opened.body(), data -> pass(data, listener));
      if (failure == null && !complete) {
        failure = ResponsesModel.cut("the stream ended before the reply was complete");
      }
    } catch (WireFailure e) {
      failure = e.failure();
    } catch (InterruptedException _) {
      interrupted = true;
    }
    listener.onClose();
  }

  private boolean pass(String data, ServerSentEventListener listener) {
    if (data.equals("[DONE]")) {
      complete = true;
      return false;
    }
    JsonNode chunk = parse(data);
    if (chunk.hasNonNull("error")) {
      failure = failure(ProviderError.of(chunk.get("error")));
      return false;
    }
    switch (chunk.path("choices").path(0).path("finish_reason").asText("")) {
      case "", "null" -> {}
      case "length", "content_filter" ->
          failure =
              new ModelFailure(
                  Cause.RESPONSE_INCOMPLETE,
                  "the reply stopped early: "
                      + chunk.path("choices").path(0).path("finish_reason").asText(),
                  null);
      default -> complete = true;
    }
    if (chunk.isObject()) {
      listener.onEvent(new ServerSentEvent(null, data));
    }
    return true;
  }

  private static ModelFailure failure(ProviderError error) {
    return error.isContextTooLong()
        ? new ModelFailure(
            Cause.CONTEXT_TOO_LONG,
            "the request is longer than the model can read: " + error.shown(),
            "choose a model with a larger window (--model)")
        : new ModelFailure(Cause.RESPONSE_FAILED, "the response failed: " + error.shown(), null);
  }

  private JsonNode parse(String data) {
    try {
      JsonNode chunk = json.readTree(data);
      return chunk == null ? json.missingNode() : chunk;
    } catch (JsonProcessingException _) {
      return json.missingNode();
    }
  }

  /** A builder that returns this client; time-outs set on it are ignored. */
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return Duration.ZERO;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return Duration.ZERO;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
      }

      @Override
      public HttpClient build() {
        return ChatWire.this;
      }
    };
  }
}
