package dev.memories.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A rule looks no further than it must to see that it cannot match. */
final class LookaheadTest {
  private static boolean stands(String text, int... from) {
    Lookahead.Cursor cursor = Lookahead.of("[a-z]{0,3}[=:]").new Cursor(text);
    boolean stands = false;
    for (int at : from) {
      stands = cursor.matchesAt(at);
    }
    return stands;
  }

  @Test
  void runOfAtMostSoManyCharsIsFollowedByTheSign() {
    assertThat(stands("=", 0)).isTrue();
    assertThat(stands("abc=", 0)).isTrue();
    assertThat(stands("abcd=", 0)).isFalse();
    assertThat(stands("abc1", 0)).isFalse();
  }

  @Test
  void textMayEndWithinTheRun() {
    assertThat(stands("ab", 0)).isTrue();
    assertThat(stands("", 0)).isTrue();
    assertThat(stands("abcd", 0)).isFalse();
  }

  @Test
  void laterPlacesGoOnFromTheEndOfTheRun() {
    assertThat(stands("abcdef=", 0, 4)).isTrue();
    assertThat(stands("abcdef=", 0, 2)).isFalse();
    assertThat(stands("abc=de1", 0, 4)).isFalse();
  }

  @Test
  void otherFormsAreRefused() {
    assertThatThrownBy(() -> Lookahead.of("[a-z]+="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a-z]+=");
  }

  @Test
  void classOfCharsKnowsAsciiAndTheRest() {
    assertThat(CharClass.of("[a-z]").contains('m')).isTrue();
    assertThat(CharClass.of("[a-z]").contains('M')).isFalse();
    assertThat(CharClass.of("[a-z]").contains('\u00FC')).isFalse();
    assertThat(CharClass.of("[^a-z]").contains('\u00FC')).isTrue();
    assertThat(CharClass.ANY.contains('\u0000')).isTrue();
    assertThat(CharClass.ANY.contains('\uFFFF')).isTrue();
  }

  @Test
  void matchBeginsOnlyWithAFirstCharOfThePattern() {
    CharClass beginning = CharClass.beginning(Pattern.compile("(?:ab|c\\d)x"));

    assertThat(beginning.contains('a')).isTrue();
    assertThat(beginning.contains('c')).isTrue();
    assertThat(beginning.contains('b')).isFalse();
    assertThat(beginning.contains('x')).isFalse();
  }
}
