package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * The JSON Schema (2020-12) of a command's {@code --json} documents: its results and the error.
 *
 * <p>It is made from the shapes that write the documents. Unknown fields are allowed, because later
 * releases may add fields.
 */
public final class JsonSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String UTC_TO_THE_SECOND =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

  private final String command;
  private final List<JsonShape<?>> results;

  /**
   * @param command the command as it is typed, without the program's name
   * @param results the documents that the command may print
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
      writeDocument(json, ErrorDocument.SHAPE);
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
      case JsonType.Decimal _ -> writeTypeName(json, "number", nullable);
      case JsonType.WholeNumber _ -> writeTypeName(json, "integer", nullable);
      case JsonType.Bool _ -> writeTypeName(json, "boolean", nullable);
      case JsonType.ObjectOf(var inner) -> {
        writeTypeName(json, "object", nullable);
        json.writeObjectFieldStart("properties");
        writeProperties(json, inner);
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        writeNames(json, inner);
        json.writeEndArray();
      }
      case JsonType.ArrayOf(var items) -> {
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
