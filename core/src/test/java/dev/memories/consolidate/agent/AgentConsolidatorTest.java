package dev.memories.consolidate.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.consolidate.CommandConsolidator;
import dev.memories.consolidate.ConsolidatorException;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.model.FakeModelServer;
import dev.memories.model.FakeReply;
import dev.memories.model.TokenBudget;
import dev.memories.model.ToolCall;
import dev.memories.model.client.LanguageModels;
import dev.memories.model.provider.Providers;
import dev.memories.model.provider.WireApi;
import dev.memories.program.Program;
import dev.memories.prompt.PromptTemplates;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AgentConsolidatorTest {
  private static final Project SHOP = new Project("/srv/shop");
  private static final PromptTemplates PROMPTS = new PromptTemplates(Optional.empty());

  @TempDir Path outside;
  private Path staging;

  @BeforeEach
  void prepare() throws IOException {
    staging = Files.createDirectories(outside.resolve("staging/memory"));
    Files.createDirectories(staging.resolve("trace_summaries"));
    Files.writeString(staging.resolve("memory_summary.md"), "# Memory Summary\n");
    Files.writeString(staging.resolve("trace_summaries/a_fix.md"), "one\nTwo words\nthree\n");
    Files.writeString(outside.resolve("secret.txt"), "hidden\n");
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void agentReadsThenWrites(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(
            calls(call("list", Map.of())),
            calls(
                call("read", Map.of("path", "memory_summary.md", "first_line", 1, "lines", 50)),
                call("search", Map.of("text", "two WORDS"))),
            calls(call("write", Map.of("path", "MEMORY.md", "content", "# shop\n- x\n"))),
            calls(
                call(
                    "edit",
                    Map.of("path", "MEMORY.md", "old_text", "- x", "new_text", "- run it"))),
            new FakeReply.Text("Done."))) {
      agent(server, api, AgentConsolidator.Limits.DEFAULT).consolidate(SHOP, staging, List.of());

      assertThat(staging.resolve("MEMORY.md")).hasContent("# shop\n- run it");
      assertThat(server.received().get(1).body()).contains("memory_summary.md\\t17\\n");
      assertThat(server.received().get(2).body())
          .contains("1\\t# Memory Summary", "trace_summaries/a_fix.md:2: Two words");
      assertThat(server.received()).hasSize(5);
    }
  }

  @Test
  void endlessAgentIsStopped() throws Exception {
    try (FakeModelServer server =
        FakeModelServer.answering(0, _ -> calls(call("list", Map.of())))) {
      assertThatThrownBy(
              () ->
                  agent(
                          server,
                          WireApi.RESPONSES,
                          new AgentConsolidator.Limits(3, Duration.ofMinutes(1)))
                      .consolidate(SHOP, staging, List.of()))
          .isInstanceOf(ConsolidatorException.class)
          .hasMessageContaining("not finish within 3 turns");
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void failureOfTheModelEndsTheRun() throws Exception {
    try (FakeModelServer server = FakeModelServer.playing(FakeReply.status(401, "no"))) {
      assertThatThrownBy(
              () ->
                  agent(server, WireApi.CHAT, AgentConsolidator.Limits.DEFAULT)
                      .consolidate(SHOP, staging, List.of()))
          .isInstanceOfSatisfying(
              MemoriesException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MODEL))
          .hasMessageContaining("have a model consolidate /srv/shop");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.txt",
    "skills/../../secret.txt",
    "/etc/passwd",
    "skills/link/secret.txt",
    "skills/file-link",
    "./MEMORY.md",
    "trace_summaries/a_fix.md",
    "memory_summary.md",
    "notes.md",
    "skills",
    "'  '",
    "a/b/c/d/e/f/g/h/i/j"
  })
  void onlyOutputsCanBeWritten(String path) throws Exception {
    Path skills = Files.createDirectories(staging.resolve("skills"));
    Files.createSymbolicLink(skills.resolve("link"), outside);
    Files.createSymbolicLink(skills.resolve("file-link"), outside.resolve("secret.txt"));
    StagingTools tools = new StagingTools(staging);

    for (ToolCall call :
        List.of(
            call("write", Map.of("path", path, "content", "mine")),
            call("edit", Map.of("path", path, "old_text", "hidden", "new_text", "mine")),
            call("delete", Map.of("path", path)))) {
      assertThat(tools.call(call)).as(call.name()).startsWith("error: ");
    }
    assertThat(outside.resolve("secret.txt")).hasContent("hidden");
    assertThat(staging.resolve("trace_summaries/a_fix.md")).hasContent("one\nTwo words\nthree");
  }

  @ParameterizedTest
  @CsvSource({"../secret.txt", "/etc/passwd", "link", "folder-link/secret.txt"})
  void filesOutsideCannotBeRead(String path) throws Exception {
    Files.createSymbolicLink(staging.resolve("link"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(staging.resolve("folder-link"), outside);
    StagingTools tools = new StagingTools(staging);

    assertThat(tools.call(call("read", Map.of("path", path, "first_line", 1, "lines", 9))))
        .startsWith("error: ");
    assertThat(tools.call(call("search", Map.of("text", "hidden")))).isEqualTo("nothing found");
    assertThat(tools.call(call("list", Map.of()))).doesNotContain("secret", "link");
  }

  @Test
  void errorsAreReportedToTheAgent() {
    StagingTools tools = new StagingTools(staging);

    assertThat(tools.call(new ToolCall("1", "write", "{not json")))
        .isEqualTo("error: the arguments are not JSON");
    assertThat(tools.call(call("shell", Map.of()))).isEqualTo("error: there is no tool shell");
    assertThat(tools.call(call("write", Map.of("path", "MEMORY.md"))))
        .isEqualTo("error: the argument content is missing or not a text");
    assertThat(
            tools.call(call("write", Map.of("path", "MEMORY.md", "content", "x".repeat(300_000)))))
        .contains("at most");
    assertThat(tools.call(call("delete", Map.of("path", "MEMORY.md"))))
        .isEqualTo("error: there is no file MEMORY.md");
  }

  @Test
  void commandRunsInTheStagingCopy() {
    assertThatCode(
            () ->
                command("cat > MEMORY.md; mkdir -p skills/a; echo hi > skills/a/SKILL.md")
                    .consolidate(SHOP, staging, List.of()))
        .doesNotThrowAnyException();

    assertThat(staging.resolve("MEMORY.md"))
        .content()
        .contains("memory_summary.md", staging.toString());
    assertThat(staging.resolve("skills/a/SKILL.md")).hasContent("hi");
  }

  @Test
  void failureOfTheCommandIsReported() {
    assertThatThrownBy(
            () -> command("echo 'no model' >&2; exit 3").consolidate(SHOP, staging, List.of()))
        .isInstanceOfSatisfying(
            ConsolidatorException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.COMMAND))
        .hasMessageContaining("exit code 3: no model");
  }

  private static CommandConsolidator command(String commandLine) {
    return new CommandConsolidator(
        new Program(commandLine, Map.of("PATH", System.getenv("PATH")), Duration.ofSeconds(30)),
        PROMPTS);
  }

  private static AgentConsolidator agent(
      FakeModelServer server, WireApi api, AgentConsolidator.Limits limits) {
    Map<String, Object> table =
        Map.of("base_url", server.baseUrl(), "wire_api", api.name().toLowerCase(Locale.ROOT));
    var provider = new Providers(Map.of("fake", table), Map.of(), Map.of()).find("fake");
    return new AgentConsolidator(
        LanguageModels.connect(provider, "test-model", Optional.empty(), InstantSource.system()),
        PROMPTS,
        limits,
        TokenBudget.unlimited(),
        InstantSource.system());
  }

  private static FakeReply calls(ToolCall... calls) {
    return new FakeReply.Calls(List.of(calls));
  }

  private static ToolCall call(String name, Map<String, Object> arguments) {
    try {
      return new ToolCall("call_" + name, name, new ObjectMapper().writeValueAsString(arguments));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
