package dev.memories.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens as a model does; for an unknown model, as the newest known models do. */
public final class TokenCounter {
  private final Encoding encoding;

  private TokenCounter(Encoding encoding) {
    this.encoding = encoding;
  }

  /** Loads the model's vocabulary, which takes some time. */
  public static TokenCounter of(String model) {
    EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
    return new TokenCounter(
        registry
            .getEncodingForModel(model)
            .orElseGet(() -> registry.getEncoding(EncodingType.O200K_BASE)));
  }

  public int count(String text) {
    return encoding.countTokensOrdinary(text);
  }
}
