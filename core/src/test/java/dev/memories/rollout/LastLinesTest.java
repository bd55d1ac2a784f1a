package dev.memories.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.range;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LastLinesTest {
  @Test
  void lastLinesAreKeptInOrder() {
    qt().withExamples(500)
        .forAll(range(1, 5_000_000), lists().of(range(1, 2_000_000)).ofSizeBetween(0, 60))
        .checkAssert(LastLinesTest::assertKeepsTheLastLines);
  }

  private static void assertKeepsTheLastLines(int maxBytes, List<Integer> lengths) {
    LastLines kept = new LastLines(maxBytes);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      // The text begins with the line number and has a thousandth of the length, to be fast.
      String text = i + ":" + "x".repeat(lengths.get(i) / 1000);
      all.add(text);
      byte[] bytes = text.getBytes(UTF_8);
      kept.add(new HistoryLine(bytes, 0, bytes.length));
    }

    List<String> held = texts(kept);

    assertThat(all).endsWith(held.toArray(String[]::new));
    assertThat(kept.isWhole()).isEqualTo(held.size() == all.size());
    assertThat(held).hasSizeGreaterThanOrEqualTo(Math.min(1, all.size()));
  }

  @Test
  void allLinesAreKeptWhileTheyFit() {
    qt().withExamples(300)
        .forAll(lists().of(range(1, 40)).ofSizeBetween(0, 50))
        .checkAssert(LastLinesTest::assertKeepsAllThatFit);
  }

  private static void assertKeepsAllThatFit(List<Integer> lengths) {
    LastLines small = new LastLines(200);
    long total = 0;
    List<Integer> sizes = new ArrayList<>();
    for (int length : lengths) {
      small.add(new HistoryLine(new byte[length], 0, length));
      total += length;
      sizes.add(length);
    }

    assertThat(small.isWhole()).isEqualTo(total <= 200);
    // A line that would not fit at the end of the ring goes to its front, so some room is lost.
    long held = texts(small).stream().mapToLong(String::length).sum();
    assertThat(held).isGreaterThanOrEqualTo(Math.min(total, 200 - 2 * 40));
  }

  private static List<String> texts(LastLines kept) {
    List<String> texts = new ArrayList<>();
    for (Iterator<HistoryLine> lines = kept.backwards(); lines.hasNext(); ) {
      HistoryLine line = lines.next();
      byte[] bytes = new byte[line.length()];
      line.copyTo(bytes, 0);
      texts.add(new String(bytes, UTF_8));
    }
    Collections.reverse(texts);
    return texts;
  }
}
