package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CueWordsTest {
  private final CueWords cues = CueWords.ofUsers();
  private final CueWords answers = CueWords.ofAgents();

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

  @Test
  void koreanNeedsNoSpacesEither() {
    assertThat(cues.in("npm은 쓰지마세요").has("rule")).isTrue();
    assertThat(cues.in("npm은 쓰지 마 세요").has("rule")).isTrue();
    assertThat(cues.in("이미지 말고 글자").has("rule")).isFalse();
  }

  @Test
  void wordOfTwoLanguagesIsReadInTheLanguageOfTheText() {
    assertThat(cues.in("nie direkt pushen").has("lasting")).isTrue();
    assertThat(cues.in("nie działa na telefonie").has("lasting")).isFalse();
    assertThat(cues.in("non, attends").begins("reject")).isTrue();
    assertThat(cues.in("non usare npm").begins("reject")).isFalse();
  }
}
