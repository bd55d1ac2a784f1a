package dev.memories.model.client;

import dev.memories.model.provider.Provider;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Checks whether a provider's server answers at all; sends neither a key nor a prompt. */
public final class ProviderProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Provider provider;

  public ProviderProbe(Provider provider) {
    this.provider = provider;
  }

  /** Why the server does not answer; empty when it answers, with any status. */
  public Optional<String> unreachable() throws InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(provider.url("/models")))
              .timeout(TIMEOUT)
              .header("User-Agent", "memories")
              .GET()
              .build();
      http.send(request, HttpResponse.BodyHandlers.discarding());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(IoReason.of(e));
    } catch (IllegalArgumentException e) {
      return Optional.of(Objects.requireNonNullElse(e.getMessage(), "it is no address"));
    }
  }

  /** The provider's address, without parts that may be secret. */
  public String address() {
    return provider.shownUrl();
  }
}
