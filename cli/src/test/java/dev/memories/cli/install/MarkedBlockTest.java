package dev.memories.cli.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedBlockTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "# Rules\n\n- one\n"})
  void textIsTheSameAfterwards(String text) throws IOException {
    MarkedBlock with = new MarkedBlock(text).with("## Memory\nread it");

    assertThat(with.isInstalled()).isTrue();
    assertThat(with.text())
        .startsWith(text)
        .contains("## Memory\nread it\n<!-- memories: end -->\n");
    assertThat(with.with("## Memory\nread it")).isEqualTo(with);
    assertThat(with.without().text()).isEqualTo(text);
  }

  @Test
  void newBlockTakesTheOldPlace() throws IOException {
    String old = new MarkedBlock("a\n").with("old").text() + "b\n";

    assertThat(new MarkedBlock(old).with("new").text())
        .isEqualTo("a\n\n<!-- memories: begin -->\nnew\n<!-- memories: end -->\nb\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- memories: begin -->",
        "<!-- memories: end --> <!-- memories: begin -->",
        "<!-- memories: begin --><!-- memories: begin --><!-- memories: end -->"
      })
  void tornMarksAreRefused(String text) {
    assertThatThrownBy(() -> new MarkedBlock(text).with("x")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new MarkedBlock(text).without()).isInstanceOf(IOException.class);
  }
}
