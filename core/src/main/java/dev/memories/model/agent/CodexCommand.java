package dev.memories.model.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Codex's {@code exec}, without tools, sessions, hooks, memories, skills and MCP servers.
 *
 * <p>It runs with a Codex home of its own, because no option leaves out the AGENTS.md, the hooks
 * and the databases of the user's home. Of the user's home it sees the login alone.
 */
final class CodexCommand implements AgentCommand {
  private static final String ANSWER = "answer.txt";

  private final Path program;
  private final AgentModel.Choice choice;
  private final PrivateCodexHome home;
  private final CodexCatalog catalog;
  private final Map<String, String> variables;

  private CodexCommand(
      Path program,
      AgentModel.Choice choice,
      PrivateCodexHome home,
      CodexCatalog catalog,
      Map<String, String> variables) {
    this.program = program;
    this.choice = choice;
    this.home = home;
    this.catalog = catalog;
    this.variables = variables;
  }

  /**
   * @param homes where the login and the settings may be
   * @throws dev.memories.model.ModelException when Codex is not logged in
   */
  static CodexCommand of(
      Path program, AgentModel.Choice choice, Map<String, String> environment, List<Path> homes) {
    PrivateCodexHome home = PrivateCodexHome.of(homes, choice, environment);
    Map<String, String> variables = PassedVariables.of(environment, home::needsVariable);
    return new CodexCommand(
        program, choice, home, new CodexCatalog(program, environment), variables);
  }

  @Override
  public AgentKind kind() {
    return AgentKind.CODEX;
  }

  @Override
  public AgentLaunch launch(Path folder, Path work, ModelRequest request)
      throws IOException, InterruptedException, AgentUnusableException {
    Path codexHome = Files.createDirectory(folder.resolve("home"));
    home.write(codexHome, catalog.withoutTools());
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "exec",
                "--ephemeral",
                "--skip-git-repo-check",
                "-s",
                "read-only",
                "--json",
                "--color",
                "never",
                "-C",
                work.toString(),
                "-o",
                folder.resolve(ANSWER).toString()));
    ModelRequest.OutputSchema schema = request.schema();
    if (schema != null) {
      Path file = Files.writeString(folder.resolve("schema.json"), schema.json());
      command.addAll(List.of("--output-schema", file.toString()));
    }
    choice.model().ifPresent(model -> command.addAll(List.of("-m", model)));
    command.add("-");
    Map<String, String> added = new HashMap<>(variables);
    added.put("CODEX_HOME", codexHome.toString());
    return new AgentLaunch(command, added, request.system() + "\n" + PromptText.of(request));
  }

  @Override
  public AgentReply read(Path folder, String stdout) throws IOException {
    TokenUsage usage = TokenUsage.NONE;
    Optional<String> error = Optional.empty();
    for (String line : stdout.lines().toList()) {
      JsonNode event = event(line);
      switch (event.path("type").asText()) {
        case "turn.completed" -> {
          usage = usage.plus(usage(event.path("usage")));
          error = Optional.empty();
        }
        case "turn.failed" -> error = Optional.of(event.path("error").path("message").asText());
        case "error" -> error = Optional.of(event.path("message").asText());
        default -> {} // progress
      }
    }
    Path answer = folder.resolve(ANSWER);
    return new AgentReply(Files.exists(answer) ? PlainFile.text(answer) : "", usage, error);
  }

  /** An empty node when the line is no JSON. */
  private static JsonNode event(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException notAnEvent) {
      return new ObjectMapper().createObjectNode();
    }
  }

  private static TokenUsage usage(JsonNode usage) {
    return new TokenUsage(
        usage.path("input_tokens").asLong(),
        usage.path("cached_input_tokens").asLong(),
        usage.path("output_tokens").asLong(),
        1);
  }
}
