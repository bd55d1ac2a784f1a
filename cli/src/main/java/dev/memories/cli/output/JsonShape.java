package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.memories.redact.RedactedPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, and how to read each from a value.
 *
 * <p>{@code --json} output, the selection of fields and {@code memories schema} are all made from
 * it. Every field is always written; one without a value is null.
 */
public final class JsonShape<T> {
  private final List<JsonField<T>> fields;

  private JsonShape(List<JsonField<T>> fields) {
    this.fields = List.copyOf(fields);
  }

  public static <T> JsonShape<T> empty() {
    return new JsonShape<>(List.of());
  }

  public List<JsonField<T>> fields() {
    return fields;
  }

  public List<String> names() {
    return fields.stream().map(JsonField::name).toList();
  }

  /** The same fields, read from a part of another value. */
  public <U> JsonShape<U> on(Function<U, T> part) {
    List<JsonField<U>> moved = new ArrayList<>();
    for (JsonField<T> field : fields) {
      moved.add(
          new JsonField<>(
              field.name(),
              field.type(),
              field.nullable(),
              field.meaning(),
              (json, owner) -> field.writing().write(json, part.apply(owner))));
    }
    return new JsonShape<>(moved);
  }

  /** Adds all fields of another shape. */
  public JsonShape<T> and(JsonShape<T> more) {
    List<JsonField<T>> both = new ArrayList<>(fields);
    both.addAll(more.fields);
    return new JsonShape<>(both);
  }

  /** Adds a text field. Here and in the other fields, a path is without secrets. */
  public JsonShape<T> text(String name, String meaning, Function<T, String> read) {
    return field(
        name,
        new JsonType.Text(),
        meaning,
        (json, owner) -> json.writeString(RedactedPath.ofValue(read.apply(owner))));
  }

  public JsonShape<T> textOrNull(String name, String meaning, Function<T, @Nullable String> read) {
    return fieldOrNull(
        name,
        new JsonType.Text(),
        meaning,
        read,
        (json, text) -> json.writeString(RedactedPath.ofValue(text)));
  }

  public JsonShape<T> path(String name, String meaning, Function<T, Path> read) {
    return text(name, meaning, owner -> read.apply(owner).toString());
  }

  public JsonShape<T> pathOrNull(String name, String meaning, Function<T, @Nullable Path> read) {
    return fieldOrNull(
        name,
        new JsonType.Text(),
        meaning,
        read,
        (json, path) -> json.writeString(RedactedPath.of(path.toString())));
  }

  public JsonShape<T> time(String name, String meaning, Function<T, Instant> read) {
    return field(
        name,
        new JsonType.Time(),
        meaning,
        (json, owner) -> json.writeString(Timestamp.of(read.apply(owner))));
  }

  public JsonShape<T> timeOrNull(String name, String meaning, Function<T, @Nullable Instant> read) {
    return fieldOrNull(
        name,
        new JsonType.Time(),
        meaning,
        read,
        (json, time) -> json.writeString(Timestamp.of(time)));
  }

  public JsonShape<T> integer(String name, String meaning, ToLongFunction<T> read) {
    return field(
        name,
        new JsonType.WholeNumber(),
        meaning,
        (json, owner) -> json.writeNumber(read.applyAsLong(owner)));
  }

  public JsonShape<T> integerOrNull(String name, String meaning, Function<T, @Nullable Long> read) {
    return fieldOrNull(
        name,
        new JsonType.WholeNumber(),
        meaning,
        read,
        (json, number) -> json.writeNumber(number.longValue()));
  }

  public JsonShape<T> number(String name, String meaning, ToDoubleFunction<T> read) {
    return field(
        name,
        new JsonType.Decimal(),
        meaning,
        (json, owner) -> json.writeNumber(read.applyAsDouble(owner)));
  }

  public JsonShape<T> bool(String name, String meaning, Predicate<T> read) {
    return field(
        name, new JsonType.Bool(), meaning, (json, owner) -> json.writeBoolean(read.test(owner)));
  }

  public <U> JsonShape<T> object(
      String name, String meaning, JsonShape<U> shape, Function<T, U> read) {
    return field(
        name,
        new JsonType.ObjectOf(shape),
        meaning,
        (json, owner) -> shape.write(json, read.apply(owner)));
  }

  public <U> JsonShape<T> objectOrNull(
      String name, String meaning, JsonShape<U> shape, Function<T, @Nullable U> read) {
    return fieldOrNull(name, new JsonType.ObjectOf(shape), meaning, read, shape::write);
  }

  /** Adds an array of objects. */
  public <U> JsonShape<T> objects(
      String name, String meaning, JsonShape<U> shape, Function<T, List<U>> read) {
    return field(
        name,
        new JsonType.ArrayOf(new JsonType.ObjectOf(shape)),
        meaning,
        (json, owner) -> {
          json.writeStartArray();
          for (U item : read.apply(owner)) {
            shape.write(json, item);
          }
          json.writeEndArray();
        });
  }

  /** Adds an array of texts: the {@code toString()} of each item. */
  public JsonShape<T> texts(String name, String meaning, Function<T, ? extends List<?>> read) {
    return field(
        name,
        new JsonType.ArrayOf(new JsonType.Text()),
        meaning,
        (json, owner) -> {
          json.writeStartArray();
          for (Object item : read.apply(owner)) {
            json.writeString(RedactedPath.ofValue(item.toString()));
          }
          json.writeEndArray();
        });
  }

  /** Adds an array of whole numbers. */
  public JsonShape<T> integers(String name, String meaning, Function<T, List<Integer>> read) {
    return field(
        name,
        new JsonType.ArrayOf(new JsonType.WholeNumber()),
        meaning,
        (json, owner) -> {
          json.writeStartArray();
          for (int number : read.apply(owner)) {
            json.writeNumber(number);
          }
          json.writeEndArray();
        });
  }

  private JsonShape<T> field(
      String name, JsonType type, String meaning, JsonField.Writing<T> writing) {
    return with(new JsonField<>(name, type, false, meaning, writing));
  }

  private <V> JsonShape<T> fieldOrNull(
      String name,
      JsonType type,
      String meaning,
      Function<T, @Nullable V> read,
      JsonField.Writing<V> writing) {
    return with(
        new JsonField<>(
            name,
            type,
            true,
            meaning,
            (json, owner) -> {
              V value = read.apply(owner);
              if (value == null) {
                json.writeNull();
              } else {
                writing.write(json, value);
              }
            }));
  }

  private JsonShape<T> with(JsonField<T> field) {
    List<JsonField<T>> more = new ArrayList<>(fields);
    more.add(field);
    return new JsonShape<>(more);
  }

  private void write(JsonGenerator json, T value) throws IOException {
    json.writeStartObject();
    writeFields(json, value);
    json.writeEndObject();
  }

  void writeFields(JsonGenerator json, T value) throws IOException {
    for (JsonField<T> field : fields) {
      json.writeFieldName(field.name());
      field.writing().write(json, value);
    }
  }
}
