package dev.memories.rollout.lines;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value of a line; when an object repeats a key, the last value counts. */
public sealed interface JsonValue {
  String NULL = "null";

  record Text(String value) implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      JsonText.writeText(value, out);
    }
  }

  /** A number as it was written, so that it loses no digits. */
  record Numeral(String literal) implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      out.append(literal);
    }
  }

  record Bool(boolean value) implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      out.append(value);
    }
  }

  record Null() implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      out.append(NULL);
    }
  }

  record Array(List<JsonValue> values) implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      JsonText.writeArray(values, out);
    }
  }

  /** A value that was not read, because its key is among those to skip. */
  record Skipped() implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      out.append(NULL);
    }
  }

  /**
   * An object. Its getters return null, empty or zero when a field is missing or of another type.
   */
  record Obj(Map<String, JsonValue> fields) implements JsonValue {
    @Override
    public void writeTo(StringBuilder out) {
      JsonText.writeObject(fields, out);
    }

    public boolean has(String key) {
      return fields.containsKey(key);
    }

    public @Nullable JsonValue get(String key) {
      return fields.get(key);
    }

    public @Nullable String text(String key) {
      return get(key) instanceof Text(var value) ? value : null;
    }

    public String textOr(String key, String other) {
      return get(key) instanceof Text(var value) ? value : other;
    }

    public Optional<Obj> object(String key) {
      return get(key) instanceof Obj object ? Optional.of(object) : Optional.empty();
    }

    public List<JsonValue> list(String key) {
      return get(key) instanceof Array(var values) ? values : List.of();
    }

    public boolean isTrue(String key) {
      return get(key) instanceof Bool(var value) && value;
    }

    /** The whole number in a field; 0 when the field is no whole number or does not fit 64 bits. */
    public long number(String key) {
      if (!(get(key) instanceof Numeral(var literal))) {
        return 0;
      }
      try {
        return Long.parseLong(literal);
      } catch (NumberFormatException _) {
        return 0;
      }
    }
  }

  /** Appends the value as compact JSON. */
  void writeTo(StringBuilder out);

  /** The value as compact JSON. */
  default String compact() {
    var out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }

  /**
   * Reads the value at the current token of the parser.
   *
   * @param skip keys whose values become {@link Skipped}
   */
  static JsonValue read(JsonParser parser, Set<String> skip) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> readObject(parser, skip);
      case START_ARRAY -> readArray(parser, skip);
      case VALUE_STRING -> new Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Bool(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> new Null();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("unexpected " + token);
    };
  }

  private static Obj readObject(JsonParser parser, Set<String> skip) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (skip.contains(key)) {
        parser.skipChildren();
        fields.put(key, new Skipped());
      } else {
        fields.put(key, read(parser, skip));
      }
    }
    return new Obj(fields);
  }

  private static Array readArray(JsonParser parser, Set<String> skip) throws IOException {
    List<JsonValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(parser, skip));
    }
    return new Array(values);
  }
}
