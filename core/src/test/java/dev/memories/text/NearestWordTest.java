package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  private static final List<String> WORDS = List.of("candidates", "config", "consolidate", "lock");

  @Test
  void aSlipOfTheFingersIsForgiven() {
    assertThat(NearestWord.of("confg", WORDS)).contains("config");
    assertThat(NearestWord.of("lcok", WORDS)).contains("lock");
    assertThat(NearestWord.of("consolidtae", WORDS)).contains("consolidate");
  }

  @Test
  void somethingElseIsNotGuessed() {
    assertThat(NearestWord.of("browse", WORDS)).isEmpty();
    assertThat(NearestWord.of("x", List.of())).isEmpty();
  }

  @Test
  void aSwapCountsAsOneEdit() {
    assertThat(NearestWord.distance("abc", "acb")).isEqualTo(1);
    assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
    assertThat(NearestWord.distance("abc", "abc")).isZero();
  }
}
