package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.HistoryLine;
import dev.memories.rollout.HistoryReader;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.codex.CodexItemSerializer;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.rollout.item.ItemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lines come out right whatever the blocks, and every reader of them survives spoiled ones. */
final class RolloutLinesPropertiesTest {
  private static final String LINE =
      """
      {"timestamp":"2026-02-09T16:00:00Z","type":"response_item","payload":{"type":"message",\
      "role":"user","content":[{"type":"input_text","text":"hi \\u00fc"}]}}
      """;

  /** Nearly right is where a reader goes wrong. */
  @Property(tries = 500)
  void aSpoiledRolloutGivesEntriesOrAClearError(@ForAll("spoiled") byte[] bytes)
      throws IOException {
    readEveryWay(bytes);
  }

  @Property(tries = 200)
  void linesAreThoseBetweenLineFeedsWhateverTheBlocks(@ForAll("spoiled") byte[] bytes)
      throws IOException {
    List<String> lines = new ArrayList<>();
    try (RolloutLines reader = new RolloutLines(new TricklingStream(bytes), 0, 0)) {
      while (reader.next()) {
        lines.add(Arrays.toString(Arrays.copyOfRange(reader.bytes(), reader.from(), reader.to())));
      }
    }

    assertThat(lines).isEqualTo(split(bytes));
  }

  @Provide
  Arbitrary<byte[]> spoiled() {
    byte[] rollout = LINE.repeat(3).getBytes(UTF_8);
    return Arbitraries.integers()
        .between(0, rollout.length - 1)
        .list()
        .ofMaxSize(6)
        .flatMap(
            places ->
                Arbitraries.bytes()
                    .list()
                    .ofSize(places.size())
                    .map(
                        values -> {
                          byte[] spoiled = rollout.clone();
                          for (int i = 0; i < places.size(); i++) {
                            spoiled[places.get(i)] = values.get(i);
                          }
                          return spoiled;
                        }));
  }

  private static void readEveryWay(byte[] bytes) throws IOException {
    Path rollout = Files.createTempFile("rollout-", ".jsonl");
    try {
      Files.write(rollout, bytes);
      long lines = split(bytes).size();
      assertThat(TestRollouts.entries(rollout))
          .allSatisfy(entry -> assertThat(entry.line()).isBetween(1L, lines));
      new SessionScanner(Lineage.unknown()).scan(rollout);
      CodexItemSerializer serializer = CodexItemSerializer.withoutPayloads(text -> text);
      try (HistoryReader reader =
          HistoryReader.open(rollout, Lineage.unknown(), EnumSet.allOf(ItemKind.class))) {
        for (HistoryLine line = reader.next(); line != null; line = reader.next()) {
          line.item(serializer);
        }
      }
    } finally {
      Files.delete(rollout);
    }
  }

  private static List<String> split(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        int to = at > from && bytes[at - 1] == '\r' ? at - 1 : at;
        lines.add(Arrays.toString(Arrays.copyOfRange(bytes, from, to)));
        from = at + 1;
      }
    }
    if (from < bytes.length) {
      lines.add(Arrays.toString(Arrays.copyOfRange(bytes, from, bytes.length)));
    }
    return lines;
  }

  /** Gives a few bytes at a time. */
  private static final class TricklingStream extends ByteArrayInputStream {
    TricklingStream(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 3));
    }
  }
}
