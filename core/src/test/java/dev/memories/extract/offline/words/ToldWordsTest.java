package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToldWordsTest {
  private final ToldWords told = new ToldWords();

  ToldWordsTest() {
    told.add("Write a plan for the harbour lights, then commit HL-31");
    told.add("changed `lights/plan.md` (adds `Plan`)");
    told.add("committed `a1b2c3d HL-31: Plan the lights`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Here is the plan.",
        "Committed as HL-31.",
        "lights/plan.md is written.",
        "Fertig, der Plan steht.",
        "The lights are ready now.",
        "a1b2c3d としてコミットしました。",
        "已提交为 HL-31。"
      })
  void sentenceOfKnownWordsAddsNothing(String sentence) {
    assertThat(told.lacks(sentence)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Committed as HL-32.",
        "The lights need 24 volts.",
        "No plan is written.",
        "Kein Plan.",
        "The lamps blink twice.",
        "计划写好了",
        "b7c8d9e としてコミットしました。",
        "HL-31 には 24 ボルトが必要で、古い灯台では電圧が足りませんでした。",
        "HL-31 はコミットしていません。"
      })
  void newNameNumberDenialOrTwoNewWordsAddSomething(String sentence) {
    assertThat(told.lacks(sentence)).isTrue();
  }

  @Test
  void whatWasAddedIsKnown() {
    told.add("The lamps blink twice.");

    assertThat(told.lacks("The lamp is blinking.")).isFalse();
  }
}
