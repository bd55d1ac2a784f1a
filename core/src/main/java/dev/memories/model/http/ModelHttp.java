package dev.memories.model.http;

import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.provider.Provider;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one provider: address, headers, key, retries and pauses (docs/spec/rules.md
 * 14.2, 14.7).
 *
 * <p>A request is sent again only until its reply begins, never once a stream has been opened.
 */
public final class ModelHttp {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Provider provider;
  private final @Nullable String key;
  private final InstantSource clock;

  public ModelHttp(Provider provider, @Nullable String key, InstantSource clock) {
    this.provider = provider;
    this.key = key;
    this.clock = clock;
  }

  /** A reply that has begun, after {@code requests} requests. */
  public record Opened(InputStream body, int requests) {}

  /**
   * Sends a request until a reply begins.
   *
   * @throws WireFailure when no reply begins
   */
  public Opened open(String path, String body, Consumer<ModelEvent> events)
      throws InterruptedException {
    HttpRequest request = request(path, body);
    Retries retries = new Retries(provider.retryPolicy().retries(), clock);
    for (int attempt = 1; ; attempt++) {
      events.accept(new ModelEvent.Sent(attempt));
      Retries.RetryDecision decision;
      try {
        HttpResponse<EventBytes> response = http.send(request, EventBytes.handler(idle()));
        if (response.statusCode() / 100 == 2) {
          return new Opened(response.body(), attempt);
        }
        decision =
            retries.after(
                StatusFailure.of(provider, response, errorText(response), clock.instant()));
      } catch (IOException e) {
        decision = retries.afterTransient(unreachable(e));
      }
      switch (decision) {
        case Retries.RetryDecision.GiveUp(var failure) -> throw new WireFailure(failure);
        case Retries.RetryDecision.Again(var pause, var why) -> {
          events.accept(new ModelEvent.Waiting(pause, why));
          Thread.sleep(pause);
        }
      }
    }
  }

  public Provider provider() {
    return provider;
  }

  private Duration idle() {
    return provider.retryPolicy().idle();
  }

  private HttpRequest request(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(provider.url(path)))
            .timeout(idle())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .header("User-Agent", "memories")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    provider.headers().forEach(request::setHeader);
    return request.build();
  }

  private static String errorText(HttpResponse<EventBytes> response) throws IOException {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The JDK's exceptions for the most common causes have no message. */
  private static String why(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host";
      }
    }
    String message = e.getMessage();
    if (message != null && !message.isBlank()) {
      return message;
    }
    return e instanceof ConnectException ? "connection refused" : IoReason.of(e);
  }

  private ModelFailure unreachable(IOException e) {
    String where = provider.shownUrl();
    if (e instanceof HttpTimeoutException) {
      return new ModelFailure(
          Cause.UNREACHABLE,
          where + " did not answer in " + idle().toSeconds() + " s",
          "is the server up? check with memories doctor --online");
    }
    return new ModelFailure(
        Cause.UNREACHABLE,
        "no connection to " + where + ": " + why(e),
        "check base_url of the provider " + provider.id() + " and whether the server is up");
  }
}
