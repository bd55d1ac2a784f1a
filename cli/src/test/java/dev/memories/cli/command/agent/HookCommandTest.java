package dev.memories.cli.command.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.Main;
import dev.memories.cli.call.Environment;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCommandTest {
  private static final String REGISTRY =
      """
      ## Preferences and corrections
      - "Never use float for money." [01a12d9f-a680 L4]

      ## Traps
      - `npm test`, exit 1: `Error: connect ECONNREFUSED 127.0.0.1:5432`; passed after `docker compose up -d postgres` [01a12d9f-a680 L40]

      ## Build and test
      - Deploy with `make deploy-staging` [01a12d9f-a680 L30]
      """;

  @TempDir Path folder;
  private Path project;
  private Path memories;

  /** A hook that ran out of time leaves its thread at work in the folder of the test. */
  @AfterEach
  void waitForHooks() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("hook")) {
        thread.join();
      }
    }
  }

  @BeforeEach
  void makeMemory() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectories(folder.resolve("shop/src")).getParent();
    memories = folder.resolve("memories");
    Path root = new MemoriesHome(memories).root(new Project(project.toString())).folder();
    Files.createDirectories(root);
    Files.writeString(root.resolve("MEMORY.md"), REGISTRY);
  }

  private record Answer(int code, String out, String err) {
    boolean isSilent() {
      return code == 0 && out.isEmpty() && err.isEmpty();
    }
  }

  private Answer hook(String event, String json) {
    return hook(event, new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  private Answer hook(String event, InputStream in) {
    return run(in, "hook", event);
  }

  private Answer run(String... words) {
    return run(InputStream.nullInputStream(), words);
  }

  private Answer run(InputStream in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            new Streams(in, out, err),
            Map.of("MEMORIES_HOME", memories.toString(), "HOME", folder.toString()),
            folder,
            folder,
            InstantSource.fixed(Instant.parse("2026-02-10T12:00:00Z")),
            new FixedTerminal(false, false, false, 80, 24));
    int code = Main.run(words, environment);
    return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private String json(String more) {
    return "{\"session_id\":\"s-1\",\"cwd\":\"" + project + "\"" + more + "}";
  }

  @Test
  void sessionStartGetsTheMemoryAsFencedData() {
    Answer answer = hook("session-start", json(",\"source\":\"startup\",\"model\":\"x\""));

    assertThat(answer.out())
        .startsWith(
            "{\"hookSpecificOutput\":{\"hookEventName\":\"SessionStart\",\"additionalContext\":\"[begin memory ")
        .contains("Never use float", "ECONNREFUSED", "make deploy-staging");
    assertThat(answer.out().length()).isLessThan(2_048 + 200);
  }

  @Test
  void folderBelowTheProjectGetsItsMemory() {
    assertThat(
            hook("session-start", "{\"session_id\":\"s-9\",\"cwd\":\"" + project + "/src\"}").out())
        .contains("Never use float");
  }

  @Test
  void otherProjectGetsNothing() {
    assertThat(
            hook("session-start", "{\"session_id\":\"s-1\",\"cwd\":\"" + folder + "\"}").isSilent())
        .isTrue();
  }

  @Test
  void promptGetsOnlyWhatItCallsFor() {
    String answer =
        hook("user-prompt-submit", json(",\"prompt\":\"now ship it to staging\"")).out();

    assertThat(answer).contains("make deploy-staging").doesNotContain("float", "ECONNREFUSED");
    assertThat(hook("user-prompt-submit", json(",\"prompt\":\"hi\"")).isSilent()).isTrue();
  }

  @Test
  void bulletIsGivenOnceASession() {
    assertThat(hook("session-start", json("")).out()).contains("make deploy-staging");
    assertThat(hook("user-prompt-submit", json(",\"prompt\":\"ship it to staging\"")).isSilent())
        .isTrue();
    assertThat(hook("session-start", json(",\"source\":\"compact\"")).out())
        .contains("make deploy-staging");
  }

  @Test
  void failedCommandGetsTheRemedy() {
    String failed =
        json(
            ",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"npm test\"},\"tool_response\":"
                + "{\"exit_code\":1,\"stderr\":\"Error: connect ECONNREFUSED 127.0.0.1:5432\"}");
    assertThat(hook("post-tool-use", failed).out()).contains("docker compose up -d postgres");
  }

  @Test
  void commandThatPassedGetsNothing() {
    String passed =
        json(
            ",\"tool_input\":{\"command\":\"npm test\"},\"tool_response\":"
                + "{\"exit_code\":0,\"stdout\":\"no ECONNREFUSED 127.0.0.1:5432 any more\"}");
    assertThat(hook("post-tool-use", passed).isSilent()).isTrue();
  }

  @Test
  void failureIsAlsoToldInWords() {
    String failed =
        json(
            ",\"tool_input\":{\"command\":[\"npm\",\"test\"]},\"tool_response\":"
                + "\"Exit code: 1\\nError: connect ECONNREFUSED 127.0.0.1:5432\"");
    assertThat(hook("post-tool-use", failed).out()).contains("docker compose");
  }

  @Test
  void outputAloneTellsAFailureByItsWords() {
    String failed =
        json(
            ",\"tool_input\":{\"command\":\"npm test\"},\"tool_response\":"
                + "\"Error: connect ECONNREFUSED 127.0.0.1:5432\"");
    assertThat(hook("post-tool-use", failed).out()).contains("docker compose");
    String passed =
        json(
            ",\"tool_input\":{\"command\":\"npm test\"},\"tool_response\":"
                + "\"connected to 127.0.0.1:5432, ECONNREFUSED is gone\"");
    assertThat(hook("post-tool-use", passed).isSilent()).isTrue();
  }

  @Test
  void brokenInputIsSilentAndLogged() throws IOException {
    for (String broken : new String[] {"", "{", "[1]", "nonsense", "{\"session_id\":"}) {
      assertThat(hook("session-start", broken).isSilent()).as(broken).isTrue();
    }
    assertThat(Files.readString(memories.resolve("hooks.log")))
        .contains("session-start: could not answer");
  }

  @Test
  void openPipeIsNotWaitedFor() throws IOException {
    try (PipedOutputStream agent = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(agent, 4096)) {
      agent.write(json("").getBytes(UTF_8));
      agent.flush();
      assertThat(hook("session-start", in).out()).contains("Never use float");
      assertThat(hook("session-start", in).isSilent()).isTrue();
    }
  }

  @Test
  void missingHomeIsSilent() throws IOException {
    memories = folder.resolve("no/such/home");
    assertThat(hook("session-start", json("")).isSilent()).isTrue();
  }

  @Test
  void sessionThatIsAPathLeavesNoFile() {
    assertThat(
            hook("session-start", "{\"session_id\":\"../../x\",\"cwd\":\"" + project + "\"}").out())
        .contains("Never use float");
    assertThat(memories.resolve("given")).isDirectoryNotContaining("glob:**.jsonl");
    assertThat(memories.resolveSibling("x.jsonl")).doesNotExist();
  }

  @Test
  void hugePromptIsAnswered() {
    String prompt = "word ".repeat(2_000_000) + "ship it to staging";
    assertThat(hook("user-prompt-submit", json(",\"prompt\":\"" + prompt + "\"")).code()).isZero();
  }

  @Test
  void logTellsWhatWasGivenAndWhenAnAgentLastCalled() throws IOException {
    hook("session-start", json(",\"source\":\"startup\""));
    hook("user-prompt-submit", json(",\"prompt\":\"hi\""));

    assertThat(run("log", "--given", "--json=id,event,bytes").out())
        .startsWith("{\"schemaVersion\":1,\"given\":[{\"id\":\"s-1\",\"event\":\"session-start\",")
        .doesNotContain("user-prompt-submit");
    assertThat(run("install", "--status", "--json").out())
        .contains("\"lastHeardAt\":\"2026-02-10T12:00:00Z\"");
  }

  @Test
  void packageIsGivenItsParentsPreferencesAfterItsOwn() throws IOException {
    Path cart = makePackage("## Build and test\n- Test with `npm test -w cart`\n");

    Answer answer = hook("session-start", "{\"session_id\":\"s-9\",\"cwd\":\"" + cart + "\"}");

    assertThat(answer.out())
        .containsSubsequence(
            "Test with `npm test -w cart`",
            "the user's wish in the parent project shop) \\\"Never use float for money.")
        .doesNotContain("ECONNREFUSED", "make deploy-staging");
    assertThat(run("context", "-C", cart.toString(), "--json").out())
        .contains(
            "\"text\":\"\\\"Never use float for money.\\\"\"", "\"parent\":\"" + project + '"');
    assertThat(run("context", "-C", cart.toString(), "--prompt", "how to deploy").out()).isEmpty();
  }

  @Test
  void registryOfAPackageEndsWithItsParentsPreferences() throws IOException {
    Path cart = makePackage("# cart\n\n## Build and test\n- Test with `npm test -w cart`\n");
    String expected =
        """
        # cart

        ## Build and test
        - Test with `npm test -w cart`

        ## Preferences of the parent project %s
        - "Never use float for money." [01a12d9f-a680 L4]
        """
            .formatted(project);

    assertThat(run("registry", "-C", cart.toString()).out()).isEqualTo(expected);
    assertThat(run("show", "MEMORY.md", "-C", cart.toString()).out()).isEqualTo(expected);
    assertThat(run("registry", "-C", cart.toString(), "--for-agent").out())
        .contains("[begin memory", "## Preferences of the parent project");
  }

  @Test
  void preferenceOfTheParentCanBeRejectedForThePackageAlone() throws IOException {
    Path cart = makePackage("# cart\n\n## Build and test\n- Test with `npm test -w cart`\n");

    assertThat(run("reject", "never use float", "-C", cart.toString()).code()).isZero();

    assertThat(run("registry", "-C", cart.toString()).out()).doesNotContain("float");
    assertThat(run("context", "-C", cart.toString()).out()).doesNotContain("float");
    assertThat(run("registry", "-C", project.toString()).out()).contains("float");
  }

  /** A package of the project, with a manifest and memory of its own. */
  private Path makePackage(String registry) throws IOException {
    Files.createDirectories(project.resolve(".git"));
    Path cart = Files.createDirectories(project.resolve("cart"));
    Files.writeString(cart.resolve("package.json"), "{}");
    Path root = new MemoriesHome(memories).root(new Project(cart.toString())).folder();
    Files.createDirectories(root);
    Files.writeString(root.resolve("MEMORY.md"), registry);
    return cart;
  }
}
