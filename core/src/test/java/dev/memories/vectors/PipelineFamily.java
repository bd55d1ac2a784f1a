package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.transcript.TranscriptFilter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From a rollout to the items that an extractor is given, in the strict reading.
 *
 * <p>{@code items} is their number, or the items themselves, as a list or as its text.
 */
final class PipelineFamily implements VectorFamily {
  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    Path rollout = Files.createTempFile("rollout-", ".jsonl");
    try {
      Files.writeString(rollout, example.text("content"));
      Expected expected = example.expected();
      StrictLoad load = StrictLoad.of(rollout);
      expected.assertFlag("ok", load.error() == null);
      if (load.error() != null) {
        expected.assertText("error", load.error());
        return;
      }
      expected.assertNumber("parse_errors", load.parseErrors());
      check(expected.value("items"), RolloutFilterFamily.items(rollout, TranscriptFilter.all()));
    } finally {
      Files.delete(rollout);
    }
  }

  private static void check(JsonNode expected, String serialized) throws Exception {
    JsonNode items = new ObjectMapper().readTree(serialized);
    if (expected.isTextual()) {
      assertThat(serialized).isEqualTo(expected.textValue());
    } else {
      assertThat(expected.isNumber() ? expected.intValue() : expected)
          .isEqualTo(expected.isNumber() ? items.size() : items);
    }
  }
}
