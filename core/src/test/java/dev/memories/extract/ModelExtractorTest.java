package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.failure.FailureKind;
import dev.memories.model.FakeModelServer;
import dev.memories.model.FakeReply;
import dev.memories.model.TokenBudget;
import dev.memories.model.client.LanguageModels;
import dev.memories.model.provider.Providers;
import dev.memories.model.provider.WireApi;
import dev.memories.prompt.PromptTemplates;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.session.Session;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelExtractorTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/model");
  private static final String LEAK = "sk" + "-proj-" + "a1B2c3D4e5".repeat(4);
  private static final String ANSWER =
      "{\"traceMemory\":\"# Fixed the cart\\nTrace context: /srv/shop\\nUser preferences: none"
          + " observed\\n\\n## Task: cart\\nOutcome: success\\n- key "
          + LEAK
          + "\",\"summary\":\"Cart\\n fixed.\"}";

  @TempDir Path codexHome;
  private final List<String> progress = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void answerBecomesATraceWithItsUsage(WireApi api) throws Exception {
    try (FakeModelServer server = FakeModelServer.playing(new FakeReply.Text(ANSWER))) {
      Session session = session();

      ExtractionOutcome outcome = extract(server, api, session, TokenBudget.unlimited());

      assertThat(outcome)
          .isInstanceOfSatisfying(
              ExtractionOutcome.Extracted.class,
              made -> {
                assertThat(made.trace().traceMemory())
                    .startsWith("# Fixed the cart")
                    .contains("[REDACTED_SECRET]")
                    .doesNotContain(LEAK);
                assertThat(made.trace().summary()).isEqualTo("Cart fixed.");
                assertThat(made.usage()).isEqualTo(new Trace.Usage(1200, 1000, 80, 1));
                assertThat(made.read()).isEqualTo(fingerprint(session));
              });
      assertThat(progress).contains("sent");
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void requestEqualsTheGoldenFileAndHasNoSecret(WireApi api) throws Exception {
    try (FakeModelServer server = FakeModelServer.playing(new FakeReply.Text(ANSWER))) {
      extract(server, api, session(), TokenBudget.unlimited());

      String body = server.received().getFirst().body();
      String shown = body.replace(codexHome.toRealPath().toString(), "/codex");
      Path golden = GOLDEN.resolve(api.name().toLowerCase(Locale.ROOT) + "-stage-one.json");
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(golden, shown + "\n");
      }
      assertThat(shown + "\n").isEqualTo(Files.readString(golden));
      assertThat(body).contains("[REDACTED_SECRET]").doesNotContain(LEAK, "hunter2");
    }
  }

  @Test
  void wrongAnswerIsSentBackOnce() throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(
            new FakeReply.Text("Sure! Here you go: {\"summary\":"), new FakeReply.Text(ANSWER))) {
      ExtractionOutcome outcome =
          extract(server, WireApi.RESPONSES, session(), TokenBudget.unlimited());

      assertThat(outcome)
          .isInstanceOfSatisfying(
              ExtractionOutcome.Extracted.class,
              made -> assertThat(made.usage()).isEqualTo(new Trace.Usage(2400, 2000, 160, 2)));
      assertThat(server.received().get(1).body())
          .contains("Sure! Here you go", "unable to parse stage-1 memory JSON output");
      assertThat(progress).contains("not the JSON asked for: sent back once");
    }
  }

  @Test
  void twoWrongAnswersFailTheSession() throws Exception {
    try (FakeModelServer server =
        FakeModelServer.playing(
            new FakeReply.Text("no"), new FakeReply.Text("{\"summary\":\"s\"}"))) {
      assertThat(extract(server, WireApi.CHAT, session(), TokenBudget.unlimited()))
          .isEqualTo(
              new ExtractionOutcome.Failed(
                  FailureKind.MODEL,
                  "the model did not answer as asked, twice: invalid stage-1 memory output JSON"
                      + " payload: no text `traceMemory`"));
    }
  }

  @Test
  void tooLongRequestIsShortenedOnce() throws Exception {
    FakeReply tooLong = FakeReply.status(400, "maximum context length is 8192 tokens");
    try (FakeModelServer server =
        FakeModelServer.playing(tooLong, new FakeReply.Text(ANSWER), tooLong, tooLong)) {
      Session session = longSession();

      assertThat(extract(server, WireApi.RESPONSES, session, TokenBudget.unlimited()))
          .isInstanceOf(ExtractionOutcome.Extracted.class);
      int whole = server.received().get(0).body().length();
      int cut = server.received().get(1).body().length();
      assertThat(cut).isLessThan(whole * 7 / 10);
      assertThat(progress).anyMatch(text -> text.startsWith("too long for the model: sent again"));

      assertThat(extract(server, WireApi.RESPONSES, session, TokenBudget.unlimited()))
          .isInstanceOfSatisfying(
              ExtractionOutcome.Failed.class,
              failed -> assertThat(failed.message()).contains("longer than the model can read"));
      assertThat(server.received()).hasSize(4);
    }
  }

  @Test
  void providerFailurePostponesTheSession() throws Exception {
    try (FakeModelServer server = FakeModelServer.playing(FakeReply.status(401, "who are you"))) {
      assertThat(extract(server, WireApi.RESPONSES, session(), TokenBudget.unlimited()))
          .isInstanceOfSatisfying(
              ExtractionOutcome.Postponed.class,
              postponed ->
                  assertThat(postponed.message())
                      .contains("refused the key", "check the key in $FAKE_KEY"));
    }
  }

  @Test
  void noRequestExceedsTheBudget() throws Exception {
    try (FakeModelServer server = FakeModelServer.playing(new FakeReply.Text(ANSWER))) {
      assertThat(extract(server, WireApi.RESPONSES, session(), TokenBudget.of(3_000)))
          .isInstanceOfSatisfying(
              ExtractionOutcome.Postponed.class,
              postponed ->
                  assertThat(postponed.message())
                      .contains("would exceed the budget of 3000 (--max-tokens)"));
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void budgetCountsUsedTokensNotReservedOnes() {
    TokenBudget budget = TokenBudget.of(10_000);

    assertThat(budget.reserve(8_000)).isTrue();
    assertThat(budget.reserve(8_000)).isFalse();
    budget.settle(8_000, 500);
    assertThat(budget.reserve(8_000)).isTrue();
    assertThat(budget.limit()).isEqualTo(OptionalLong.of(10_000));
  }

  private ExtractionOutcome extract(
      FakeModelServer server, WireApi api, Session session, TokenBudget budget)
      throws InterruptedException {
    Map<String, Object> table =
        Map.of(
            "base_url", server.baseUrl(),
            "wire_api", api.name().toLowerCase(Locale.ROOT),
            "env_key", "FAKE_KEY");
    var provider = new Providers(Map.of("fake", table), Map.of(), Map.of()).find("fake");
    var model =
        LanguageModels.connect(provider, "test-model", Optional.of("k"), InstantSource.system());
    StageOnePrompts prompts =
        new StageOnePrompts(
            new PromptTemplates(Optional.empty()),
            SecretRedactor.product(),
            RolloutFiles.of(codexHome).lineage(),
            PromptSize.of(Optional.of("test-model")));
    return new ModelExtractor("model", model, prompts, SecretRedactor.product(), budget)
        .extract(new ExtractionRequest(session, progress::add));
  }

  private Session session() {
    return session(
        fixture()
            .user("Fix the cart; the token is " + LEAK)
            .shell("env", 0, "password=" + "hunter2-x\nHOME=/home/dev")
            .assistant("Fixed."));
  }

  private Session longSession() {
    RolloutFixture fixture = fixture().user("Read a lot.");
    for (int i = 0; i < 300; i++) {
      fixture.shell("cat part" + i, 0, "line of part " + i + " of the long text\n".repeat(10));
    }
    return session(fixture);
  }

  private static RolloutFixture fixture() {
    return RolloutFixture.session(
        RolloutFixture.Format.V169, TestSessions.id(1).value(), TestSessions.NOON, "/srv/shop");
  }

  private Session session(RolloutFixture fixture) {
    Session like = TestSessions.session(1);
    Path rollout = fixture.writeTo(codexHome);
    return new Session(
        like.id(),
        like.title(),
        like.place(),
        like.origin(),
        new Session.Files(
            rollout,
            List.of(),
            like.files().sizeBytes(),
            like.files().modifiedAt(),
            like.files().content()),
        like.activity(),
        like.standing());
  }

  private static Object fingerprint(Session session) {
    try (RolloutReader reader = RolloutReader.open(session.files().rollout())) {
      while (reader.next() != null) {
        // To the end.
      }
      return reader.fingerprint();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
