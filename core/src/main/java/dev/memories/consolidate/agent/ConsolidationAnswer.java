package dev.memories.consolidate.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.model.ModelRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The outputs of a consolidation as a model answers them: one JSON object.
 *
 * @param skills texts of {@code SKILL.md} by the skill's name
 */
record ConsolidationAnswer(String registry, SequencedMap<String, String> skills) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  /** Strict: every field is required, and no other is allowed. */
  static final ModelRequest.OutputSchema SCHEMA =
      new ModelRequest.OutputSchema(
          "memories_consolidation",
          """
          {
            "type": "object",
            "properties": {
              "registry": {"type": "string"},
              "skills": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {"name": {"type": "string"}, "text": {"type": "string"}},
                  "required": ["name", "text"],
                  "additionalProperties": false
                }
              }
            },
            "required": ["registry", "skills"],
            "additionalProperties": false
          }
          """);

  /** The answer does not fit; the message says where. */
  static final class Malformed extends Exception {
    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  /** Reads an answer: a JSON object, also with a fence or prose around it. */
  static ConsolidationAnswer parse(String answer) throws Malformed {
    JsonNode json = object(answer);
    SequencedMap<String, String> skills = new LinkedHashMap<>();
    for (JsonNode skill : json.path("skills")) {
      String name = text(skill, "name");
      if (!NAME.matcher(name).matches()) {
        throw new Malformed("a skill's name is not made of a-z, 0-9 and hyphens");
      }
      skills.put(name, text(skill, "text"));
    }
    return new ConsolidationAnswer(text(json, "registry"), skills);
  }

  private static JsonNode object(String answer) throws Malformed {
    int first = answer.indexOf('{');
    int last = answer.lastIndexOf('}');
    if (first < 0 || last < first) {
      throw new Malformed("it holds no JSON object");
    }
    try {
      return new ObjectMapper().readTree(answer.substring(first, last + 1));
    } catch (JsonProcessingException notJson) {
      throw new Malformed("it is not JSON");
    }
  }

  private static String text(JsonNode object, String field) throws Malformed {
    JsonNode value = object.path(field);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new Malformed("it has no text `" + field + "`");
    }
    return value.asText();
  }

  /** Writes the outputs into a staging copy. */
  void write(StagingFiles files) throws IOException, StagingFiles.Refused {
    files.write("MEMORY.md", ended(registry));
    for (Map.Entry<String, String> skill : skills.entrySet()) {
      files.write("skills/" + skill.getKey() + "/SKILL.md", ended(skill.getValue()));
    }
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
