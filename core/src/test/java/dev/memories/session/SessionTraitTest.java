package dev.memories.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTraitTest {
  @Test
  void traitsAreKeptAsWords() {
    assertThat(SessionTrait.words(Set.of(SessionTrait.USER_MESSAGE))).isEqualTo("user-message");
    assertThat(SessionTrait.words(Set.of())).isEmpty();
    assertThat(SessionTrait.ofWords(SessionTrait.words(SessionTrait.ALL)))
        .isEqualTo(SessionTrait.ALL);
  }

  @Test
  void unknownWordsAreIgnored() {
    assertThat(SessionTrait.ofWords("user-messages user-message x"))
        .containsExactly(SessionTrait.USER_MESSAGE);
    assertThat(SessionTrait.ofWords("")).isEmpty();
  }
}
