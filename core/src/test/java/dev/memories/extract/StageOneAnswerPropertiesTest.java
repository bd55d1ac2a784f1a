package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.Texts;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.TraceMarkdown;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Every answer of a model is accepted whole or rejected with a reason. */
final class StageOneAnswerPropertiesTest {
  @Test
  void anyTextIsAcceptedOrRejected() {
    qt().forAll(Texts.any()).checkAssert(StageOneAnswerPropertiesTest::assertResultOrReason);
  }

  @Test
  void anyPiecesOfJsonAreAcceptedOrRejected() {
    qt().withExamples(3_000)
        .forAll(piecesOfJson())
        .checkAssert(StageOneAnswerPropertiesTest::assertResultOrReason);
  }

  @Test
  void anyTwoTextsArriveTrimmed() {
    qt().forAll(Texts.any(), Texts.any())
        .checkAssert(StageOneAnswerPropertiesTest::assertArriveTrimmed);
  }

  private static void assertArriveTrimmed(String traceMemory, String summary) {
    String raw = json(Map.of("traceMemory", traceMemory, "summary", summary));
    String trace = UnicodeWhitespace.trim(traceMemory);
    String line = UnicodeWhitespace.trim(summary);

    StageOneAnswer answer = StageOneAnswer.parse("Here: ```json\n" + raw + "\n```");

    if (isWellFormed(traceMemory) && isWellFormed(summary)) {
      if (trace.isEmpty() || line.isEmpty()) {
        assertThat(answer).isInstanceOf(StageOneAnswer.Rejected.class);
      } else {
        assertThat(answer).isEqualTo(new StageOneAnswer.Accepted(trace, line));
      }
    }
  }

  @Test
  void deepAndEndlessAnswersAreRejectedWithoutOverflow() {
    int many = 1_000_000;
    assertResultOrReason("{\"a\":".repeat(many));
    assertResultOrReason("[".repeat(many) + "]".repeat(many));
    assertResultOrReason("{\"a\":" + "9".repeat(many) + "}");
    assertResultOrReason("{\"" + "k".repeat(many) + "\":1}");
    assertResultOrReason("```json".repeat(many));
  }

  private static void assertResultOrReason(String raw) {
    switch (StageOneAnswer.parse(raw)) {
      case StageOneAnswer.Accepted accepted -> {
        NormalisedTrace stored = accepted.normalised(SecretRedactor.product());
        assertThat(TraceMarkdown.hasStructure(stored.traceMemory())).isTrue();
        assertThat(stored.summary()).doesNotContain("\n").isNotEmpty();
        assertThat(Utf8Budget.length(stored.summary())).isLessThanOrEqualTo(1_200);
      }
      case StageOneAnswer.Rejected(_, var message) -> assertThat(message).isNotBlank();
    }
  }

  private static String json(Map<String, String> fields) {
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static Gen<String> piecesOfJson() {
    return Texts.of(
        12,
        "{",
        "}",
        "{}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "1",
        "-",
        "1e999",
        "null",
        "tru",
        "```",
        "```json",
        " ",
        "\n",
        "\u00A0",
        "\uFEFF",
        "\"traceMemory\":",
        "\"summary\":",
        "\"text\"",
        "\"\"",
        "{\"traceMemory\":\"t\",\"summary\":\"s\"}",
        "{\"traceMemory\":\"t\",\"summary\":");
  }
}
