package dev.memories.model.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model provider: its address, protocol, key and limits (docs/spec/rules.md 14.9).
 *
 * @param id its name in {@code [model_providers.<id>]}
 * @param headers sent with every request; values from environment variables are already filled in
 */
public record Provider(
    String id,
    String baseUrl,
    WireApi wireApi,
    KeySource key,
    Map<String, String> queryParams,
    Map<String, String> headers,
    RetryPolicy retryPolicy) {
  public Provider {
    queryParams = Map.copyOf(queryParams);
    headers = Map.copyOf(headers);
  }

  /**
   * Where a provider's key comes from.
   *
   * @param variable the environment variable, or null when the provider needs no key
   * @param instructions how to get a key, or null
   * @param fromLogin whether a key stored by {@code codex login} may be used
   */
  public record KeySource(
      @Nullable String variable, @Nullable String instructions, boolean fromLogin) {
    static final KeySource NONE = new KeySource(null, null, false);
  }

  /**
   * How often to retry and how long to wait.
   *
   * @param retries most retries of a request after 5xx and transport errors
   * @param idle how long a stream may be silent
   */
  public record RetryPolicy(int retries, Duration idle) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofMinutes(5));
    static final int MAX_RETRIES = 100;
  }

  /** The address of an endpoint, with the query parameters. */
  public String url(String path) {
    String query =
        queryParams.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(param -> encode(param.getKey()) + "=" + encode(param.getValue()))
            .collect(Collectors.joining("&"));
    String base = baseUrl.replaceFirst("/+$", "");
    return base + path + (query.isEmpty() ? "" : "?" + query);
  }

  /** The address for messages, without parts that may be secret. */
  public String shownUrl() {
    return baseUrl.replaceFirst("://[^/@]*@", "://").replaceFirst("\\?.*", "");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
