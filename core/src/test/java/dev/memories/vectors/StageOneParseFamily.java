package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.NormalisedTrace;
import dev.memories.extract.StageOneAnswer;
import dev.memories.redact.ReferenceRedactor;
import java.util.Locale;

final class StageOneParseFamily implements VectorFamily {
  @Override
  public String name() {
    return "stage_one_parse";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    check(example.text("raw"), example.expected());
  }

  static void check(String raw, Expected expected) throws Exception {
    switch (StageOneAnswer.parse(raw)) {
      case StageOneAnswer.Accepted accepted -> {
        expected.assertFlag("ok", true);
        NormalisedTrace stored = accepted.normalised(new ReferenceRedactor());
        expected.assertText("trace_memory", stored.traceMemory());
        expected.assertText("summary", stored.summary());
      }
      case StageOneAnswer.Rejected(var reason, var message) -> {
        expected.assertFlag("ok", false);
        expected.assertText("error", reason.name().toLowerCase(Locale.ROOT));
        assertThat(message).isNotBlank().doesNotContain("\n");
      }
    }
  }
}
