package dev.memories.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {
  @TempDir private Path home;

  private Path file;

  @BeforeEach
  void makeFolder() throws IOException {
    file = Files.createDirectories(home.resolve(".config/memories")).resolve("config.toml");
  }

  @Test
  void flagsOverrideVariablesWhichOverrideTheFile() throws IOException {
    Files.writeString(file, "idle = \"1h\"\nlimit = 3\nconcurrency = 2\n");
    Settings settings =
        loader(Map.of("MEMORIES_IDLE", "2h", "MEMORIES_LIMIT", "4"))
            .load(
                Map.of(Setting.IDLE, new SettingValue(List.of("3h"), new Origin.Flag("--idle"))),
                null);

    assertThat(settings.duration(Setting.IDLE)).isEqualTo(Duration.ofHours(3));
    assertThat(settings.bound(Setting.LIMIT)).hasValue(4);
    assertThat(settings.count(Setting.CONCURRENCY)).isEqualTo(2);
    assertThat(settings.count(Setting.HISTORY_KEEP)).isEqualTo(20);
    assertThat(settings.value(Setting.LIMIT).orElseThrow().origin())
        .isEqualTo(new Origin.Variable("MEMORIES_LIMIT"));
    assertThat(settings.value(Setting.CONCURRENCY).orElseThrow().origin())
        .isEqualTo(new Origin.File(file));
  }

  @Test
  void emptyVariableCountsAsNotSet() {
    assertThat(load(Map.of("MEMORIES_IDLE", "")).text(Setting.IDLE)).contains("5m");
  }

  @Test
  void ourVariableForTheCodexHomeOverridesCodexsOwn() {
    assertThat(
            load(Map.of("CODEX_HOME", "/theirs", "MEMORIES_CODEX_HOME", "/ours"))
                .text(Setting.CODEX_HOME))
        .contains("/ours");
  }

  @Test
  void pathsAreAbsoluteAndMayBeginWithATilde() {
    assertThat(load(Map.of()).text(Setting.CODEX_HOME)).contains(home + "/.codex");
    assertThat(load(Map.of("MEMORIES_HOME", "there")).text(Setting.MEMORIES_HOME))
        .contains(home + "/work/there");
  }

  @Test
  void switchIsABooleanOfTomlOrItsWord() throws IOException {
    Files.writeString(file, "review = true\n");

    assertThat(load(Map.of()).isOn(Setting.REVIEW)).isTrue();
    assertThat(load(Map.of("MEMORIES_REVIEW", "false")).isOn(Setting.REVIEW)).isFalse();
    assertThatThrownBy(() -> load(Map.of("MEMORIES_REVIEW", "maybe")))
        .hasMessageContaining("review");
  }

  @Test
  void listsAreSplitAtCommasOutsideBraces() {
    assertThat(load(Map.of("MEMORIES_EXCLUDE", "/srv/{a,b}/**, /tmp/**")).list(Setting.EXCLUDE))
        .containsExactly("/srv/{a,b}/**", "/tmp/**");
    assertThat(load(Map.of()).list(Setting.EXCLUDE)).isEmpty();
  }

  @Test
  void commandAsAListKeepsItsWords() throws IOException {
    Files.writeString(file, "extractor_command = [\"distil\", \"--fast, please\"]\n");
    assertThat(load(Map.of()).list(Setting.EXTRACTOR_COMMAND))
        .containsExactly("distil", "--fast, please");
  }

  @Test
  void modelProviderTablesAreKeptUnchanged() throws IOException {
    Files.writeString(file, "[model_providers.mine]\nbase_url = \"http://localhost:1\"\n");
    assertThat(load(Map.of()).modelProviders())
        .isEqualTo(Map.of("mine", Map.of("base_url", "http://localhost:1")));
  }

  @Test
  void rulesAboutProjectsKeepTheirOrderAndExpandTheHomeFolder() throws IOException {
    Files.writeString(
        file,
        """
        [projects]
        worktrees = "own"
        "~/mono/*" = "own"
        "/srv/x/**" = "~/x"
        """);
    assertThat(load(Map.of()).projects())
        .containsExactly(
            Map.entry("worktrees", "own"),
            Map.entry(home + "/mono/*", "own"),
            Map.entry("/srv/x/**", home + "/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "projects = 1, it is not a table",
    "[projects]|worktrees = \"mine\", is not one of",
    "[projects]|worktree = \"own\", it is no absolute path pattern",
    "[projects]|\"/srv/[\" = \"own\", without",
    "[projects]|\"/srv/*\" = \"here\", neither own nor an absolute path",
    "[projects]|\"/srv/*\" = 1, neither own nor an absolute path"
  })
  void wrongRuleAboutProjectsIsAnError(String toml, String why) throws IOException {
    Files.writeString(file, toml.replace('|', '\n') + "\n");
    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(file.toString());
  }

  @Test
  void errorForAnUnknownKeySuggestsTheNearest() throws IOException {
    Files.writeString(file, "extracter = \"offline\"\n");
    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOfSatisfying(
            SettingsException.class, e -> assertThat(e.hint()).contains("did you mean extractor?"))
        .hasMessageContaining("there is no setting \"extracter\"");
  }

  @Test
  void errorForMalformedTomlNamesTheLine() throws IOException {
    Files.writeString(file, "idle = \"5m\"\nlimit 3\n");
    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("line 2");
  }

  @Test
  void errorForAMalformedValueNamesItsPlace() {
    assertThatThrownBy(() -> load(Map.of("MEMORIES_CONCURRENCY", "0")))
        .hasMessage(
            "could not use the setting concurrency: \"0\" (MEMORIES_CONCURRENCY)"
                + " is not a whole number from 1");
    assertThatThrownBy(() -> load(Map.of("MEMORIES_EXTRACTOR", "of-line")))
        .isInstanceOfSatisfying(
            SettingsException.class, e -> assertThat(e.hint()).contains("did you mean offline?"));
  }

  @Test
  void namedFileMustExist() {
    assertThatThrownBy(() -> loader(Map.of()).load(Map.of(), "none.toml"))
        .hasMessageEndingWith("there is no such file");
  }

  private Settings load(Map<String, String> variables) {
    return loader(variables).load(Map.of(), null);
  }

  private SettingsLoader loader(Map<String, String> variables) {
    return new SettingsLoader(variables, home, home.resolve("work"));
  }
}
