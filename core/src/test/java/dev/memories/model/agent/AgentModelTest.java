package dev.memories.model.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentModelTest {
  private static final ModelRequest REQUEST =
      new ModelRequest(
          "Be careful.",
          List.of(new ModelMessage.User("Read this.")),
          new ModelRequest.OutputSchema("answer", "{\"type\":\"object\"}"),
          List.of(),
          "key");

  private static final String CODEX_ANSWERS =
      """
      printf '{"a":1}' >"$answer"
      echo 'a line that is no event'
      echo '{"type":"error","message":"Reconnecting... 1/5"}'
      echo '{"type":"turn.completed","usage":{"input_tokens":90,"cached_input_tokens":40,"output_tokens":7}}'
      """;

  private static final String CLAUDE_ANSWERS =
      """
      echo '{"type":"result","is_error":false,"result":"{\\"a\\":1}","num_turns":1,"usage":{"input_tokens":10,"cache_creation_input_tokens":2,"cache_read_input_tokens":3,"output_tokens":7}}'
      """;

  @TempDir Path folder;
  private Path codexHome;
  private FakeAgents agents;

  @BeforeEach
  void prepare() throws IOException {
    codexHome = Files.createDirectory(folder.resolve("codex-home"));
    Files.writeString(codexHome.resolve("auth.json"), "{}");
    agents = new FakeAgents(folder);
  }

  @Test
  void codexAnswersWithItsUsage() throws Exception {
    agents.codex("0.171.0", CODEX_ANSWERS);

    assertThat(ask(AgentKind.CODEX, Map.of()))
        .isEqualTo(new ModelOutcome.Replied("{\"a\":1}", List.of(), new TokenUsage(90, 40, 7, 1)));
    assertThat(agents.seen("stdin")).isEqualTo("Be careful.\nRead this.\n");
    assertThat(agents.seen("work")).as("the working folder").isEmpty();
    assertThat(agents.seen("args").lines())
        .startsWith("exec", "--ephemeral", "--skip-git-repo-check", "-s", "read-only")
        .contains("--output-schema")
        .endsWith("-");
  }

  @Test
  void codexSeesNothingOfTheUsersHomeButLoginAndModel() throws Exception {
    Files.writeString(
        codexHome.resolve("config.toml"),
        """
        model = "gpt-9"
        model_provider = "proxy"
        notify = ["say"]
        developer_instructions = "mine"
        [features]
        hooks = true
        [mcp_servers.mine]
        command = "mine"
        [model_providers.proxy]
        base_url = "http://127.0.0.1:1/v1"
        env_key = "PROXY_KEY"
        [model_providers.other]
        base_url = "http://127.0.0.1:2/v1"
        """);
    agents.codex("0.171.0", CODEX_ANSWERS);

    ask(AgentKind.CODEX, Map.of("PROXY_KEY", "p", "OTHER_KEY", "o"));

    assertThat(agents.seen("login").strip())
        .isEqualTo(codexHome.resolve("auth.json").toAbsolutePath().toString());
    assertThat(agents.seen("config.toml"))
        .contains("model = 'gpt-9'", "proxy", "features.hooks = false", "web_search = 'disabled'")
        .doesNotContain("mine", "say", "127.0.0.1:2");
    assertThat(agents.seen("env")).contains("PROXY_KEY=p").doesNotContain("OTHER_KEY");
    assertThat(agents.seen("models.json"))
        .contains(
            "\"slug\":\"gpt-9\"", "\"apply_patch_tool_type\":null", "\"tool_mode\":\"direct\"")
        .doesNotContain("code_mode_only");
  }

  @Test
  void claudeAnswersWithItsUsage() throws Exception {
    agents.claude("2.1.197", CLAUDE_ANSWERS);

    assertThat(ask(AgentKind.CLAUDE, Map.of("ANTHROPIC_API_KEY", "k", "OTHER_KEY", "o")))
        .isEqualTo(new ModelOutcome.Replied("{\"a\":1}", List.of(), new TokenUsage(15, 3, 7, 1)));
    assertThat(agents.seen("stdin")).isEqualTo("Read this.\n");
    assertThat(agents.seen("work")).as("the working folder").isEmpty();
    assertThat(agents.seen("args")).contains("--no-session-persistence\n--tools\n\n");
    assertThat(agents.seen("env"))
        .contains("ANTHROPIC_API_KEY=k", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1")
        .doesNotContain("OTHER_KEY");
  }

  @Test
  void modelAndEffortAreTheUsersChoice() throws Exception {
    agents.codex("0.171.0", CODEX_ANSWERS);
    agents.claude("2.1.197", CLAUDE_ANSWERS);
    AgentModel.Choice choice =
        new AgentModel.Choice(Optional.of("big"), Optional.of("low"), Duration.ofSeconds(30));

    ask(AgentKind.CODEX, choice, Map.of());
    assertThat(agents.seen("args")).contains("-m\nbig\n");
    assertThat(agents.seen("config.toml")).contains("model_reasoning_effort = 'low'");
    ask(AgentKind.CLAUDE, choice, Map.of());
    assertThat(agents.seen("args")).contains("--model\nbig\n--effort\nlow\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unexpected status 401 Unauthorized: Incorrect API key provided                | UNAUTHORIZED
          You’ve hit your usage limit. Upgrade to Pro or try again later.               | RATE_LIMITED
          Codex ran out of room in the model's context window. Start a new thread.      | CONTEXT_TOO_LONG
          The 'gpt-9' model is not supported when using Codex with a ChatGPT account.   | NO_SUCH_MODEL
          stream disconnected before completion: failed to lookup address information   | UNREACHABLE
          We’re currently experiencing high demand, which may cause temporary errors.   | SERVER_ERROR
          something else                                                                | RESPONSE_FAILED
          """)
  void failureOfCodexHasItsCause(String message, Cause cause) throws Exception {
    agents.codex(
        "0.171.0",
        "cat <<'EVENT'\n{\"type\":\"turn.failed\",\"error\":{\"message\":\""
            + message
            + "\"}}\nEVENT\nexit 1");

    assertThat(failure(ask(AgentKind.CODEX, Map.of())))
        .satisfies(failure -> assertThat(failure.cause()).isEqualTo(cause))
        .satisfies(failure -> assertThat(failure.message()).isEqualTo("Codex: " + message));
  }

  @Test
  void claudeThatIsNotLoggedInSaysHowToLogIn() throws Exception {
    agents.claude(
        "2.1.197",
        "echo '{\"is_error\":true,\"result\":\"Not logged in · Please run /login\"}'; exit 1");

    ModelFailure failure = failure(ask(AgentKind.CLAUDE, Map.of()));

    assertThat(failure.cause()).isEqualTo(Cause.UNAUTHORIZED);
    assertThat(failure.hint()).contains("/login");
  }

  @Test
  void refusedFlagIsAFaultOfTheProgram() throws Exception {
    agents.claude("2.1.197", "echo \"error: unknown option '--tools'\" >&2; exit 1");

    ModelFailure failure = failure(ask(AgentKind.CLAUDE, Map.of()));

    assertThat(failure.cause()).isEqualTo(Cause.PROGRAM_UNUSABLE);
    assertThat(failure.message()).contains("unknown option '--tools'");
    assertThat(failure.hint()).contains("update Claude Code");
  }

  @Test
  void agentThatTakesTooLongIsStopped() throws Exception {
    agents.claude("2.1.197", "sleep 600");

    ModelFailure failure =
        failure(
            ask(
                AgentKind.CLAUDE,
                new AgentModel.Choice(Optional.empty(), Optional.empty(), Duration.ofSeconds(1)),
                Map.of()));

    assertThat(failure.cause()).isEqualTo(Cause.STREAM_SILENT);
    assertThat(failure.hint()).contains("command_timeout");
  }

  @Test
  void secretInAnErrorIsRedacted() throws Exception {
    String token = "gh" + "p_" + "a1B2c3D4e5".repeat(4);
    agents.claude("2.1.197", "echo 'bad header " + token + "'; exit 1");

    assertThat(failure(ask(AgentKind.CLAUDE, Map.of())).message())
        .isEqualTo("Claude Code: bad header [REDACTED_SECRET]");
  }

  @Test
  void missingProgramIsSaidAtOnce() {
    assertUnusable(AgentKind.CODEX, "there is no program codex in the folders of $PATH");
  }

  @Test
  void oldProgramIsSaidAtOnce() throws Exception {
    agents.codex("0.42.0", CODEX_ANSWERS);

    assertUnusable(AgentKind.CODEX, "is version 0.42.0, and");
  }

  @Test
  void codexWithoutALoginIsSaidAtOnce() throws Exception {
    agents.codex("0.171.0", CODEX_ANSWERS);
    Files.delete(codexHome.resolve("auth.json"));

    assertUnusable(AgentKind.CODEX, "it is not logged in: there is no " + codexHome);
  }

  private void assertUnusable(AgentKind kind, String reason) {
    assertThatThrownBy(() -> ask(kind, Map.of()))
        .isInstanceOfSatisfying(
            ModelException.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(FailureKind.MODEL);
              assertThat(problem.hint()).isPresent();
            })
        .hasMessageStartingWith("could not ask " + kind.title() + ": ")
        .hasMessageContaining(reason);
  }

  private static ModelFailure failure(ModelOutcome outcome) {
    assertThat(outcome).isInstanceOf(ModelOutcome.Failed.class);
    return ((ModelOutcome.Failed) outcome).failure();
  }

  private ModelOutcome ask(AgentKind kind, Map<String, String> variables)
      throws InterruptedException {
    return ask(
        kind,
        new AgentModel.Choice(Optional.empty(), Optional.empty(), Duration.ofSeconds(60)),
        variables);
  }

  private ModelOutcome ask(AgentKind kind, AgentModel.Choice choice, Map<String, String> variables)
      throws InterruptedException {
    return AgentModel.connect(kind, choice, agents.environment(variables), List.of(codexHome))
        .ask(REQUEST, _ -> {});
  }
}
