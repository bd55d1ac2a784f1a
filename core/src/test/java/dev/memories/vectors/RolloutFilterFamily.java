package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.transcript.Transcript;
import dev.memories.transcript.TranscriptCut;
import dev.memories.transcript.TranscriptFilter;
import dev.memories.transcript.TranscriptWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** The uncut transcript of a rollout as the reference reads it. */
final class RolloutFilterFamily implements VectorFamily {
  @Override
  public String name() {
    return "rollout_filter";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    try (ReferenceRollout rollout = ReferenceRollout.of(example.text("content"))) {
      Expected expected = example.expected();
      TranscriptFilter filter = filter(example.input().required("filter"));
      String serialized = items(rollout.file(), filter);
      expected.assertNumber("parse_errors", ReferenceLoad.of(rollout.file()).parseErrors());
      if (filter.maxItems().equals(OptionalInt.of(0))) {
        // The reference lets the first item through (max-0-first-line-kept), the product gives
        // none (docs/spec/product.md 4.10).
        assertThat(serialized).isEqualTo("[]");
        expected.value("count");
        expected.value("serialized");
        return;
      }
      expected.assertNumber("count", new ObjectMapper().readTree(serialized).size());
      expected.assertText("serialized", serialized);
    }
  }

  static String items(Path rollout, TranscriptFilter filter) throws IOException {
    Transcript transcript =
        TranscriptWriter.raw(filter, new TranscriptCut(Integer.MAX_VALUE))
            .write(rollout, Lineage.unknown());
    assertThat(transcript.truncated()).isFalse();
    return transcript.contents();
  }

  private static TranscriptFilter filter(JsonNode filter) {
    JsonNode max = filter.required("max_items");
    return new TranscriptFilter(
        filter.required("keep_response_items").booleanValue(),
        filter.required("keep_compacted_items").booleanValue(),
        kinds(filter.required("kinds")),
        max.isNull() ? OptionalInt.empty() : OptionalInt.of(max.intValue()));
  }

  private static Set<ItemKind> kinds(JsonNode names) {
    if (names.isTextual()) {
      assertThat(names.textValue()).isEqualTo("all");
      return EnumSet.allOf(ItemKind.class);
    }
    Set<ItemKind> kinds = EnumSet.noneOf(ItemKind.class);
    names.forEach(name -> kinds.add(ItemKind.named(name.textValue()).orElseThrow()));
    return kinds;
  }
}
