package dev.memories.cli.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.cli.install.HookSettings.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSettingsTest {
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "SessionStart", Optional.of("startup|clear"), "/opt/memories hook session-start", 10),
          new Entry("Stop", Optional.empty(), "'/my \"bin\"/memories' hook stop", 10));

  private static String with(String text) throws IOException {
    return new HookSettings(text).with(ENTRIES).text();
  }

  private static String without(String text) throws IOException {
    return new HookSettings(text).without().text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ \"a\" : 1 }\n",
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"beep\"}]}]}}",
        "{\n\t\"hooks\": {\n\t\t\"Other\": []\n\t},\n\t\"z\": [1, 2.50, null, \"ü\\u00e9\"]\n}\n",
        "{\"model\":\"x\",\"hooks\":{\"SessionStart\":[{\"hooks\":[]}],\"Stop\":[{\"hooks\":[]}]},\"b\":true}"
      })
  void restOfTheFileStaysByteForByte(String text) throws IOException {
    String installed = with(text);

    new ObjectMapper().readTree(installed);
    assertThat(new HookSettings(installed).isInstalled(ENTRIES)).isTrue();
    assertThat(with(installed)).isEqualTo(installed);
    assertThat(without(installed)).isEqualTo(text.equals("{}") ? "{}" : text);
  }

  @Test
  void entriesHaveTheShapeThatAgentsRead() throws IOException {
    assertThat(new ObjectMapper().readTree(with("")))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"hooks":{
                      "SessionStart":[{"matcher":"startup|clear","hooks":[
                        {"type":"command","command":"/opt/memories hook session-start","timeout":10}]}],
                      "Stop":[{"hooks":[
                        {"type":"command","command":"'/my \\"bin\\"/memories' hook stop","timeout":10}]}]}}
                    """));
  }

  @Test
  void entryOfAnotherPathIsReplaced() throws IOException {
    String old = with("{\"a\":1}").replace("/opt/memories", "/usr/bin/memories");

    assertThat(with(old)).contains("/opt/memories").doesNotContain("/usr/bin/memories");
  }

  @Test
  void commandsOfOthersAreNotOurs() throws IOException {
    String others =
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"my-memories hook x\"}]}]}}";
    assertThat(without(others)).isEqualTo(others);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{\"hooks\":[]}", "{\"hooks\":{\"Stop\":{}}}", "{\"a\":", "{} {}", "nope"})
  void fileOfAnotherShapeIsRefused(String text) {
    assertThatThrownBy(() -> with(text)).isInstanceOf(IOException.class);
  }
}
