package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void plainPathNeedsNoQuotes() {
    assertThat(ShellWord.quoted("/srv/my-app_2/a.b@c")).isEqualTo("/srv/my-app_2/a.b@c");
  }

  @Test
  void otherWordsAreQuoted() {
    assertThat(ShellWord.quoted("my shop")).isEqualTo("'my shop'");
    assertThat(ShellWord.quoted("$HOME;ls")).isEqualTo("'$HOME;ls'");
    assertThat(ShellWord.quoted("it's")).isEqualTo("'it'\\''s'");
    assertThat(ShellWord.quoted("~/Küche")).isEqualTo("'~/Küche'");
    assertThat(ShellWord.quoted("/tmp/Größen Rechner")).isEqualTo("'/tmp/Größen Rechner'");
    assertThat(ShellWord.quoted("")).isEqualTo("''");
  }
}
