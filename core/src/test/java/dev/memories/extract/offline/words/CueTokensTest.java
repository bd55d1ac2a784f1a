package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueTokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Don't STOP          | don't stop",
        "the user’s way      | the user's way",
        "the dogs' way       | the dogs way",
        "Große Cafés         | grosse cafes",
        "Yes. No, so!        | yes . no , so !",
        "v1.2 of a,b         | v1 2 of a b",
        "my_name is 7        | my_name is 7",
        "say \"no way\" now  | say ` now",
        "say “no way” now    | say ` now",
        "say `no` now        | say ` now",
        "say \"no way        | say no way",
        "say \"\" now        | say ` now",
        "好的。ok            | 好 的 . ok",
        "데이터 ok           | 데 이 터 ok",
        "Żółw ılık Ещё ЙОД   | zolw ilik еще иод",
        "データ              | デ ー タ",
        "a-b (c)             | a b c"
      })
  void textIsSplitIntoWordsAndMarks(String text, String tokens) {
    assertThat(joined(CueTokens.of(text))).isEqualTo(tokens);
  }

  @Test
  void quotesUpToALimitAreNotTheWritersOwn() {
    assertThat(CueTokens.of("'a \"" + "x ".repeat(149) + "y\" b").size()).isEqualTo(3);
    assertThat(CueTokens.of("'a \"" + "x ".repeat(150) + "y\" b").size()).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"yes.!, 0", "yes, 0", "so it is?, 2", ".., -1", "'', -1"})
  void lastWordStandsBeforeTheLastMarks(String text, int index) {
    assertThat(CueTokens.of(text).lastWord()).isEqualTo(index);
  }

  @ParameterizedTest
  @CsvSource({"one two, 2", "'one, two.', 2", "好的, 1", "好的吗, 2", "'', 0"})
  void ideographsCountForHalfAWord(String text, int weight) {
    assertThat(CueTokens.of(text).weight()).isEqualTo(weight);
  }

  @Test
  void starsOfAPhraseStay() {
    assertThat(CueTokens.ofPhrase(" Prüf* it * now. "))
        .containsExactly("pruf*", "it", "*", "now", ".");
  }

  private static String joined(CueTokens tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(tokens::at).collect(Collectors.joining(" "));
  }
}
