package dev.memories.model.provider;

import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.model.provider.Provider.KeySource;
import dev.memories.model.provider.Provider.RetryPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code [model_providers.<id>]} table, which has Codex's keys (docs/spec/rules.md 14.9).
 */
final class ProviderTable {
  private final String id;
  private final Map<String, Object> table;
  private final Map<String, String> variables;

  ProviderTable(String id, Map<String, Object> table, Map<String, String> variables) {
    this.id = id;
    this.table = table;
    this.variables = variables;
  }

  Provider read() {
    String baseUrl = text("base_url");
    if (baseUrl == null || !baseUrl.matches("https?://[^\\s]+")) {
      throw wrong(
          "base_url", "is missing or not an http address", "base_url = \"https://host/v1\"");
    }
    String wire = text("wire_api");
    WireApi wireApi =
        WireApi.of(wire == null ? "responses" : wire)
            .orElseThrow(
                () -> wrong("wire_api", "is neither \"responses\" nor \"chat\"", "choose one"));
    return new Provider(
        id, baseUrl, wireApi, key(), texts("query_params"), headers(), retryPolicy());
  }

  private KeySource key() {
    boolean fromLogin = Boolean.TRUE.equals(table.get("requires_openai_auth"));
    String variable = text("env_key");
    if (variable == null && fromLogin) {
      variable = "OPENAI_API_KEY";
    }
    return new KeySource(variable, text("env_key_instructions"), fromLogin);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(texts("http_headers"));
    texts("env_http_headers")
        .forEach(
            (header, variable) -> {
              String value = variables.getOrDefault(variable, "");
              if (!value.isBlank()) {
                headers.put(header, value);
              }
            });
    return headers;
  }

  private RetryPolicy retryPolicy() {
    int retries =
        Math.min(
            number("request_max_retries", RetryPolicy.DEFAULT.retries()), RetryPolicy.MAX_RETRIES);
    int idle = number("stream_idle_timeout_ms", (int) RetryPolicy.DEFAULT.idle().toMillis());
    return new RetryPolicy(retries, Duration.ofMillis(idle));
  }

  private @Nullable String text(String key) {
    Object value = table.get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text.isBlank() ? null : text;
    }
    throw wrong(key, "is not a string", key + " = \"...\"");
  }

  private int number(String key, int otherwise) {
    Object value = table.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number && number.intValue() >= 0) {
      return number.intValue();
    }
    throw wrong(key, "is not an integer", key + " = " + otherwise);
  }

  private Map<String, String> texts(String key) {
    Object value = table.get(key);
    Map<String, String> texts = new HashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    } else if (value != null) {
      throw wrong(key, "is not a table", key + " = { name = \"value\" }");
    }
    return texts;
  }

  private ModelException wrong(String key, String what, String hint) {
    return new ModelException(
        FailureKind.SETTINGS,
        "use the model provider " + id,
        "its " + key + " " + what,
        "in [model_providers." + id + "]: " + hint);
  }
}
