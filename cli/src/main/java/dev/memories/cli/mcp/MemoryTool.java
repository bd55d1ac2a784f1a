package dev.memories.cli.mcp;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;

/**
 * A tool of the server. Each is a command of this program with one text as its argument.
 *
 * <p>An agent carries all descriptions in each of its requests, so they are short.
 */
enum MemoryTool {
  SEARCH(
      "memory_search",
      "Search what earlier sessions in this project learnt and said: commands that work, traps,"
          + " decisions, the user's wishes. Search before you try things out.",
      "query",
      "words, or a question",
      List.of("search", "--limit", "10", "--for-agent")),
  SHOW(
      "memory_show",
      "Read one document of this project's memory.",
      "what",
      "MEMORY.md, memory_summary.md, skills/NAME/SKILL.md, or the id of a session",
      List.of("show", "--for-agent")),
  WHY(
      "memory_why",
      "Show what a statement of the memory rests on: the cited lines of earlier sessions.",
      "text",
      "words of the statement",
      List.of("why", "--for-agent")),
  NOTE(
      "memory_note",
      "Keep one fact or wish for all later sessions. Use it only when the user asks you to"
          + " remember something.",
      "text",
      "one sentence that can be understood on its own",
      List.of("remember"));

  private final String word;
  private final String description;
  private final String parameter;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> command;

  MemoryTool(
      String word, String description, String parameter, String meaning, List<String> command) {
    this.word = word;
    this.description = description;
    this.parameter = parameter;
    this.meaning = meaning;
    this.command = command;
  }

  /** The only parameter, a text. */
  String parameter() {
    return parameter;
  }

  /**
   * The command line without project and argument.
   *
   * @param agent the name of who asks
   */
  List<String> command(String agent) {
    return isReading() ? command : List.of(command.getFirst(), "--by=" + agent);
  }

  boolean isReading() {
    return this != NOTE;
  }

  Tool definition() {
    Map<String, Object> schema =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(parameter, Map.of("type", "string", "description", meaning)),
            "required",
            List.of(parameter));
    return Tool.builder(word, schema)
        .description(description)
        .annotations(
            ToolAnnotations.builder().readOnlyHint(isReading()).openWorldHint(false).build())
        .build();
  }
}
