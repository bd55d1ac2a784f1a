package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.text.Sha256;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GiantLineTest {
  private static final int KEPT = GiantLine.KEPT_BYTES;

  @Test
  void lineOfShortStringsIsUnchanged() throws Exception {
    String line = "{\"a\":\"x\\n\\\"\\\\ \u00fc \",\"b\":[1,true,null,{}],\"c\":\"\"}";

    assertThat(shorten(line, 7)).isEqualTo(line);
  }

  @Test
  void escapesAreWrittenAsASerialiserWritesThem() throws Exception {
    assertThat(
            shorten(
                """
                "\\u00fc\\ud83d\\ude00\\u0041\\/\\u001f\\u0022\\u005c\\ud800x\\udc00\\ud800\\u0041\\ud800"\
                """,
                1))
        .isEqualTo(
            """
            "\u00fc\ud83d\ude00A/\\u001f\\u0022\\u005c\\ud800x\\udc00\\ud800A\\ud800"\
            """);
  }

  @Test
  void middleOfAGiantStringIsLeftOut() throws Exception {
    String start = "a\u00fc".repeat(KEPT / 3);
    String end = "\ud83d\ude00z".repeat(KEPT / 5);
    String line = "{\"k\":\"" + start + "m".repeat(9 * KEPT) + end + "\",\"after\":1}";

    for (int block : new int[] {100_003, 1 << 18}) {
      Obj shortened = parse(shorten(line, block));

      assertThat(shortened.number("after")).isEqualTo(1);
      assertThat(shortened.text("k"))
          .startsWith(start)
          .endsWith(end)
          .contains("bytes left out")
          .hasSizeLessThan(4 * KEPT);
    }
  }

  @Test
  void cutNeverSplitsACharacter() throws Exception {
    for (int shift = 0; shift < 4; shift++) {
      String line = "{\"k\":\"" + "x".repeat(shift) + "\ud83d\ude00\u00fc".repeat(KEPT) + "\"}";

      assertThat(parse(shorten(line, 65_537)).text("k")).doesNotContain("\ufffd");
    }
  }

  @Test
  void lineOfTooManyStringsIsShortenedAndStaysJson() throws Exception {
    String element = "{\"text\":\"" + "x".repeat(100_000) + "\"}";
    String line =
        "{\"list\":[" + (element + ",").repeat(500) + element + "],\"late\":\"gone or not\"}";

    Obj shortened = parse(shorten(line, 1 << 18));

    assertThat(shortened.list("list")).hasSizeBetween(10, 100).first().isInstanceOf(Obj.class);
  }

  @Test
  void memoryIsBoundedForInputThatIsNoJson() {
    GiantLine giant = new GiantLine();
    byte[] garbage = new byte[1 << 18];
    new Random(1).nextBytes(garbage);
    for (int i = 0; i < 100; i++) {
      giant.add(garbage, 0, garbage.length);
    }

    assertThat(giant.bytes().length).isLessThan(16 << 20);
  }

  @Test
  void hashIsOfTheOriginalLineWithoutItsLineBreak() {
    byte[] line = ("\"" + "x\\u0041".repeat(1000) + "\"").getBytes(UTF_8);
    GiantLine giant = new GiantLine();
    giant.add(line, 0, 10);
    giant.add(line, 10, line.length);
    giant.add(new byte[] {'\r'}, 0, 1);

    assertThat(giant.sha256()).isEqualTo(Sha256.hex(line, 0, line.length));
  }

  private static Obj parse(String line) throws Exception {
    byte[] bytes = line.getBytes(UTF_8);
    assertThat(JsonLines.parse(bytes, 0, bytes.length, Set.of()).fields().values())
        .allSatisfy(value -> assertThat(value).isNotEqualTo(new Text("\ufffd")));
    return JsonLines.parse(bytes, 0, bytes.length, Set.of());
  }

  private static String shorten(String line, int block) {
    GiantLine giant = new GiantLine();
    byte[] bytes = line.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += block) {
      giant.add(bytes, at, Math.min(bytes.length, at + block));
    }
    return new String(giant.bytes(), UTF_8);
  }
}
