package dev.memories.model.client;

import dev.memories.model.LanguageModel;
import dev.memories.model.chat.ChatCompletionsModel;
import dev.memories.model.http.ModelHttp;
import dev.memories.model.provider.Provider;
import dev.memories.model.responses.ResponsesModel;
import java.time.InstantSource;
import java.util.Optional;

/** Creates clients of language models; sends nothing before the first request. */
public final class LanguageModels {
  private LanguageModels() {}

  /**
   * Creates the client of a provider's model.
   *
   * @param key the provider's API key; empty when it needs none
   */
  public static LanguageModel connect(
      Provider provider, String model, Optional<String> key, InstantSource clock) {
    ModelHttp http = new ModelHttp(provider, key.orElse(null), clock);
    return switch (provider.wireApi()) {
      case RESPONSES -> new ResponsesModel(http, model);
      case CHAT -> new ChatCompletionsModel(http, model);
    };
  }
}
