package dev.memories.vectors;

import com.fasterxml.jackson.databind.JsonNode;

/** A computed example: its input and the expected values. */
record VectorCase(String id, JsonNode input, Expected expected) {
  static VectorCase of(JsonNode node) {
    return new VectorCase(
        node.required("id").asText(),
        node.required("input"),
        new Expected(node.required("expected")));
  }

  /** An input given as a plain text or as a generator. */
  String text(String name) {
    return textOf(input.required(name));
  }

  int number(String name) {
    return input.required(name).asInt();
  }

  /**
   * A plain text, or {@code {"concat": [PART, ...]}} with parts {@code text} and {@code repeat}.
   */
  static String textOf(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : node.required("concat")) {
      if (part.has("text")) {
        text.append(part.required("text").textValue());
      } else {
        JsonNode repeat = part.required("repeat");
        text.repeat(repeat.required(0).textValue(), repeat.required(1).intValue());
      }
    }
    return text.toString();
  }
}
