package dev.memories.model.responses;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelRequest;
import dev.memories.model.Tool;
import dev.memories.model.ToolCall;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes the body of a request to the Responses API, with keys in order (docs/spec/rules.md 14.3).
 */
final class ResponsesBody {
  private final JsonGenerator json;

  private ResponsesBody(JsonGenerator json) {
    this.json = json;
  }

  static String of(String model, ModelRequest request) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      new ResponsesBody(json).write(model, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private void write(String model, ModelRequest request) throws IOException {
    json.writeStartObject();
    json.writeStringField("model", model);
    json.writeStringField("instructions", request.system());
    json.writeArrayFieldStart("input");
    for (ModelMessage message : request.messages()) {
      input(message);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tools");
    for (Tool tool : request.tools()) {
      tool(tool);
    }
    json.writeEndArray();
    json.writeStringField("tool_choice", "auto");
    json.writeBooleanField("parallel_tool_calls", false);
    json.writeNullField("reasoning");
    json.writeBooleanField("store", false);
    json.writeBooleanField("stream", true);
    json.writeArrayFieldStart("include");
    json.writeEndArray();
    json.writeStringField("prompt_cache_key", request.cacheKey());
    ModelRequest.OutputSchema schema = request.schema();
    if (schema != null) {
      format(schema);
    }
    json.writeEndObject();
  }

  private void input(ModelMessage message) throws IOException {
    switch (message) {
      case ModelMessage.User(var text) -> message("user", "input_text", text);
      case ModelMessage.Assistant(var text, var calls) -> {
        if (!text.isEmpty()) {
          message("assistant", "output_text", text);
        }
        for (ToolCall call : calls) {
          json.writeStartObject();
          json.writeStringField("type", "function_call");
          json.writeStringField("name", call.name());
          json.writeStringField("arguments", call.arguments());
          json.writeStringField("call_id", call.id());
          json.writeEndObject();
        }
      }
      case ModelMessage.ToolResult(var call, var text) -> {
        json.writeStartObject();
        json.writeStringField("type", "function_call_output");
        json.writeStringField("call_id", call.id());
        json.writeStringField("output", text);
        json.writeEndObject();
      }
    }
  }

  private void message(String role, String partType, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "message");
    json.writeStringField("role", role);
    json.writeArrayFieldStart("content");
    json.writeStartObject();
    json.writeStringField("type", partType);
    json.writeStringField("text", text);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool(Tool tool) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "function");
    json.writeStringField("name", tool.name());
    json.writeStringField("description", tool.description());
    json.writeBooleanField("strict", true);
    json.writeFieldName("parameters");
    parameters(tool);
    json.writeEndObject();
  }

  private void parameters(Tool tool) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("properties");
    for (Tool.Parameter parameter : tool.parameters()) {
      json.writeObjectFieldStart(parameter.name());
      json.writeStringField("type", parameter.type().word());
      json.writeStringField("description", parameter.description());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("required");
    for (Tool.Parameter parameter : tool.parameters()) {
      json.writeString(parameter.name());
    }
    json.writeEndArray();
    json.writeBooleanField("additionalProperties", false);
    json.writeEndObject();
  }

  private void format(ModelRequest.OutputSchema schema) throws IOException {
    json.writeObjectFieldStart("text");
    json.writeObjectFieldStart("format");
    json.writeStringField("type", "json_schema");
    json.writeBooleanField("strict", true);
    json.writeFieldName("schema");
    json.writeRawValue(new ObjectMapper().readTree(schema.json()).toString());
    json.writeStringField("name", schema.name());
    json.writeEndObject();
    json.writeEndObject();
  }
}
