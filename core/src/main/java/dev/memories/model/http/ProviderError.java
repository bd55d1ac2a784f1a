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
 * The error that a provider reports, in a body or in a stream; empty texts for what it leaves out.
 *
 * @param code {@code code}, else {@code type}
 */
public record ProviderError(String code, String message) {
  private static final int LONGEST_SHOWN = 300;
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
      // Not JSON: a proxy's page, say. Its text is all there is.
    }
    return new ProviderError("", body);
  }

  /** Reads an error object, or a plain text in its place. */
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

  /** The error in one short line, redacted. */
  public String shown(int status) {
    String text = shown();
    return "HTTP " + status + (text.isEmpty() ? "" : ", " + text);
  }

  public String shown() {
    boolean saysMore = !code.endsWith("error") && !message.contains(code);
    String both = saysMore ? code + ": " + message : message;
    return OneLine.of(SecretRedactor.product().redact(both), LONGEST_SHOWN);
  }
}
