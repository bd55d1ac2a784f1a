package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementCuesTest {
  private static final JudgementCues CUES = new JudgementCues();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, use the other one.",
        "That is wrong, it is off in production.",
        "Please undo the last test, I only wanted the explanation.",
        "It still fails with 401",
        "Thanks, but the test still fails",
        "Nein, das soll anders sein.",
        "Das ist FALSCH!",
        "Schlägt immer noch fehl",
        "hm nope, other side",
        "mais non, pas ça",
        "esto sigue fallando",
        "ainda dá erro aqui",
        "还是报错",
        "違います、左です"
      })
  void rejections(String words) {
    assertThat(CUES.judgement(words).signals())
        .contains(UserSignal.REJECTS)
        .doesNotContain(UserSignal.ACCEPTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Good. Commit it.",
        "Thanks, that is all.",
        "LGTM",
        "Danke!",
        "Passt, weiter so",
        "merged, thx",
        "ok ship it",
        "nickel, on garde",
        "ya funciona",
        "deu certo aqui",
        "可以",
        "いいね",
        "staging is green"
      })
  void approvals(String words) {
    assertThat(CUES.judgement(words).signals())
        .contains(UserSignal.ACCEPTS)
        .doesNotContain(UserSignal.REJECTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No problem, take your time.",
        "Note the time.",
        "Never mind the histogram. Just tell me the hour.",
        "Second opinion: is it not what tax rules want?",
        "Good question, but what about 99?",
        "Norway is missing from the list",
        "show me the diff",
        "passt das so?",
        "para el informe usa la plantilla nueva",
        "please add a footer, thanks"
      })
  void neither(String words) {
    assertThat(CUES.judgement(words).signals())
        .doesNotContain(UserSignal.ACCEPTS, UserSignal.REJECTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "change the title, no need to run the tests",
        "nur die doku, ohne tests",
        "solo el texto, sin ejecutar pruebas",
        "pas besoin de tester",
        "不用测试",
        "テストは不要です"
      })
  void waivedChecks(String words) {
    assertThat(CUES.judgement(words).signals()).contains(UserSignal.WAIVES_CHECKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the tests do not pass", "dont break the build", "run the tests please"})
  void wantedChecks(String words) {
    assertThat(CUES.judgement(words).signals()).doesNotContain(UserSignal.WAIVES_CHECKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ok. revert that", "mach das rückgängig", "vuelve atrás", "元に戻して", "回滚一下"})
  void ordersToTakeWorkBack(String words) {
    assertThat(CUES.judgement(words).signals()).contains(UserSignal.UNDOES);
  }

  @Test
  void undoButtonIsNoOrderToTakeWorkBack() {
    assertThat(CUES.judgement("the undo button is grey").signals())
        .doesNotContain(UserSignal.UNDOES);
  }
}
