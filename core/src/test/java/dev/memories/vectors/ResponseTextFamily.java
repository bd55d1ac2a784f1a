package dev.memories.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.model.responses.ResponseText;
import java.util.Optional;

final class ResponseTextFamily implements VectorFamily {
  @Override
  public String name() {
    return "response_text";
  }

  /** As the product does, reads no further than the event that completes or fails the response. */
  @Override
  public void check(VectorCase example) throws Exception {
    ResponseText response = new ResponseText();
    Optional<String> error = Optional.empty();
    for (JsonNode event : example.input().required("events")) {
      if (response.text().isEmpty() && error.isEmpty()) {
        error = pass(event, response);
      }
    }
    Expected expected = example.expected();
    expected.assertFlag("ok", response.text().isPresent());
    if (response.text().isPresent()) {
      expected.assertText("text", response.text().get());
    } else {
      expected.assertText("error", error.orElse(ResponseText.CLOSED));
    }
  }

  /** Returns the error that the event reports. */
  private static Optional<String> pass(JsonNode event, ResponseText response) {
    String kind = event.fieldNames().next();
    switch (kind) {
      case "delta" -> response.delta(VectorCase.textOf(event.required(kind)));
      case "item_done" -> response.itemDone(event.required(kind));
      case "completed" -> response.completed();
      case "error" -> {
        return Optional.of(event.required(kind).textValue());
      }
      case "other" -> {}
      default -> throw new IllegalArgumentException("no such event: " + kind);
    }
    return Optional.empty();
  }
}
