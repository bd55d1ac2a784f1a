package dev.memories.model.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.model.FakeModelServer;
import dev.memories.model.FakeReply;
import dev.memories.model.LanguageModel;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import dev.memories.model.Tool;
import dev.memories.model.ToolCall;
import dev.memories.model.provider.Provider;
import dev.memories.model.provider.Provider.KeySource;
import dev.memories.model.provider.Provider.RetryPolicy;
import dev.memories.model.provider.WireApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both wire APIs, against a server that does what it is told. */
final class LanguageModelTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/model");
  private static final String KEY = "key-" + "for-tests";
  private static final ModelRequest QUESTION =
      new ModelRequest(
          "Distil.",
          List.of(new ModelMessage.User("The \"transcript\"\nends.")),
          new ModelRequest.OutputSchema(
              "codex_output_schema", "{\"type\":\"object\",\"properties\":{}}"),
          List.of(),
          "cache-1");
  private static final ModelRequest CONVERSATION =
      new ModelRequest(
          "Tidy up.",
          List.of(
              new ModelMessage.User("Go."),
              new ModelMessage.Assistant(
                  "Looking.", List.of(new ToolCall("call_1", "read", "{\"path\":\"a.md\"}"))),
              new ModelMessage.ToolResult(
                  new ToolCall("call_1", "read", "{\"path\":\"a.md\"}"), "# A")),
          null,
          List.of(
              new Tool(
                  "read",
                  "Reads a file.",
                  List.of(
                      new Tool.Parameter("path", Tool.Type.STRING, "which"),
                      new Tool.Parameter("from", Tool.Type.INTEGER, "first line")))),
          "cache-2");

  private final List<ModelEvent> events = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void replyHasItsUsage(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(new FakeReply.Text("héllo ".repeat(40)))) {
      assertThat(ask(server, api))
          .isEqualTo(
              new ModelOutcome.Replied(
                  "héllo ".repeat(40), List.of(), new TokenUsage(1200, 1000, 80, 1)));
      assertThat(events).contains(new ModelEvent.Sent(1), new ModelEvent.Streaming(240));
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void toolCallsArriveUnchanged(WireApi api) throws Exception {
    List<ToolCall> calls =
        List.of(
            new ToolCall("call_1", "list", "{\"path\":\".\"}"),
            new ToolCall("call_2", "read", "{\"path\":\"ä\"}"));
    try (FakeModelServer server = FakeModelServer.playing(new FakeReply.Calls(calls))) {
      assertThat(ask(server, api))
          .isEqualTo(new ModelOutcome.Replied("", calls, new TokenUsage(1200, 1000, 80, 1)));
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void requestsEqualTheGoldenFiles(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(new FakeReply.Text("a"), new FakeReply.Text("b"))) {
      LanguageModel model = model(server.baseUrl(), api, RetryPolicy.DEFAULT);
      model.ask(QUESTION, events::add);
      model.ask(CONVERSATION, events::add);

      assertGolden(api, "question", server.received().get(0));
      assertGolden(api, "conversation", server.received().get(1));
      FakeModelServer.Received first = server.received().getFirst();
      assertThat(first.path())
          .isEqualTo(
              "/v1/"
                  + (api == WireApi.CHAT ? "chat/completions" : "responses")
                  + "?api-version=2+x&q=%26");
      assertThat(first.headers())
          .containsEntry("authorization", "Bearer " + KEY)
          .containsEntry("accept", "text/event-stream")
          .containsEntry("content-type", "application/json")
          .containsEntry("x-team", "shop");
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void serverErrorsAreRetriedFourTimes(WireApi api) throws Exception {
    FakeReply error = FakeReply.status(503, "overloaded");
    try (FakeModelServer server =
        FakeModelServer.playing(error, error, error, error, new FakeReply.Text("at last"))) {
      assertThat(ask(server, api))
          .isEqualTo(
              new ModelOutcome.Replied("at last", List.of(), new TokenUsage(1200, 1000, 80, 5)));
      assertThat(pauses()).containsExactly(millis(200), millis(400), millis(800), millis(1600));
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void serverThatKeepsFailingIsGivenUp(WireApi api) throws Exception {
    FakeReply error = FakeReply.status(500, "boom");
    try (FakeModelServer server = FakeModelServer.playing(error, error)) {
      assertFails(
          model(server.baseUrl(), api, new RetryPolicy(1, Duration.ofMinutes(1))),
          Cause.SERVER_ERROR,
          "HTTP 500, boom");
      assertThat(server.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void rateLimitWaitsAsTheServerAsks(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(
            new FakeReply.Status(429, Map.of("retry-after-ms", "30"), "{}"),
            FakeReply.status(429, "Rate limit reached. Please try again in 40ms."),
            new FakeReply.Status(429, Map.of("Retry-After", "0.05"), ""),
            new FakeReply.Text("now"))) {
      assertThat(ask(server, api)).isInstanceOf(ModelOutcome.Replied.class);
      assertThat(pauses()).containsExactly(millis(30), millis(40), millis(50));
      assertThat(events.toString()).contains("limits the rate, asks to wait 30 ms");
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void pauseOfHoursIsNotWaitedFor(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(new FakeReply.Status(429, Map.of("Retry-After", "7200"), "{}"))) {
      assertFails(server, api, Cause.RATE_LIMITED, "asks to wait 7200 s");
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void exhaustedQuotaIsNotRetried(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(
            new FakeReply.Status(
                429, Map.of(), FakeReply.error("insufficient_quota", "You have run out")))) {
      assertFails(server, api, Cause.RATE_LIMITED, "the quota is used up");
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void statusesMapToFailures(WireApi api) throws Exception {
    try (FakeModelServer server = FakeModelServer.playing()) {
      server.then(FakeReply.status(401, "Incorrect API key"));
      assertFails(server, api, Cause.UNAUTHORIZED, "refused the key: HTTP 401, Incorrect API key");
      server.then(FakeReply.status(404, "The model `gpt-0` does not exist"));
      assertFails(server, api, Cause.NO_SUCH_MODEL, "The model `gpt-0` does not exist");
      server.then(
          new FakeReply.Status(
              400, Map.of(), FakeReply.error("context_length_exceeded", "Your input is long")));
      assertFails(server, api, Cause.CONTEXT_TOO_LONG, "longer than the model can read");
      server.then(FakeReply.status(400, "maximum context length is 8192 tokens"));
      assertFails(server, api, Cause.CONTEXT_TOO_LONG, "longer than the model can read");
      server.then(FakeReply.status(400, "Unknown parameter"));
      assertFails(server, api, Cause.INVALID_REQUEST, "HTTP 400, Unknown parameter");
      server.then(new FakeReply.Status(302, Map.of("Location", "http://127.0.0.1:1/"), ""));
      assertFails(server, api, Cause.INVALID_REQUEST, "HTTP 302");
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void brokenStreamIsNotRetried(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(new FakeReply.Cut("half"), new FakeReply.Broken("half"))) {
      assertFails(server, api, Cause.STREAM_CUT, "");
      assertFails(server, api, Cause.STREAM_CUT, "the reply broke off");
      assertThat(server.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void aSilentStreamIsGivenUp(WireApi api) throws Exception {
    FakeReply silent = new FakeReply.Silent("half", Duration.ofMinutes(1));
    try (FakeModelServer server = FakeModelServer.playing(silent, silent, silent, silent, silent)) {
      assertFails(
          model(server.baseUrl(), api, new RetryPolicy(4, millis(500))),
          Cause.STREAM_SILENT,
          "nothing arrived");
      // On a busy machine the reply may begin too late; only then is the request sent again.
      assertThat(server.received()).hasSize(1 + pauses().size());
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void failedCutOffAndEmptyResponsesAreFailures(WireApi api) throws Exception {
    try (FakeModelServer server = FakeModelServer.playing()) {
      server.then(new FakeReply.Failed("server_error", "The server had an error"));
      assertFails(server, api, Cause.RESPONSE_FAILED, "The server had an error");
      server.then(new FakeReply.Failed("context_length_exceeded", "too long"));
      assertFails(server, api, Cause.CONTEXT_TOO_LONG, "longer than the model can read");
      server.then(new FakeReply.Incomplete("half"));
      assertFails(server, api, Cause.RESPONSE_INCOMPLETE, "stopped early");
      server.then(new FakeReply.Text(""));
      assertFails(server, api, Cause.EMPTY_REPLY, "empty reply");
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void anUnreachableHostIsNamed(WireApi api) throws Exception {
    try (Socket bound = new Socket()) { // nobody else can listen on its port
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String baseUrl = "http://127.0.0.1:" + bound.getLocalPort() + "/v1";

      assertFails(
          model(baseUrl, api, new RetryPolicy(1, Duration.ofMinutes(1))),
          Cause.UNREACHABLE,
          "/v1/: connection refused");
      assertThat(pauses()).containsExactly(millis(200));
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void errorsOfTheServerAreRedacted(WireApi api) throws Exception {
    String leak = "sk" + "-proj-" + "a1b2c3d4e5".repeat(4);
    try (FakeModelServer server =
        FakeModelServer.playing(FakeReply.status(401, "Incorrect API key provided: " + leak))) {
      ModelOutcome outcome = ask(server, api);

      assertThat(outcome.toString()).contains("[REDACTED_SECRET]").doesNotContain(leak);
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void requestCanBeInterrupted(WireApi api) throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(new FakeReply.Silent("half", Duration.ofMinutes(1)))) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      model(server.baseUrl(), api, RetryPolicy.DEFAULT)
                          .ask(QUESTION, _ -> Thread.currentThread().interrupt());
                    } catch (InterruptedException e) {
                      thrown.set(e);
                    }
                  });
      asking.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }
  }

  private ModelOutcome ask(FakeModelServer server, WireApi api) throws InterruptedException {
    return model(server.baseUrl(), api, RetryPolicy.DEFAULT).ask(QUESTION, events::add);
  }

  private void assertFails(FakeModelServer server, WireApi api, Cause reason, String message)
      throws InterruptedException {
    assertFails(model(server.baseUrl(), api, RetryPolicy.DEFAULT), reason, message);
  }

  private void assertFails(LanguageModel model, Cause reason, String message)
      throws InterruptedException {
    ModelOutcome outcome = model.ask(QUESTION, events::add);

    assertThat(outcome).isInstanceOf(ModelOutcome.Failed.class);
    ModelFailure failure = ((ModelOutcome.Failed) outcome).failure();
    assertThat(failure.cause()).as(failure.message()).isEqualTo(reason);
    assertThat(failure.message()).contains(message);
  }

  private List<Duration> pauses() {
    return events.stream()
        .filter(ModelEvent.Waiting.class::isInstance)
        .map(event -> ((ModelEvent.Waiting) event).pause())
        .toList();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static LanguageModel model(String baseUrl, WireApi api, RetryPolicy retryPolicy) {
    Provider provider =
        new Provider(
            "fake",
            baseUrl + "/",
            api,
            new KeySource("FAKE_KEY", null, false),
            Map.of("q", "&", "api-version", "2 x"),
            Map.of("X-Team", "shop"),
            retryPolicy);
    return LanguageModels.connect(provider, "gpt-test", Optional.of(KEY), InstantSource.system());
  }

  private static void assertGolden(WireApi api, String name, FakeModelServer.Received request)
      throws IOException {
    Path golden = GOLDEN.resolve(api.name().toLowerCase(Locale.ROOT) + "-" + name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, request.body() + "\n");
    }
    assertThat(request.body() + "\n").isEqualTo(Files.readString(golden));
  }
}
