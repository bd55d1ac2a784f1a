package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.session.SessionSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cli,vscode | true  | false | false | false | false",
        "exec       | false | true  | false | false | false",
        "all        | true  | true  | true  | true  | false",
        "sub-agent  | false | false | false | false | true ",
        "all, sub-agent | true | true | true | true | true",
        "custom:atlas | false | false | true | false | false",
        "custom:sub-agent | false | false | false | false | false",
        "mcp,unknown | false | false | false | true | false",
      })
  void acceptsTheNamedSources(
      String names, boolean cli, boolean exec, boolean atlas, boolean unknown, boolean subAgent) {
    SourceFilter filter = SourceFilter.parse(names);

    assertThat(filter.accepts(new SessionSource.Named("cli"))).isEqualTo(cli);
    assertThat(filter.accepts(new SessionSource.Named("exec"))).isEqualTo(exec);
    assertThat(filter.accepts(new SessionSource.Custom("atlas"))).isEqualTo(atlas);
    assertThat(filter.accepts(new SessionSource.Named("unknown"))).isEqualTo(unknown);
    assertThat(filter.accepts(new SessionSource.SubAgent("review"))).isEqualTo(subAgent);
    assertThat(filter.accepts(new SessionSource.Unreadable())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clii", "cli,", "custom:", "CLI"})
  void unknownSourceIsRefused(String names) {
    assertThatThrownBy(() -> SourceFilter.parse(names))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no source");
  }
}
