package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Writes a {@code --json} document: one object on one line. */
final class JsonDocument {
  /** Would change if a field changed its meaning, which docs/spec/contract.md rules out. */
  static final int SCHEMA_VERSION = 1;

  private final JsonFactory factory;

  /**
   * @param asciiOnly escapes all other characters, because a terminal might obey them
   */
  JsonDocument(boolean asciiOnly) {
    this.factory =
        JsonFactory.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, asciiOnly)
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
  }

  <T> void write(OutputStream out, JsonShape<T> shape, T value, Optional<JsonSelection> selection)
      throws IOException {
    try (JsonGenerator json = generator(out, selection)) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      shape.writeFields(json, value);
      json.writeEndObject();
    }
    out.write('\n');
  }

  private JsonGenerator generator(OutputStream out, Optional<JsonSelection> selection)
      throws IOException {
    JsonGenerator plain = factory.createGenerator(out);
    return selection.isEmpty()
        ? plain
        : new FilteringGeneratorDelegate(
            plain, selection.get().filter(), Inclusion.INCLUDE_ALL_AND_PATH, true);
  }
}
