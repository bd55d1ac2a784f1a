package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void barsGrowWithTheNumbers() {
    assertThat(Sparkline.of(List.of(0, 1, 4, 8))).isEqualTo("▁▂▄█");
  }

  @Test
  void zeroIsTheOnlyLowestBar() {
    assertThat(Sparkline.of(List.of(0, 0))).isEqualTo("▁▁");
    assertThat(Sparkline.of(List.of(0, 1, 1_000_000))).isEqualTo("▁▂█");
  }

  @Test
  void oneNumberIsTheHighest() {
    assertThat(Sparkline.of(List.of(3))).isEqualTo("█");
    assertThat(Sparkline.of(List.of())).isEmpty();
  }
}
