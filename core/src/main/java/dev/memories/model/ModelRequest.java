package dev.memories.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked, whatever the wire API.
 *
 * @param system what the model is told to be
 * @param schema the form of the answer, or null for free text
 * @param tools what the model may call
 * @param cacheKey groups requests that begin alike, for the provider's prompt cache
 */
public record ModelRequest(
    String system,
    List<ModelMessage> messages,
    @Nullable OutputSchema schema,
    List<Tool> tools,
    String cacheKey) {
  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** The JSON Schema that an answer must follow, by name; asked for strictly. */
  public record OutputSchema(String name, String json) {}
}
