package dev.memories.model.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.program.PrivateFolder;
import dev.memories.program.Program;
import dev.memories.program.ProgramOutcome;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codex's own list of models, changed so that none of them is offered a tool.
 *
 * <p>Some tools belong to a model and are in no setting. A model that is not in the list has none
 * of them. The list is asked for once.
 */
final class CodexCatalog {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path program;
  private final Map<String, String> environment;
  private @Nullable String changed;

  CodexCatalog(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /** The list as JSON text, for the setting {@code model_catalog_json}. */
  synchronized String withoutTools() throws InterruptedException, AgentUnusableException {
    if (changed == null) {
      changed = withoutTools(printed());
    }
    return changed;
  }

  private String printed() throws InterruptedException, AgentUnusableException {
    try (PrivateFolder folder = PrivateFolder.create()) {
      ProgramOutcome outcome =
          new Program(
                  List.of(program.toString(), "debug", "models", "--bundled"),
                  environment,
                  Map.of("CODEX_HOME", folder.path().toString()),
                  TIMEOUT)
              .run(folder.path(), "");
      return switch (outcome) {
        case ProgramOutcome.Finished(var stdout) -> stdout;
        case ProgramOutcome.Failed(_, var message, _) ->
            throw new AgentUnusableException("it did not list its models: " + message);
      };
    } catch (IOException e) {
      throw new AgentUnusableException("it did not list its models: " + IoReason.of(e));
    }
  }

  private static String withoutTools(String printed) throws AgentUnusableException {
    try {
      JsonNode catalog = JSON.readTree(printed);
      for (JsonNode model : catalog.path("models")) {
        if (model instanceof ObjectNode fields) {
          fields.putNull("apply_patch_tool_type");
          fields.putNull("multi_agent_version");
          fields.put("tool_mode", "direct");
          fields.put("supports_search_tool", false);
          fields.putArray("experimental_supported_tools");
        }
      }
      if (catalog.path("models").isEmpty()) {
        throw new AgentUnusableException("it lists no models");
      }
      return catalog.toString();
    } catch (JsonProcessingException e) {
      throw new AgentUnusableException("its list of models is no JSON");
    }
  }
}
