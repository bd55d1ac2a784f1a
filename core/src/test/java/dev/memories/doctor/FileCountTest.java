package dev.memories.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FileCountTest {
  @Test
  void threeAreNamedAndTheRestIsCounted() {
    FileCount count = new FileCount(List.of("/a", "/b", "/c", "/d", "/e"));
    assertThat(count.names()).isEqualTo("/a, /b, /c and 2 more");
    assertThat(count.number()).isEqualTo(5);
    assertThat(count.them()).isEqualTo("them");
  }

  @Test
  void namesAreQuotedForTheShell() {
    assertThat(new FileCount(List.of("/it's", "/b c")).quoted()).isEqualTo("'/it'\\''s' '/b c'");
  }
}
