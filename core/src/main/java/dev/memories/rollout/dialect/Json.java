package dev.memories.rollout.dialect;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builder of JSON objects. */
public final class Json {
  private final Map<String, JsonValue> fields = new LinkedHashMap<>();

  private Json() {}

  public static Json object() {
    return new Json();
  }

  /** An item, event or part of this type. */
  public static Json type(String type) {
    return object().put("type", type);
  }

  public static Obj texts(String type, String text) {
    return type(type).put("text", text).build();
  }

  /** Adds a field unless the value is null. */
  public Json put(String key, @Nullable String value) {
    return value == null ? this : put(key, new Text(value));
  }

  public Json put(String key, long value) {
    return put(key, new Numeral(Long.toString(value)));
  }

  public Json put(String key, List<? extends JsonValue> values) {
    return put(key, new Array(List.copyOf(values)));
  }

  public Json put(String key, JsonValue value) {
    fields.put(key, value);
    return this;
  }

  public Obj build() {
    return new Obj(fields);
  }
}
