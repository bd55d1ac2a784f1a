package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlyphsTest {
  @Test
  void controlCharactersBecomeVisibleEscapes() {
    assertThat(shown("a\u001b[31mb")).isEqualTo("a\\u001b[31mb");
    assertThat(shown("\u202egnp.exe")).isEqualTo("\\u202egnp.exe");
    assertThat(shown("a\u200bb\ufeff")).isEqualTo("a\\u200bb\\ufeff");
    assertThat(shown("\u009b31m")).isEqualTo("\\u009b31m");
    assertThat(shown("a\r\nb\u2028c")).isEqualTo("a\\u000d\\u000ab\\u2028c");
    assertThat(shown("\ud800x")).isEqualTo("\\ud800x");
    assertThat(shown("\ue000")).isEqualTo("\\ue000");
    assertThat(shown("\udb40\udc41")).isEqualTo("\\u{e0041}");
    assertThat(shown("a\u00a0b")).isEqualTo("a b");
  }

  @Test
  void lettersAreComposedAndLongClustersAreCut() {
    assertThat(Glyphs.of("e\u0301")).containsExactly(new Glyph("é", 1));
    assertThat(Glyphs.of("\u0301")).containsExactly(new Glyph("◌\u0301", 1));
    Glyph zalgo = Glyphs.of("z" + "\u0337".repeat(500)).getFirst();
    assertThat(zalgo.text().length()).isLessThan(40);
  }

  /** Text with a wide letter takes the slow path. */
  @Test
  void characterIsTheSameGlyphBesideAnyOther() {
    for (char c = ' '; c < '\u2600'; c++) {
      List<Glyph> alone = Glyphs.of(String.valueOf(c));
      if ((c < '\u0300' || c >= '\u2000') && alone.getFirst().text().equals(String.valueOf(c))) {
        assertThat(Glyphs.of("図" + c).getLast()).as("U+%04X", (int) c).isEqualTo(alone.getFirst());
      }
    }
  }

  @Test
  void tabsAdvanceToAMultipleOfFourColumns() {
    assertThat(shown("a\tb\t図\tc")).isEqualTo("a   b   図  c");
  }

  @Test
  void noCodePointIsSentAsAControlCharacter() {
    List<String> passed = new ArrayList<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      for (Glyph glyph : Glyphs.of(Character.toString(codePoint))) {
        if (glyph.width() < 1
            || glyph.width() > 2
            || glyph.text().codePoints().anyMatch(GlyphsTest::isObeyed)) {
          passed.add("U+%04X".formatted(codePoint));
        }
      }
    }
    assertThat(passed).isEmpty();
  }

  private static boolean isObeyed(int codePoint) {
    return Character.isISOControl(codePoint)
        || (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static String shown(String text) {
    return Glyphs.of(text).stream().map(Glyph::text).collect(Collectors.joining());
  }
}
