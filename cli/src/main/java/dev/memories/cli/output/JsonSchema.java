package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * The JSON Schema (2020-12) of what a command prints with {@code --json}, made from the shapes that
 * print it: each result that it may have, and the document of an error.
 *
 * <p>Further fields are allowed: they are only ever added (cli.md, "Output").
 */
public final class JsonSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String UTC_TO_THE_SECOND =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

  private record Failure(long code, String kind, String message, String hint) {}

  private static final JsonShape<Failure> ERROR =
      JsonShape.<Failure>empty()
          .object(
              "error",
              "why there is no result",
              JsonShape.<Failure>empty()
                  .whole("code", "the exit code", Failure::code)
                  .text("kind", "what sort of failure it is", Failure::kind)
                  .text("message", "what was attempted, and why it failed", Failure::message)
                  .textOrNull("hint", "what to do; null when there is no advice", Failure::hint),
              failure -> failure);

  private final String command;
  private final List<JsonShape<?>> results;

  /**
   * @param command as it is typed, without the program's name
   * @param results the documents that it may print
   */
  public JsonSchema(String command, List<JsonShape<?>> results) {
    this.command = command;
    this.results = List.copyOf(results);
  }

  /** The schema, indented, with a line feed at its end. */
  public String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("$schema", DIALECT);
      json.writeStringField("title", "memories " + command + " --json");
      json.writeArrayFieldStart("anyOf");
      for (JsonShape<?> result : results) {
        writeDocument(json, result);
      }
      writeDocument(json, ERROR);
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a string can always be written to", e);
    }
    return text.append('\n').toString();
  }

  private static void writeDocument(JsonGenerator json, JsonShape<?> shape) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("properties");
    json.writeObjectFieldStart("schemaVersion");
    json.writeNumberField("const", JsonDocument.SCHEMA_VERSION);
    json.writeEndObject();
    writeProperties(json, shape);
    json.writeEndObject();
    json.writeArrayFieldStart("required");
    json.writeString("schemaVersion");
    writeNames(json, shape);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeProperties(JsonGenerator json, JsonShape<?> shape) throws IOException {
    for (JsonField<?> field : shape.fields()) {
      json.writeObjectFieldStart(field.name());
      json.writeStringField("description", field.meaning());
      writeType(json, field.type(), field.nullable());
      json.writeEndObject();
    }
  }

  private static void writeNames(JsonGenerator json, JsonShape<?> shape) throws IOException {
    for (String name : shape.names()) {
      json.writeString(name);
    }
  }

  private static void writeType(JsonGenerator json, JsonType type, boolean nullable)
      throws IOException {
    switch (type) {
      case JsonType.Text _ -> writeTypeName(json, "string", nullable);
      case JsonType.Time _ -> {
        writeTypeName(json, "string", nullable);
        json.writeStringField("format", "date-time");
        json.writeStringField("pattern", UTC_TO_THE_SECOND);
      }
      case JsonType.Whole _ -> writeTypeName(json, "integer", nullable);
      case JsonType.Flag _ -> writeTypeName(json, "boolean", nullable);
      case JsonType.Fields(var inner) -> {
        writeTypeName(json, "object", nullable);
        json.writeObjectFieldStart("properties");
        writeProperties(json, inner);
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        writeNames(json, inner);
        json.writeEndArray();
      }
      case JsonType.Listing(var items) -> {
        writeTypeName(json, "array", nullable);
        json.writeObjectFieldStart("items");
        writeType(json, items, false);
        json.writeEndObject();
      }
    }
  }

  private static void writeTypeName(JsonGenerator json, String name, boolean nullable)
      throws IOException {
    if (nullable) {
      json.writeArrayFieldStart("type");
      json.writeString(name);
      json.writeString("null");
      json.writeEndArray();
    } else {
      json.writeStringField("type", name);
    }
  }
}
