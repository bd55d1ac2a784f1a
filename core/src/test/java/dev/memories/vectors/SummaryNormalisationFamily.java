package dev.memories.vectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.extract.StageOneAnswer;
import dev.memories.redact.ReferenceRedactor;
import dev.memories.text.Utf8Budget;

/** The summary of a whole answer, parsed and normalised for storage. */
final class SummaryNormalisationFamily implements VectorFamily {
  @Override
  public String name() {
    return "summary_normalisation";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    ObjectMapper json = new ObjectMapper();
    String raw =
        json.writeValueAsString(
            json.createObjectNode()
                .put("traceMemory", "any")
                .put("summary", example.text("summary")));
    StageOneAnswer.Accepted accepted = (StageOneAnswer.Accepted) StageOneAnswer.parse(raw);
    String summary = accepted.normalised(new ReferenceRedactor()).summary();

    example.expected().assertText("summary", summary);
    example.expected().assertNumber("length_bytes", Utf8Budget.length(summary));
  }
}
