package dev.memories.model.agent;

import dev.memories.model.ModelMessage;
import dev.memories.model.ModelRequest;
import java.util.stream.Collectors;

/** A conversation as one text, for programs that take a single prompt. */
final class PromptText {
  private PromptText() {}

  /** The messages without the system prompt. */
  static String of(ModelRequest request) {
    return request.messages().stream()
            .map(
                message ->
                    switch (message) {
                      case ModelMessage.User(var text) -> text;
                      case ModelMessage.Assistant(var text, _) ->
                          "# Your reply so far\n\n" + text + "\n\n# What to do about it";
                      case ModelMessage.ToolResult(_, var text) -> text;
                    })
            .collect(Collectors.joining("\n\n"))
        + "\n";
  }
}
