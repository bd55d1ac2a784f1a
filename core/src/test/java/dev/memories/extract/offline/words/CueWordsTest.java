package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CueWordsTest {
  private final CueWords cues = CueWords.load("cues.txt");
  private final CueWords answers = CueWords.load("answer-cues.txt");

  @Test
  void caseAndAccentsDoNotMatter() {
    assertThat(cues.in("NO AÑADAS NADA A PARTIR DE AHORA").has("lasting")).isTrue();
    assertThat(cues.in("desormais en anglais").has("lasting")).isTrue();
  }

  @Test
  void wordsInMarksAreNotTheWritersOwn() {
    assertThat(cues.in("rename `never` to \"always\"").has("lasting")).isFalse();
    assertThat(cues.in("never rename").has("lasting")).isTrue();
  }

  @Test
  void fillersBeforeTheBeginningArePassedOver() {
    assertThat(cues.in("hm, also, nope").begins("reject")).isTrue();
    assertThat(cues.in("the answer is nope").begins("reject")).isFalse();
  }

  @Test
  void gapStaysInsideTheSentence() {
    assertThat(answers.in("Angewendet habe ich die Migration nicht.").has("limit")).isTrue();
    assertThat(answers.in("Das habe ich. Mehr war es nicht.").has("limit")).isFalse();
  }

  @Test
  void chineseAndJapaneseNeedNoSpaces() {
    assertThat(cues.in("另外以后都用制表符").has("lasting")).isTrue();
    assertThat(answers.in("本機では確認していません。").has("unrun")).isTrue();
  }
}
