package dev.memories.model.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Claude Code's print mode, without tools, sessions, settings, hooks, skills and MCP servers.
 *
 * <p>{@code --json-schema} is not used: it offers the model a tool and costs a second request.
 */
record ClaudeCommand(Path program, AgentModel.Choice choice, Map<String, String> environment)
    implements AgentCommand {
  private static final String MAX_OUTPUT_TOKENS = "32000";
  private static final String MAX_RETRIES = "4";

  /** Whatever is not needed for the answer; each of these would send or write something. */
  private static final List<String> SWITCHED_OFF =
      List.of(
          "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
          "CLAUDE_CODE_DISABLE_AUTO_MEMORY",
          "DISABLE_TELEMETRY",
          "DISABLE_ERROR_REPORTING",
          "DISABLE_AUTOUPDATER");

  /** Beginnings of the variables that hold its login, its server and its certificates. */
  private static final List<String> OWN_VARIABLES =
      List.of(
          "ANTHROPIC_",
          "CLAUDE_CONFIG_DIR",
          "CLAUDE_CODE_OAUTH_TOKEN",
          "CLAUDE_CODE_USE_",
          "CLAUDE_CODE_SKIP_",
          "CLAUDE_CODE_CLIENT_",
          "AWS_",
          "GOOGLE_",
          "CLOUD_ML_REGION",
          "VERTEX_REGION_");

  @Override
  public AgentKind kind() {
    return AgentKind.CLAUDE;
  }

  @Override
  public AgentLaunch launch(Path folder, Path work, ModelRequest request) throws IOException {
    Path system = Files.writeString(folder.resolve("system.md"), request.system());
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-p",
                "--output-format",
                "json",
                "--no-session-persistence",
                "--tools",
                "",
                "--setting-sources",
                "",
                "--strict-mcp-config",
                "--disable-slash-commands",
                "--max-turns",
                "1",
                "--system-prompt-file",
                system.toString()));
    choice.model().ifPresent(model -> command.addAll(List.of("--model", model)));
    choice.effort().ifPresent(effort -> command.addAll(List.of("--effort", effort)));
    Map<String, String> variables =
        PassedVariables.of(environment, name -> OWN_VARIABLES.stream().anyMatch(name::startsWith));
    SWITCHED_OFF.forEach(name -> variables.put(name, "1"));
    variables.put("CLAUDE_CODE_MAX_OUTPUT_TOKENS", MAX_OUTPUT_TOKENS);
    variables.put("CLAUDE_CODE_MAX_RETRIES", MAX_RETRIES);
    return new AgentLaunch(command, variables, PromptText.of(request));
  }

  @Override
  public AgentReply read(Path folder, String stdout) throws IOException {
    JsonNode result;
    try {
      result = new ObjectMapper().readTree(stdout);
    } catch (JsonProcessingException notJson) {
      return new AgentReply("", TokenUsage.NONE, error(stdout));
    }
    if (!result.path("result").isTextual()) {
      return new AgentReply("", usage(result), error(result.path("subtype").asText()));
    }
    String text = result.path("result").asText();
    boolean failed = result.path("is_error").asBoolean();
    return new AgentReply(text, usage(result), failed ? Optional.of(text) : Optional.empty());
  }

  /** Empty when the agent printed nothing: stderr tells more. */
  private static Optional<String> error(String printed) {
    return Stream.of(printed.strip()).filter(text -> !text.isEmpty()).findFirst();
  }

  private static TokenUsage usage(JsonNode result) {
    JsonNode usage = result.path("usage");
    long cached = usage.path("cache_read_input_tokens").asLong();
    long input =
        usage.path("input_tokens").asLong()
            + usage.path("cache_creation_input_tokens").asLong()
            + cached;
    long output = usage.path("output_tokens").asLong();
    int requests = input + output == 0 ? 0 : Math.max(1, result.path("num_turns").asInt());
    return new TokenUsage(input, cached, output, requests);
  }
}
