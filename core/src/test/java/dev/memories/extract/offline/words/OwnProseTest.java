package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables {@code ¶} stands for an empty line and {@code |} for a line break. */
class OwnProseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fix it.",
        "one|two¶three|four",
        "Fix it.¶A word in between.¶Thanks!",
        "Plan|- a|- b|end",
        "- a|- b|- c",
        "Always do this:|- a|- b",
        "Fix both.¶- a|- b",
        "Fix it.¶Plan|- a|more|end",
        "Fix it.¶- a|x|- b|y",
        "Look:¶boom"
      })
  void ownWordsStay(String message) {
    assertThat(own(message)).isEqualTo(message.replaceAll("[¶|]", "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "The log says:|boom|bang, The log says:",
    "日志：|boom, 日志：",
    "Fix it.¶The log:¶boom¶Thanks!, Fix it.|The log:|Thanks!",
    "Fix it.¶Here is|the log:¶boom¶Thanks!, Fix it.|Thanks!",
    "Look here:|no¶a word¶Thanks!, Look here:|a word|Thanks!",
    "Fix it.¶Always so:¶and so¶Thanks!, Fix it.|Always so:|and so|Thanks!"
  })
  void textAfterAColonIsPasted(String message, String own) {
    assertThat(own(message)).isEqualTo(own.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "Fix it.¶one|two¶Thanks!, Fix it.|Thanks!",
    "Fix it.¶> a|> b, Fix it.",
    "Fix it.¶error: boom|warning: bang, Fix it.",
    "Fix it.¶# Title|Some text|## Next, Fix it.",
    "Fix it.¶- a|- b|- c, Fix it.",
    "Fix it.¶Plan|- a|- b|end, Fix it.",
    "Fix it.¶Plan|- a|- b, Fix it."
  })
  void paragraphThatIsMostlyAListALogOrAQuoteIsPasted(String message, String own) {
    assertThat(own(message)).isEqualTo(own.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "error: boom|Why?, Why?",
    "[  412.880] HINT: always reset|Why?, Why?",
    "09-07 08:12:44.310 8123 E Runtime: always so|Why?, Why?",
    "WARN: never do this|Why?, Why?",
    "> theirs|mine, mine",
    "$ make|Always update first!¶Why?, Why?",
    "DeprecationWarning: always pin it|Why?, Why?",
    "Fix it.¶error: boom|Why is that?, Fix it.|Why is that?",
    "Fix it.|```|x = 1|```, Fix it.",
    "Fix it.|~~~|x = 1, Fix it."
  })
  void logsQuotesAndCodeAreLeftOutOfAParagraph(String message, String own) {
    assertThat(own(message)).isEqualTo(own.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Do 1.|Ada writes: \"Never show it.|Always hide it.\"|Thanks ~ Do 1.|Ada writes: …|Thanks",
        "Do 1. Ada writes: \"Never show it. Always hide it.\" ~ Do 1. Ada writes: …",
        "Say \"no\" to|both \"of\" them ~ Say \"no\" to|both \"of\" them"
      })
  void wordsOfSeveralLinesInQuotesArePasted(String message, String own) {
    assertThat(own(message)).isEqualTo(own.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Fix it.¶From: Ada <a@b.example>|Subject: boom¶Hi there,¶always reply in Welsh.¶Best|Ada ~ Fix it.",
        "Arréglalo.¶De: Ada|Asunto: boom¶Nunca de noche.|Un saúdo, Ada¶Gracias ~ Arréglalo.|Gracias",
        "Napraw to.|Od: Ada|Zawsze w DW!¶Dziękuję ~ Napraw to.|Dziękuję",
        "直して。¶差出人：Ada|件名：障害¶必ず夜に。|Ada ~ 直して。",
        "fix it.¶From: Ada|Subject: boom¶Always by night.¶Best, A. Berg¶and tabs ~ fix it.|and tabs",
        "fix it.¶From: Ada|Subject: boom¶Always by night.¶int, never float ~ fix it.|int, never float",
        "Fix it.¶From: Ada|Subject: boom¶always by night. ~ Fix it."
      })
  void mailIsPastedUpToItsSignature(String message, String own) {
    assertThat(own(message)).isEqualTo(own.replace('|', '\n'));
  }

  private static String own(String message) {
    return OwnProse.of(
        message.replace("¶", "\n\n").replace('|', '\n'), line -> line.startsWith("Always"));
  }
}
