package dev.memories.model.provider;

import java.util.Locale;
import java.util.Optional;

/** A protocol of model providers ({@code wire_api}, docs/spec/product.md 5.1.3). */
public enum WireApi {
  /** OpenAI's Responses API: {@code POST /responses}. */
  RESPONSES,
  /** Chat Completions, as Ollama and LM Studio use: {@code POST /chat/completions}. */
  CHAT;

  static Optional<WireApi> of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "responses" -> Optional.of(RESPONSES);
      case "chat" -> Optional.of(CHAT);
      default -> Optional.empty();
    };
  }
}
