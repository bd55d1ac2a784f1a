package dev.memories.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProvidersTest {
  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir Path codexHome;

  @Test
  void codexSettingsAreRead() throws IOException {
    codexSays(
        """
        model = "gpt-test"
        model_provider = "proxy"

        [model_providers.proxy]
        name = "A proxy"
        base_url = "http://127.0.0.1:8791/v1"
        wire_api = "chat"
        env_key = "PROXY_KEY"
        request_max_retries = 1
        stream_idle_timeout_ms = 2500
        query_params = { api-version = "1" }
        http_headers = { X-Team = "shop" }
        env_http_headers = { X-Set = "SET", X-Unset = "UNSET" }
        """);
    CodexConfig codex = CodexConfig.read(codexHome);

    Provider proxy = new Providers(Map.of(), codex.providers(), Map.of("SET", "yes")).find("proxy");

    assertThat(codex.model()).contains("gpt-test");
    assertThat(codex.provider()).contains("proxy");
    assertThat(proxy)
        .isEqualTo(
            new Provider(
                "proxy",
                "http://127.0.0.1:8791/v1",
                WireApi.CHAT,
                new Provider.KeySource("PROXY_KEY", null, false),
                Map.of("api-version", "1"),
                Map.of("X-Team", "shop", "X-Set", "yes"),
                new Provider.RetryPolicy(1, Duration.ofMillis(2500))));
  }

  @Test
  void ourSettingsOverrideBuiltInProvidersWhichOverrideCodex() {
    Map<String, Object> here = Map.of("base_url", "http://here/v1");
    Map<String, Object> there = Map.of("base_url", "http://there/v1");

    Providers providers =
        new Providers(
            Map.of("proxy", here, "ollama", here),
            Map.of("proxy", there, "lmstudio", there, "other", there),
            Map.of("OPENAI_BASE_URL", "http://mine/v1"));

    assertThat(providers.find("proxy").baseUrl()).isEqualTo("http://here/v1");
    assertThat(providers.find("ollama").baseUrl()).isEqualTo("http://here/v1");
    assertThat(providers.find("lmstudio").baseUrl()).isEqualTo("http://localhost:1234/v1");
    assertThat(providers.find("other").baseUrl()).isEqualTo("http://there/v1");
    assertThat(providers.find("openai").baseUrl()).isEqualTo("http://mine/v1");
  }

  @Test
  void misspeltProviderGetsASuggestion() {
    assertThatThrownBy(() -> new Providers(Map.of(), Map.of(), NO_VARIABLES).find("olama"))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.SETTINGS);
              assertThat(e.hint())
                  .contains("did you mean ollama? known providers: lmstudio, ollama, openai");
            });
  }

  @Test
  void errorNamesTheWrongKey() {
    Map<String, Object> table = Map.of("base_url", "http://here/v1", "wire_api", "soap");

    assertThatThrownBy(() -> new Providers(Map.of("p", table), Map.of(), NO_VARIABLES).find("p"))
        .hasMessageContaining("its wire_api is neither \"responses\" nor \"chat\"");
  }

  @Test
  void keyComesFromTheVariableOrElseTheLogin() throws IOException {
    Provider openai = new Providers(Map.of(), Map.of(), NO_VARIABLES).find("openai");
    login("{\"auth_mode\":\"apikey\",\"OPENAI_API_KEY\":\"stored\"}");

    assertThat(new ApiKeys(Map.of("OPENAI_API_KEY", "set"), codexHome).of(openai)).contains("set");
    assertThat(new ApiKeys(NO_VARIABLES, codexHome).of(openai)).contains("stored");
  }

  @Test
  void errorForAMissingKeyNamesItsVariable() {
    Provider openai = new Providers(Map.of(), Map.of(), NO_VARIABLES).find("openai");

    assertThatThrownBy(() -> new ApiKeys(NO_VARIABLES, codexHome).of(openai))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MODEL))
        .hasMessage(
            "could not find the key of the model provider openai: $OPENAI_API_KEY is not set");
  }

  @Test
  void chatGptLoginIsNeverUsed() throws IOException {
    Provider openai = new Providers(Map.of(), Map.of(), NO_VARIABLES).find("openai");
    login(
        "{\"auth_mode\":\"chatgpt\",\"OPENAI_API_KEY\":\"derived\","
            + "\"tokens\":{\"access_token\":\"theirs\"}}");

    assertThatThrownBy(() -> new ApiKeys(NO_VARIABLES, codexHome).of(openai))
        .isInstanceOfSatisfying(
            ModelException.class,
            e ->
                assertThat(e.hint())
                    .hasValueSatisfying(h -> assertThat(h).contains("--extractor codex")))
        .hasMessageContaining("logged in with ChatGPT");
  }

  @Test
  void providerMayNeedNoKey() {
    Provider ollama = new Providers(Map.of(), Map.of(), NO_VARIABLES).find("ollama");

    assertThat(new ApiKeys(NO_VARIABLES, codexHome).of(ollama)).isEmpty();
  }

  private void codexSays(String toml) throws IOException {
    Files.writeString(codexHome.resolve("config.toml"), toml);
  }

  private void login(String json) throws IOException {
    Files.writeString(codexHome.resolve("auth.json"), json);
  }
}
