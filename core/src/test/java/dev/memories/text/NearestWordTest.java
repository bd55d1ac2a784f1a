package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  private static final List<String> WORDS = List.of("candidates", "config", "consolidate", "lock");

  @Test
  void typingErrorIsCorrected() {
    assertThat(NearestWord.of("confg", WORDS)).contains("config");
    assertThat(NearestWord.of("lcok", WORDS)).contains("lock");
    assertThat(NearestWord.of("consolidtae", WORDS)).contains("consolidate");
  }

  @Test
  void unrelatedWordHasNoNearestWord() {
    assertThat(NearestWord.of("browse", WORDS)).isEmpty();
    assertThat(NearestWord.of("x", List.of())).isEmpty();
    assertThat(NearestWord.of("foo", List.of("fix", "log"))).isEmpty();
  }

  @Test
  void swappedNeighboursAreOneEdit() {
    assertThat(NearestWord.of("acbdfe", List.of("abcdef"))).contains("abcdef");
    assertThat(NearestWord.of("acbdfexx", List.of("abcdef"))).isEmpty();
  }

  @Test
  void wordWithFewestEditsWins() {
    assertThat(NearestWord.of("cart", List.of("card", "chart", "crates"))).contains("card");
    assertThat(NearestWord.of("cart", List.of("crates", "carts"))).contains("carts");
  }

  @Test
  void suggestionIsAQuestion() {
    assertThat(NearestWord.question("confg", WORDS)).contains("did you mean config?");
  }
}
