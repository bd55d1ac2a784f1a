package dev.memories.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes a rollout holds, every line of it is an entry, blank, or malformed. */
final class RolloutReaderPropertiesTest {
  @Property(tries = 300)
  void anyBytesAreRead(@ForAll byte[] content) throws IOException {
    assertEveryLineIsAccountedFor(content);
  }

  @Property(tries = 1_000)
  void anyPiecesOfLinesAreRead(@ForAll("piecesOfLines") byte[] content) throws IOException {
    assertEveryLineIsAccountedFor(content);
  }

  private static void assertEveryLineIsAccountedFor(byte[] content) throws IOException {
    Path file = Files.createTempFile("rollout", ".jsonl");
    try {
      Files.write(file, content);
      List<Long> lines = TestRollouts.entries(file).stream().map(RolloutEntry::line).toList();

      assertThat(lines).isSorted().doesNotHaveDuplicates();
      assertThat(lines).allMatch(line -> line >= 1 && line <= linesOf(content));
    } finally {
      Files.delete(file);
    }
  }

  private static long linesOf(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count()
        + 1;
  }

  @Provide
  Arbitrary<byte[]> piecesOfLines() {
    return Arbitraries.of(
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
            "\"cwd\":null")
        .list()
        .ofMaxSize(15)
        .map(RolloutReaderPropertiesTest::bytes);
  }

  /** One byte a character, so that pieces of UTF-8 sequences can be among them. */
  private static byte[] bytes(List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(piece -> bytes.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1)));
    return bytes.toByteArray();
  }
}
