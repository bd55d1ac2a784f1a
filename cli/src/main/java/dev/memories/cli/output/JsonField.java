package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A field of a {@code --json} document.
 *
 * @param nullable whether the value may be null, for "none" or "not known"
 * @param meaning the description in the JSON Schema
 */
public record JsonField<T>(
    String name, JsonType type, boolean nullable, String meaning, Writing<T> writing) {
  /** Writes the field's value, without its name. */
  public interface Writing<T> {
    void write(JsonGenerator json, T owner) throws IOException;
  }
}
