package dev.memories.model.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Extracts the text of a response item that is a message (docs/spec/rollouts.md 4,
 * docs/spec/rules.md 4.8).
 */
final class MessageText {
  private MessageText() {}

  /**
   * The item's non-empty texts, joined by line feeds; empty when there are none, or when the item
   * is not a message of a known form.
   */
  static Optional<String> of(JsonNode item) {
    JsonNode content = item.path("content");
    if (!item.path("type").asText().equals("message")
        || !item.path("role").isTextual()
        || !content.isArray()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : content) {
      if (!isKnown(part)) {
        return Optional.empty();
      }
      String text = part.path("text").asText();
      if (!isImage(part) && !text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
  }

  private static boolean isKnown(JsonNode part) {
    return switch (part.path("type").asText()) {
      case "input_text", "output_text" -> part.path("text").isTextual();
      default -> isImage(part);
    };
  }

  private static boolean isImage(JsonNode part) {
    return part.path("type").asText().equals("input_image") && part.path("image_url").isTextual();
  }
}
