package dev.memories.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * One field of a {@code --json} document: how it is called, what it holds, what it means.
 *
 * @param nullable whether null may stand for "none" or "not known"
 */
public record JsonField<T>(
    String name, JsonType type, boolean nullable, String meaning, Writing<T> writing) {
  /** Writes the field's value, without its name. */
  public interface Writing<T> {
    void write(JsonGenerator json, T owner) throws IOException;
  }
}
