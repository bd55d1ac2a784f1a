package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.transcript.TranscriptFilter;

/**
 * From a rollout, as the reference reads it, to the items that an extractor is given.
 *
 * <p>The expected {@code items} are a number of items, a list of items, or the text of that list.
 */
final class PipelineFamily implements VectorFamily {
  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    try (ReferenceRollout rollout = ReferenceRollout.of(example.text("content"))) {
      Expected expected = example.expected();
      ReferenceLoad load = ReferenceLoad.of(rollout.file());
      expected.assertFlag("ok", load.error() == null);
      if (load.error() != null) {
        expected.assertText("error", load.error());
        return;
      }
      expected.assertNumber("parse_errors", load.parseErrors());
      check(
          expected.value("items"),
          RolloutFilterFamily.items(rollout.file(), TranscriptFilter.all()));
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
