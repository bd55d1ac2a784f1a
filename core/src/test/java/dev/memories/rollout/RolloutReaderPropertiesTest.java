package dev.memories.rollout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.byteArrays;
import static org.quicktheories.generators.Generate.bytes;
import static org.quicktheories.generators.Generate.range;

import dev.memories.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Every line of a rollout is an entry, blank, or malformed, whatever bytes it holds. */
final class RolloutReaderPropertiesTest {
  @Test
  void anyBytesAreRead() {
    qt().withExamples(300)
        .forAll(byteArrays(range(0, 255), bytes(Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) 0)))
        .checkAssert(RolloutReaderPropertiesTest::assertEveryLineIsAccountedFor);
  }

  @Test
  void anyPiecesOfLinesAreRead() {
    qt().forAll(piecesOfLines())
        .checkAssert(text -> assertEveryLineIsAccountedFor(text.getBytes(ISO_8859_1)));
  }

  private static void assertEveryLineIsAccountedFor(byte[] content) {
    List<Long> lines = linesRead(content);

    assertThat(lines).isSorted().doesNotHaveDuplicates();
    assertThat(lines).allMatch(line -> line >= 1 && line <= linesOf(content));
  }

  private static List<Long> linesRead(byte[] content) {
    try {
      Path file = Files.createTempFile("rollout", ".jsonl");
      try {
        Files.write(file, content);
        return TestRollouts.entries(file).stream().map(RolloutEntry::line).toList();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long linesOf(byte[] content) {
    return new String(content, ISO_8859_1).chars().filter(c -> c == '\n').count() + 1;
  }

  /** Characters stand for bytes, so that parts of UTF-8 sequences can be among them. */
  private static Gen<String> piecesOfLines() {
    return Texts.of(
        15,
        "{",
        "}",
        "{}",
        "[",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\u0000",
        "\u00FF",
        "\u00C3",
        "\u001B",
        "7",
        "null",
        "{\"timestamp\":\"2026-02-09T16:16:03.123Z\",",
        "\"type\":\"response_item\",",
        "\"type\":\"session_meta\",",
        "\"type\":\"event_msg\",",
        "\"payload\":",
        "\"payload\":{\"type\":\"message\",\"role\":\"user\",\"content\":[]}}",
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[]}",
        "{\"record_type\":\"state\"}",
        "\"payload\":{\"id\":7}}",
        "\"ordinal\":-1,",
        "\"history_base\":{}",
        "\"cwd\":null");
  }
}
