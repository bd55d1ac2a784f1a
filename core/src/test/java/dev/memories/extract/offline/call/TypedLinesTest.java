package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedLinesTest {
  @Test
  void aShellThatWaitsForInputIsOpened() {
    assertThat(TypedLines.opensShell("bash --norc -i")).isTrue();
    assertThat(TypedLines.opensShell("cd api && /bin/zsh")).isTrue();
    assertThat(TypedLines.opensShell("bash -lc 'make test'")).isFalse();
    assertThat(TypedLines.opensShell("bash test.sh")).isFalse();
    assertThat(TypedLines.opensShell("python3 -q")).isFalse();
    assertThat(TypedLines.isPrompt("python3 -q")).isTrue();
    assertThat(TypedLines.isPrompt("npm init")).isFalse();
  }

  @Test
  void linesAreWhatWasTypedWithoutKeysAndLeaving() {
    assertThat(TypedLines.in("make test\nexit\n")).containsExactly("make test");
    assertThat(TypedLines.in("\u0003")).isEmpty();
  }

  @Test
  void outputStandsBetweenTheEchoAndTheNextPrompt() {
    String printed =
        "make test\r\n\u001b[?2004l\r\u001b[32m12 passed\u001b[m\r\n\u001b[?2004hbash-5.2# ";

    assertThat(TypedLines.output(printed, "make test")).isEqualTo("12 passed");
    assertThat(TypedLines.output("[main 1a2b3c4] one\n", "git commit -m one"))
        .isEqualTo("[main 1a2b3c4] one");
  }
}
