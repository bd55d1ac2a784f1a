package dev.memories.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.model.responses.ResponseText;

final class ResponseTextFamily implements VectorFamily {
  @Override
  public String name() {
    return "response_text";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    ResponseText response = new ResponseText();
    for (JsonNode event : example.input().required("events")) {
      pass(event, response);
    }
    Expected expected = example.expected();
    switch (response.end()) {
      case ResponseText.Outcome.Complete(var text) -> {
        expected.assertFlag("ok", true);
        expected.assertText("text", text);
      }
      case ResponseText.Outcome.Failed(var message) -> {
        expected.assertFlag("ok", false);
        expected.assertText("error", message);
      }
    }
  }

  private static void pass(JsonNode event, ResponseText response) {
    String kind = event.fieldNames().next();
    switch (kind) {
      case "delta" -> response.delta(VectorCase.textOf(event.required(kind)));
      case "item_done" -> response.itemDone(event.required(kind));
      case "completed" -> response.completed();
      case "error" -> response.failed(event.required(kind).textValue());
      case "other" -> {}
      default -> throw new IllegalArgumentException("no such event: " + kind);
    }
  }
}
