package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The reader in its strict reading. */
final class RolloutLoadFamily implements VectorFamily {
  @Override
  public String name() {
    return "rollout_load";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    Path rollout = Files.createTempFile("rollout-", ".jsonl");
    try {
      if (example.input().has("content_hex")) {
        Files.write(rollout, HexFormat.of().parseHex(example.text("content_hex")));
      } else if (example.input().has("content")) {
        Files.writeString(rollout, example.text("content"));
      } else {
        Files.delete(rollout);
      }
      check(StrictLoad.of(rollout), example.expected());
    } finally {
      Files.deleteIfExists(rollout);
    }
  }

  private static void check(StrictLoad load, Expected expected) throws Exception {
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
