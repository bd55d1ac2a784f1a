package dev.memories.model.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import dev.memories.model.ToolCall;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts a request and its outcome to JSON and back; all texts are redacted.
 *
 * <p>API keys and headers are left out. Requests that are equal after redaction have the same name.
 */
final class RecordedExchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordedExchange() {}

  static ObjectNode request(String model, ModelRequest request) {
    ObjectNode json = JSON.createObjectNode();
    json.put("model", model);
    json.put("system", redacted(request.system()));
    ArrayNode messages = json.putArray("messages");
    request.messages().forEach(message -> messages.add(message(message)));
    ModelRequest.OutputSchema schema = request.schema();
    if (schema != null) {
      json.put("schema", schema.name());
    }
    ArrayNode tools = json.putArray("tools");
    request.tools().forEach(tool -> tools.add(tool.name()));
    return json;
  }

  /** The beginning of the names of files with this request. */
  static String name(ObjectNode request) {
    return Sha256.hex(request.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  static ObjectNode outcome(ModelOutcome outcome) {
    ObjectNode json = JSON.createObjectNode();
    switch (outcome) {
      case ModelOutcome.Replied(var text, var calls, _) -> {
        json.put("text", redacted(text));
        json.set("toolCalls", calls(calls));
      }
      case ModelOutcome.Failed(var failure, _) -> {
        json.put("failed", failure.cause().name());
        json.put("message", redacted(failure.message()));
        json.put("hint", failure.hint());
      }
    }
    TokenUsage usage = outcome.usage();
    json.putObject("usage")
        .put("input", usage.input())
        .put("cachedInput", usage.cachedInput())
        .put("output", usage.output())
        .put("requests", usage.requests());
    return json;
  }

  /** Reads an outcome that {@link #outcome} wrote. */
  static ModelOutcome read(JsonNode json) {
    JsonNode cost = json.path("usage");
    TokenUsage usage =
        new TokenUsage(
            cost.path("input").asLong(),
            cost.path("cachedInput").asLong(),
            cost.path("output").asLong(),
            cost.path("requests").asInt());
    if (json.has("failed")) {
      return new ModelOutcome.Failed(
          new ModelFailure(
              Cause.valueOf(json.path("failed").asText()),
              json.path("message").asText(),
              json.path("hint").asText(null)),
          usage);
    }
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : json.path("toolCalls")) {
      calls.add(
          new ToolCall(
              call.path("id").asText(),
              call.path("name").asText(),
              call.path("arguments").asText()));
    }
    return new ModelOutcome.Replied(json.path("text").asText(), calls, usage);
  }

  private static ObjectNode message(ModelMessage message) {
    ObjectNode json = JSON.createObjectNode();
    switch (message) {
      case ModelMessage.User(var text) -> json.put("user", redacted(text));
      case ModelMessage.Assistant(var text, var calls) -> {
        json.put("assistant", redacted(text));
        json.set("toolCalls", calls(calls));
      }
      case ModelMessage.ToolResult(var call, var text) -> {
        json.put("tool", call.name());
        json.put("result", redacted(text));
      }
    }
    return json;
  }

  private static ArrayNode calls(List<ToolCall> calls) {
    ArrayNode json = JSON.createArrayNode();
    calls.forEach(
        call ->
            json.addObject()
                .put("id", call.id())
                .put("name", call.name())
                .put("arguments", redacted(call.arguments())));
    return json;
  }

  private static String redacted(String text) {
    return SecretRedactor.product().redact(text);
  }
}
