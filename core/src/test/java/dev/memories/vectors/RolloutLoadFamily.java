package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Loading of a rollout as the reference reads it. */
final class RolloutLoadFamily implements VectorFamily {
  @Override
  public String name() {
    return "rollout_load";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    check(load(example), example.expected());
  }

  private static ReferenceLoad load(VectorCase example) throws IOException {
    if (example.input().has("missing_file")) {
      return ReferenceLoad.of(Path.of("no-such-folder", "rollout.jsonl"));
    }
    return ReferenceLoad.of(
        example.input().has("content_hex")
            ? HexFormat.of().parseHex(example.text("content_hex"))
            : example.text("content").getBytes(StandardCharsets.UTF_8));
  }

  private static void check(ReferenceLoad load, Expected expected) throws Exception {
    expected.assertFlag("ok", load.error() == null);
    if (load.error() != null) {
      expected.assertText("error", load.error());
      return;
    }
    List<String> items = new ArrayList<>();
    expected.value("items").forEach(item -> items.add(item.textValue()));
    assertThat(load.items()).isEqualTo(items);
    expected.assertText("thread_id", Objects.toString(load.threadId(), null));
    expected.assertNumber("parse_errors", load.parseErrors());
  }
}
