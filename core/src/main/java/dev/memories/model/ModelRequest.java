package dev.memories.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to a model, independent of the wire API.
 *
 * @param system the system prompt
 * @param schema schema of the reply, or null for free text
 * @param tools the tools that the model may call
 * @param cacheKey groups requests with a common beginning for the provider's prompt cache
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

  /** A named JSON Schema that the reply must follow strictly. */
  public record OutputSchema(String name, String json) {}
}
