package dev.memories.model.client;

import dev.memories.model.LanguageModel;
import dev.memories.model.chat.ChatCompletionsModel;
import dev.memories.model.http.ModelHttp;
import dev.memories.model.provider.Provider;
import dev.memories.model.responses.ResponsesModel;
import java.time.InstantSource;
import java.util.Optional;

/** Connects to models. Nothing is sent, and no library loaded, before the first question. */
public final class LanguageModels {
  private LanguageModels() {}

  /**
   * A model of a provider.
   *
   * @param key the provider's key, empty when it needs none
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
