package dev.memories.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.memories.cli.Main;
import dev.memories.cli.call.Environment;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION = "01a12d9f-a680-7001-8000-000000000001";

  private static final String REGISTRY =
      """
      ## Preferences and corrections
      - "Never use float for money." [01a12d9f-a680 L4]

      ## Pinned
      - The password of the database is password=%s
      """
          .formatted("hunter2" + "Zq81xk90");

  @TempDir Path folder;
  private Path codexHome;
  private Path project;
  private Path tree;
  private final PipedOutputStream toServer = new PipedOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private BufferedReader fromServer;
  private Thread server;
  private int requests;

  @BeforeEach
  void makeMemory() throws IOException {
    folder = folder.toRealPath();
    codexHome = Files.createDirectories(folder.resolve("codex"));
    project = Files.createDirectories(folder.resolve("shop"));
    tree = memory(project, REGISTRY);
    memory(Files.createDirectories(folder.resolve("bank")), "## Traps\n- The vault is blue.\n");
    Path skill = Files.createDirectories(tree.resolve("skills/release"));
    Files.writeString(skill.resolve("SKILL.md"), "# Release\n1. `make release`\n");
  }

  private Path memory(Path cwd, String registry) throws IOException {
    Path root =
        new MemoriesHome(codexHome.resolve("memories")).root(new Project(cwd.toString())).folder();
    Files.createDirectories(root);
    Files.writeString(root.resolve("MEMORY.md"), registry);
    return root;
  }

  /** Takes the made-up sessions of {@code demo}, which are in the search index. */
  private void takeDemo() throws IOException {
    codexHome = folder.resolve("demo");
    project = folder;
    run("demo", codexHome.toString());
    project = codexHome.resolve("projects/ledger");
  }

  private void run(String... words) {
    Streams none =
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    assertThat(Main.run(words, environment(none))).isZero();
  }

  private Environment environment(Streams streams) {
    return new Environment(
        streams,
        Map.of("CODEX_HOME", codexHome.toString(), "USER", "dev"),
        project,
        folder,
        InstantSource.fixed(Instant.parse("2026-02-10T12:00:00Z")),
        new FixedTerminal(false, false, false, 80, 24));
  }

  /** Starts the server and shakes hands, as an agent does. */
  private void start(String... arguments) throws IOException {
    PipedInputStream in = new PipedInputStream(toServer, 1 << 20);
    PipedOutputStream out = new PipedOutputStream();
    fromServer =
        new BufferedReader(new InputStreamReader(new PipedInputStream(out, 1 << 20), UTF_8));
    Environment environment = environment(new Streams(in, out, errors));
    List<String> words = new ArrayList<>(List.of("mcp"));
    words.addAll(List.of(arguments));
    server =
        new Thread(() -> Main.run(words.toArray(String[]::new), environment), "server under test");
    server.start();
    request(
        "initialize",
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}");
    send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
  }

  @AfterEach
  void endServer() throws Exception {
    toServer.close();
    if (server != null) {
      server.join(60_000);
      assertThat(server.isAlive()).as("the server ends with its input").isFalse();
    }
  }

  private void send(String line) throws IOException {
    toServer.write((line + "\n").getBytes(UTF_8));
    toServer.flush();
  }

  private JsonNode request(String method, String parameters) throws IOException {
    requests++;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(requests, method, parameters));
    JsonNode answer = JSON.readTree(fromServer.readLine());
    assertThat(answer.get("id").asInt()).isEqualTo(requests);
    return answer;
  }

  private JsonNode call(String tool, String parameter, String text) throws IOException {
    return request(
            "tools/call",
            JSON.writeValueAsString(Map.of("name", tool, "arguments", Map.of(parameter, text))))
        .get("result");
  }

  private static String text(JsonNode result) {
    return result.get("content").get(0).get("text").asText();
  }

  private static List<String> names(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false).map(i -> i.get(field).asText()).toList();
  }

  @Test
  void agentIsTold700TokensAtMost() throws IOException {
    start();
    JsonNode tools = request("tools/list", "{}").get("result").get("tools");

    assertThat(names(tools, "name"))
        .containsExactlyInAnyOrder("memory_search", "memory_show", "memory_why", "memory_note");
    int tokens =
        Encodings.newDefaultEncodingRegistry()
            .getEncoding(EncodingType.O200K_BASE)
            .countTokens(tools.toString());
    assertThat(tokens).isLessThan(700);
  }

  @Test
  void readOnlyServerKeepsNoNote() throws IOException {
    start("--read-only");

    assertThat(names(request("tools/list", "{}").get("result").get("tools"), "name"))
        .containsExactlyInAnyOrder("memory_search", "memory_show", "memory_why");
    JsonNode answer =
        request("tools/call", "{\"name\":\"memory_note\",\"arguments\":{\"text\":\"a\"}}");
    assertThat(answer.has("error")).as(answer.toString()).isTrue();
    assertThat(Files.readString(tree.resolve("MEMORY.md"))).isEqualTo(REGISTRY);
  }

  @Test
  void documentsAreFencedAndRedacted() throws IOException {
    start();

    assertThat(text(call("memory_show", "what", "MEMORY.md")))
        .startsWith("[begin memory ")
        .contains("Never use float", "[REDACTED_SECRET]")
        .doesNotContain("hunter2");
  }

  @Test
  void traceIsShownByTheIdOfItsSession() throws IOException {
    Path traces = Files.createDirectories(tree.resolve("trace_summaries"));
    Files.writeString(traces.resolve(SESSION + "_a_title.md"), "learnt much\n");
    start();

    assertThat(text(call("memory_show", "what", "01a12d9f-a680"))).contains("learnt much");
    assertThat(text(call("memory_show", "what", "01a12d9f-a681")))
        .contains("no session id begins like that");
  }

  @Test
  void noDocumentOutsideTheProjectsMemoryIsShown() throws IOException {
    Path secret = Files.writeString(folder.resolve("outside.md"), "out of reach");
    Path bank =
        new MemoriesHome(codexHome.resolve("memories"))
            .root(new Project(folder.resolve("bank").toString()))
            .folder();
    start();

    for (Path path : List.of(secret, bank.resolve("MEMORY.md"))) {
      for (String name : List.of(path.toString(), tree.relativize(path).toString())) {
        JsonNode answer = call("memory_show", "what", name);
        assertThat(answer.get("isError").asBoolean()).as(name).isTrue();
        assertThat(text(answer)).contains("could not show").doesNotContain("out of reach", "blue");
      }
    }
  }

  @Test
  void argumentIsNeverAnOption() throws IOException {
    takeDemo();
    run("search", "--all-projects", "umlaut");
    start();

    assertThat(text(call("memory_search", "query", "--all-projects umlaut")))
        .isEqualTo("Nothing found.");
    assertThat(text(call("memory_show", "what", "--help"))).contains("could not show --help");
  }

  @Test
  void missingArgumentIsAFailureOfTheTool() throws IOException {
    start();

    JsonNode answer =
        request("tools/call", "{\"name\":\"memory_show\",\"arguments\":{\"path\":\"a\"}}");
    assertThat(answer.get("result").get("isError").asBoolean()).isTrue();
    assertThat(text(answer.get("result"))).contains("\"what\" must be a text");
  }

  @Test
  void searchFindsWhatThisProjectKnowsOnly() throws IOException {
    takeDemo();
    run("search", "--all-projects", "umlaut");
    start();

    assertThat(text(call("memory_search", "query", "float")))
        .startsWith("[begin memory ")
        .contains("- \"No, never use float for money in this project.")
        .doesNotContain("\t");
    JsonNode nothing = call("memory_search", "query", "umlaut");
    assertThat(text(nothing)).isEqualTo("Nothing found.");
    assertThat(nothing.get("isError").asBoolean()).isFalse();
  }

  @Test
  void whyShowsTheLinesBehindABullet() throws IOException {
    takeDemo();
    start();

    assertThat(text(call("memory_why", "text", "never use float")))
        .startsWith("[begin memory ")
        .contains("1 session of ledger", "L21  user");
  }

  @Test
  void preferencesOfTheParentProjectAreFoundInAPackage() throws IOException {
    takePackageOfDemo();
    start();

    assertThat(text(call("memory_search", "query", "float")))
        .startsWith("[begin memory ")
        .containsOnlyOnce("parent project")
        .contains("float for money", "(registry of the parent project ledger, 2026-02-");
    assertThat(text(call("memory_search", "query", "deploy")))
        .contains("Deploy only from main.", "(registry of the parent project ledger, ");
    assertThat(text(call("memory_why", "text", "never use float")))
        .contains("a preference of the parent project ledger", "1 session of ledger", "L21  user");
  }

  @Test
  void packageFindsNothingElseOfItsParentProject() throws IOException {
    takePackageOfDemo();
    run("remember", "Deploy only from main.");
    run(
        "reject",
        "No, never use float for money in this project. Use Decimal with ROUND_HALF_EVEN.");
    start();

    assertThat(text(call("memory_search", "query", "pytest"))).contains("pytest -q");
    for (String query : List.of("pytest", "ROUND_HALF_EVEN", "deploy")) {
      assertThat(text(call("memory_search", "query", query)))
          .as(query)
          .doesNotContain("parent project");
    }
    assertThat(text(call("memory_why", "text", "No module named ledger")))
        .isEqualTo("Nothing found.");
  }

  /** A package of the project ledger, to which one of the ledger's sessions is given. */
  private void takePackageOfDemo() throws IOException {
    takeDemo();
    Path ledger = project;
    Files.createDirectories(ledger.resolve(".git"));
    project = Files.createDirectories(ledger.resolve("packages/cart"));
    Files.writeString(project.resolve("package.json"), "{}");
    run("projects", "split", project.toString(), "--session", "019c4321-9400");
    run("remember", "-C", ledger.toString(), "Deploy only from main.");
    run("consolidate", "-C", ledger.toString());
    run("consolidate", "-C", project.toString());
  }

  @Test
  void noteIsPinnedInTheNameOfTheAgent() throws IOException {
    start();
    JsonNode answer = call("memory_note", "text", "Deploy only from main.");

    assertThat(answer.get("isError").asBoolean()).as(text(answer)).isFalse();
    assertThat(Files.readString(tree.resolve("MEMORY.md")))
        .contains("Deploy only from main. (test for dev, 2026-02-10)");
  }

  @Test
  void registryAndSkillsAreResources() throws IOException {
    start();
    JsonNode resources = request("resources/list", "{}").get("result").get("resources");

    assertThat(names(resources, "uri"))
        .containsExactlyInAnyOrder("memory:///MEMORY.md", "memory:///skills/release/SKILL.md");
    assertThat(
            request("resources/read", "{\"uri\":\"memory:///skills/release/SKILL.md\"}")
                .get("result")
                .get("contents")
                .get(0)
                .get("text")
                .asText())
        .contains("`make release`")
        .startsWith("[begin memory ");
    assertThat(request("resources/read", "{\"uri\":\"memory:///../outside.md\"}").has("error"))
        .isTrue();
  }

  @Test
  void lineThatIsNoMessageIsPassedOver() throws IOException {
    start();
    send("no message");
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"ping\",\"pad\":\""
            + "x".repeat(1 << 20)
            + "\"}");

    assertThat(request("ping", "{}").has("result")).isTrue();
    assertThat(errors.toString(UTF_8)).contains("could not answer a message", "longer than");
  }

  @Test
  void requestsBeforeTheEndOfTheInputAreAnswered() throws Exception {
    start();
    send("{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"tools/list\"}");
    toServer.close();
    server.join(60_000);

    assertThat(fromServer.readLine()).contains("\"id\":99", "memory_search");
  }
}
