package dev.memories.model.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds a provider's API key: in its environment variable, or where {@code codex login} stored one.
 *
 * <p>ChatGPT's tokens are never used or refreshed (docs/spec/product.md 5.2).
 */
public final class ApiKeys {
  private final Map<String, String> variables;
  private final Path codexHome;

  public ApiKeys(Map<String, String> variables, Path codexHome) {
    this.variables = Map.copyOf(variables);
    this.codexHome = codexHome;
  }

  /**
   * Returns the key; empty when the provider needs none.
   *
   * @throws ModelException when the provider needs a key and there is none
   */
  public Optional<String> of(Provider provider) {
    Provider.KeySource source = provider.key();
    if (source.variable() == null) {
      return Optional.empty();
    }
    String key = variables.getOrDefault(source.variable(), "").strip();
    if (!key.isEmpty()) {
      return Optional.of(key);
    }
    JsonNode login = source.fromLogin() ? login() : new ObjectMapper().createObjectNode();
    String stored = login.path("OPENAI_API_KEY").asText("").strip();
    if (!stored.isEmpty() && !isChatGpt(login)) {
      return Optional.of(stored);
    }
    throw missing(provider, isChatGpt(login));
  }

  private JsonNode login() {
    Path file = codexHome.resolve("auth.json");
    try {
      return Files.exists(file)
          ? new ObjectMapper().readTree(file.toFile())
          : new ObjectMapper().createObjectNode();
    } catch (IOException e) {
      // The file's content must not get into a message; without it, the user sets the variable.
      return new ObjectMapper().createObjectNode();
    }
  }

  private static boolean isChatGpt(JsonNode login) {
    String mode = login.path("auth_mode").asText("");
    return mode.isEmpty() ? login.path("tokens").isObject() : mode.startsWith("chatgpt");
  }

  private static ModelException missing(Provider provider, boolean chatGpt) {
    String variable = "$" + provider.key().variable();
    String attempted = "find the key of the model provider " + provider.id();
    if (chatGpt) {
      return new ModelException(
          FailureKind.MODEL,
          attempted,
          "Codex is logged in with ChatGPT, whose tokens only Codex may use, and "
              + variable
              + " is not set",
          "set "
              + variable
              + " to an API key, name a provider with its own key (--provider), or let Codex"
              + " do the work: --extractor codex");
    }
    return new ModelException(
        FailureKind.MODEL,
        attempted,
        variable + " is not set",
        Objects.requireNonNullElse(
            provider.key().instructions(), "set " + variable + " to the provider's key"));
  }
}
