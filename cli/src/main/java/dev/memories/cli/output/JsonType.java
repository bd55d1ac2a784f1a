package dev.memories.cli.output;

/** What the value of a field in a {@code --json} document is. */
public sealed interface JsonType {
  record Text() implements JsonType {}

  /** ISO-8601, UTC, whole seconds, {@code Z}. */
  record Time() implements JsonType {}

  record Whole() implements JsonType {}

  record Flag() implements JsonType {}

  record Fields(JsonShape<?> shape) implements JsonType {}

  record Listing(JsonType items) implements JsonType {}
}
