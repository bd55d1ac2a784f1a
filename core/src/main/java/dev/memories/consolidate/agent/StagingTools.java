package dev.memories.consolidate.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.model.Tool;
import dev.memories.model.Tool.Parameter;
import dev.memories.model.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The agent's tools: list, read and search the staging copy; write, edit and delete {@code
 * MEMORY.md} and {@code skills/**} in it.
 *
 * <p>Never fails: an error is reported to the agent, which may try something else.
 */
final class StagingTools {
  private static final Parameter PATH =
      new Parameter("path", Tool.Type.STRING, "relative to the working folder, e.g. MEMORY.md");

  static final List<Tool> ALL =
      List.of(
          new Tool("list", "Lists all files with their sizes in bytes.", List.of()),
          new Tool(
              "read",
              "Reads lines of a text file, each with its number.",
              List.of(
                  PATH,
                  new Parameter("first_line", Tool.Type.INTEGER, "from 1"),
                  new Parameter("lines", Tool.Type.INTEGER, "how many, at most 2000"))),
          new Tool(
              "search",
              "Finds the lines of all files that contain a text, ignoring case.",
              List.of(new Parameter("text", Tool.Type.STRING, "what to look for"))),
          new Tool(
              "write",
              "Writes a whole file, MEMORY.md or one under skills/, in place of what was there.",
              List.of(PATH, new Parameter("content", Tool.Type.STRING, "the whole content"))),
          new Tool(
              "edit",
              "Replaces a text that stands exactly once in MEMORY.md or a file under skills/.",
              List.of(
                  PATH,
                  new Parameter("old_text", Tool.Type.STRING, "what to replace, word for word"),
                  new Parameter("new_text", Tool.Type.STRING, "what to put there"))),
          new Tool("delete", "Deletes MEMORY.md or a file under skills/.", List.of(PATH)));

  private final StagingFiles files;

  StagingTools(Path staging) {
    this.files = new StagingFiles(staging);
  }

  /** Carries out a call and returns its result, or an error, for the agent. */
  String call(ToolCall call) {
    try {
      JsonNode given = new ObjectMapper().readTree(call.arguments());
      return switch (call.name()) {
        case "list" -> files.list();
        case "read" ->
            files.read(text(given, "path"), number(given, "first_line"), number(given, "lines"));
        case "search" -> files.search(text(given, "text"));
        case "write" -> files.write(text(given, "path"), text(given, "content"));
        case "edit" ->
            files.edit(text(given, "path"), text(given, "old_text"), text(given, "new_text"));
        case "delete" -> files.delete(text(given, "path"));
        default -> "error: there is no tool " + call.name();
      };
    } catch (JsonProcessingException e) {
      return "error: the arguments are not JSON";
    } catch (StagingFiles.Refused e) {
      return "error: " + e.getMessage();
    } catch (IOException e) {
      return "error: the file could not be read or written";
    }
  }

  private static String text(JsonNode given, String name) throws StagingFiles.Refused {
    JsonNode value = given.path(name);
    if (!value.isTextual()) {
      throw new StagingFiles.Refused("the argument " + name + " is missing or not a text");
    }
    return value.asText();
  }

  private static int number(JsonNode given, String name) throws StagingFiles.Refused {
    JsonNode value = given.path(name);
    if (!value.canConvertToInt()) {
      throw new StagingFiles.Refused("the argument " + name + " is missing or not an integer");
    }
    return value.asInt();
  }
}
