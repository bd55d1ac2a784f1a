package dev.memories.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.OneLine;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An error that a provider reports, in a body or in a stream.
 *
 * @param code the field {@code code}, or else {@code type}; empty if both are missing
 * @param message empty if missing
 */
public record ProviderError(String code, String message) {
  private static final int MAX_SHOWN = 300;
  private static final Set<String> QUOTA =
      Set.of("insufficient_quota", "usage_limit_reached", "usage_not_included");
  private static final Pattern CONTEXT_IN_WORDS =
      Pattern.compile(
          "context (?:length|window)|maximum context|prompt is too long|too many tokens"
              + "|exceeds? the (?:available )?context");

  static ProviderError ofBody(String body) {
    try {
      JsonNode json = new ObjectMapper().readTree(body);
      if (json != null && json.isObject()) {
        return of(json.has("error") ? json.get("error") : json);
      }
    } catch (JsonProcessingException _) {
      // Not JSON, e.g. a proxy's error page: show its text.
    }
    return new ProviderError("", body);
  }

  /** Reads an error object or a plain text. */
  public static ProviderError of(JsonNode error) {
    if (error.isTextual()) {
      return new ProviderError("", error.asText());
    }
    String code = error.path("code").asText("");
    return new ProviderError(
        code.isEmpty() ? error.path("type").asText("") : code,
        error.path("message").asText(error.path("detail").asText("")));
  }

  public boolean isContextTooLong() {
    return code.equals("context_length_exceeded")
        || CONTEXT_IN_WORDS.matcher(message.toLowerCase(Locale.ROOT)).find();
  }

  public boolean isQuotaUsedUp() {
    return QUOTA.contains(code);
  }

  /** The status and the error in one short, redacted line. */
  public String shown(int status) {
    String text = shown();
    return "HTTP " + status + (text.isEmpty() ? "" : ", " + text);
  }

  /** The error in one short, redacted line. */
  public String shown() {
    boolean saysMore = !code.endsWith("error") && !message.contains(code);
    String both = saysMore ? code + ": " + message : message;
    return OneLine.of(SecretRedactor.product().redact(both), MAX_SHOWN);
  }
}
