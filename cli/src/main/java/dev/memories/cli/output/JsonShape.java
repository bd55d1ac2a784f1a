package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object and how each is read from a value.
 *
 * <p>The one definition that {@code --json} output, field selection and {@code memories schema} are
 * made from. Every field is always written; null stands (cli.md, "Output").
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

  /** The same fields, read from what an owner holds. */
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

  /** The same with a field more. */
  public JsonShape<T> with(JsonField<T> field) {
    List<JsonField<T>> more = new ArrayList<>(fields);
    more.add(field);
    return new JsonShape<>(more);
  }

  public JsonShape<T> text(String name, String meaning, Function<T, String> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Text(),
            false,
            meaning,
            (json, owner) -> json.writeString(read.apply(owner))));
  }

  public JsonShape<T> textOrNull(String name, String meaning, Function<T, @Nullable String> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Text(),
            true,
            meaning,
            (json, owner) -> json.writeString(read.apply(owner))));
  }

  public JsonShape<T> pathOrNull(String name, String meaning, Function<T, @Nullable Path> read) {
    return textOrNull(
        name,
        meaning,
        owner -> Optional.ofNullable(read.apply(owner)).map(Path::toString).orElse(null));
  }

  public JsonShape<T> path(String name, String meaning, Function<T, Path> read) {
    return text(name, meaning, owner -> read.apply(owner).toString());
  }

  public JsonShape<T> time(String name, String meaning, Function<T, Instant> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Time(),
            false,
            meaning,
            (json, owner) -> json.writeString(second(read.apply(owner)))));
  }

  public JsonShape<T> timeOrNull(String name, String meaning, Function<T, @Nullable Instant> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Time(),
            true,
            meaning,
            (json, owner) ->
                json.writeString(
                    Optional.ofNullable(read.apply(owner)).map(JsonShape::second).orElse(null))));
  }

  public JsonShape<T> whole(String name, String meaning, ToLongFunction<T> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Whole(),
            false,
            meaning,
            (json, owner) -> json.writeNumber(read.applyAsLong(owner))));
  }

  public JsonShape<T> wholeOrNull(String name, String meaning, Function<T, @Nullable Long> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Whole(),
            true,
            meaning,
            (json, owner) -> {
              Long number = read.apply(owner);
              if (number == null) {
                json.writeNull();
              } else {
                json.writeNumber(number);
              }
            }));
  }

  public JsonShape<T> flag(String name, String meaning, Predicate<T> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Flag(),
            false,
            meaning,
            (json, owner) -> json.writeBoolean(read.test(owner))));
  }

  public <U> JsonShape<T> object(
      String name, String meaning, JsonShape<U> shape, Function<T, U> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Fields(shape),
            false,
            meaning,
            (json, owner) -> shape.write(json, read.apply(owner))));
  }

  public <U> JsonShape<T> objectOrNull(
      String name, String meaning, JsonShape<U> shape, Function<T, @Nullable U> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Fields(shape),
            true,
            meaning,
            (json, owner) -> {
              U value = read.apply(owner);
              if (value == null) {
                json.writeNull();
              } else {
                shape.write(json, value);
              }
            }));
  }

  public <U> JsonShape<T> objects(
      String name, String meaning, JsonShape<U> shape, Function<T, List<U>> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Listing(new JsonType.Fields(shape)),
            false,
            meaning,
            (json, owner) -> {
              json.writeStartArray();
              for (U item : read.apply(owner)) {
                shape.write(json, item);
              }
              json.writeEndArray();
            }));
  }

  public JsonShape<T> texts(String name, String meaning, Function<T, ? extends List<?>> read) {
    return with(
        new JsonField<>(
            name,
            new JsonType.Listing(new JsonType.Text()),
            false,
            meaning,
            (json, owner) -> {
              json.writeStartArray();
              for (Object item : read.apply(owner)) {
                json.writeString(item.toString());
              }
              json.writeEndArray();
            }));
  }

  /** Writes the object. */
  public void write(JsonGenerator json, T value) throws IOException {
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

  /**
   * A time as documents and piped tables write it: UTC to the second, such as {@code
   * 2026-02-09T16:16:03Z}. By hand: the JDK's formatters take 2 ms to be ready.
   */
  public static String second(Instant time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    return utc.toLocalDate()
        + "T"
        + twoDigits(utc.getHour())
        + ":"
        + twoDigits(utc.getMinute())
        + ":"
        + twoDigits(utc.getSecond())
        + "Z";
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
