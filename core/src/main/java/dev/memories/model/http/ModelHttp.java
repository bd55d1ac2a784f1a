package dev.memories.model.http;

import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Reason;
import dev.memories.model.provider.Provider;
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
 * Opens requests to one provider: address, headers, key, further tries and waits (reference.md 1i).
 *
 * <p>A request is tried again only until its reply begins: never once a stream has been opened.
 */
public final class ModelHttp {
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final int MOST_ERROR_BYTES = 64 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
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

  /** A reply that has begun; {@code requests} is how many it took. */
  public record Opened(InputStream body, int requests) {}

  /**
   * Sends a request until a reply begins.
   *
   * @throws WireFailure when none does
   */
  public Opened open(String path, String body, Consumer<ModelEvent> events)
      throws InterruptedException {
    HttpRequest request = request(path, body);
    Retries retries = new Retries(provider.patience().retries(), clock);
    for (int attempt = 1; ; attempt++) {
      events.accept(new ModelEvent.Sent(attempt));
      Retries.Verdict verdict;
      try {
        HttpResponse<EventBytes> response = http.send(request, EventBytes.handler(idle()));
        if (response.statusCode() / 100 == 2) {
          return new Opened(response.body(), attempt);
        }
        verdict =
            retries.after(
                StatusFailure.of(provider, response, errorText(response), clock.instant()));
      } catch (IOException e) {
        verdict = retries.afterBroken(unreachable(e));
      }
      switch (verdict) {
        case Retries.Verdict.GiveUp(var failure) -> throw new WireFailure(failure);
        case Retries.Verdict.Again(var pause, var why) -> {
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
    return provider.patience().idle();
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
      return new String(body.readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The JDK's exceptions for the most common causes say nothing. */
  private static String why(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "there is no host of that name";
      }
    }
    String message = e.getMessage();
    if (message != null && !message.isBlank()) {
      return message;
    }
    return e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
  }

  private ModelFailure unreachable(IOException e) {
    String where = provider.shownUrl();
    if (e instanceof HttpTimeoutException) {
      return new ModelFailure(
          Reason.UNREACHABLE,
          where + " did not answer in " + idle().toSeconds() + " s",
          "is the server up? memories doctor --online asks it");
    }
    return new ModelFailure(
        Reason.UNREACHABLE,
        "no connection to " + where + ": " + why(e),
        "check base_url of the provider " + provider.id() + " and whether the server is up");
  }
}
