package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.TraceMarkdown;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a model answers, it is accepted whole or rejected with a reason. */
final class StageOneAnswerPropertiesTest {
  @Property
  void anyTextIsAcceptedOrRejected(@ForAll String raw) {
    assertResultOrReason(raw);
  }

  @Property(tries = 3_000)
  void anyPiecesOfJsonAreAcceptedOrRejected(@ForAll("piecesOfJson") String raw) {
    assertResultOrReason(raw);
  }

  @Property
  void anyTwoTextsArriveTrimmed(@ForAll String traceMemory, @ForAll String summary)
      throws JsonProcessingException {
    String raw =
        new ObjectMapper()
            .writeValueAsString(Map.of("traceMemory", traceMemory, "summary", summary));
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

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Provide
  Arbitrary<String> piecesOfJson() {
    return Arbitraries.of(
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
            "{\"traceMemory\":\"t\",\"summary\":")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
