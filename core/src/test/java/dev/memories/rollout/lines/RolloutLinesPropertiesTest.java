package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.bytes;
import static org.quicktheories.generators.Generate.range;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.memories.rollout.HistoryLine;
import dev.memories.rollout.HistoryReader;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.codex.CodexItemSerializer;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.rollout.item.ItemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.quicktheories.api.Pair;
import org.quicktheories.core.Gen;

/** Lines are split correctly for any block size, and every reader copes with damaged lines. */
final class RolloutLinesPropertiesTest {
  private static final String LINE =
      """
      {"timestamp":"2026-02-09T16:00:00Z","type":"response_item","payload":{"type":"message",\
      "role":"user","content":[{"type":"input_text","text":"hi \\u00fc"}]}}
      """;

  /** Almost valid lines find more faults in readers than random bytes. */
  @Test
  void damagedRolloutIsReadWithoutAnError() {
    qt().withExamples(500)
        .forAll(damaged())
        .checkAssert(unchecked(RolloutLinesPropertiesTest::readEveryWay));
  }

  @Test
  void linesAreSplitAtLineFeedsForAnyBlockSize() {
    qt().withExamples(200)
        .forAll(damaged())
        .checkAssert(unchecked(RolloutLinesPropertiesTest::assertLines));
  }

  private static void assertLines(byte[] bytes) throws IOException {
    List<String> lines = new ArrayList<>();
    try (RolloutLines reader = new RolloutLines(new TricklingStream(bytes), 0, 0)) {
      while (reader.next()) {
        lines.add(Arrays.toString(Arrays.copyOfRange(reader.bytes(), reader.from(), reader.to())));
      }
    }

    assertThat(lines).isEqualTo(split(bytes));
  }

  /** A rollout with up to six bytes changed. */
  private static Gen<byte[]> damaged() {
    byte[] rollout = LINE.repeat(3).getBytes(UTF_8);
    Gen<Integer> place = range(0, rollout.length - 1);
    Gen<Byte> value = bytes(Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) 0);
    return lists()
        .of(place.zip(value, Pair::of))
        .ofSizeBetween(0, 6)
        .map(
            changes -> {
              byte[] damaged = rollout.clone();
              changes.forEach(change -> damaged[change._1] = change._2);
              return damaged;
            })
        .describedAs(bytes -> new String(bytes, ISO_8859_1));
  }

  private interface Check {
    void of(byte[] bytes) throws IOException;
  }

  private static Consumer<byte[]> unchecked(Check check) {
    return bytes -> {
      try {
        check.of(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
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
