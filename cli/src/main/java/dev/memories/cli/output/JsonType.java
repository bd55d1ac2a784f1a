package dev.memories.cli.output;

/** The type of a field in a {@code --json} document. */
public sealed interface JsonType {
  record Text() implements JsonType {}

  /** ISO-8601 in UTC, to the second, with {@code Z}. */
  record Time() implements JsonType {}

  record WholeNumber() implements JsonType {}

  record Decimal() implements JsonType {}

  record Bool() implements JsonType {}

  record ObjectOf(JsonShape<?> shape) implements JsonType {}

  record ArrayOf(JsonType items) implements JsonType {}
}
