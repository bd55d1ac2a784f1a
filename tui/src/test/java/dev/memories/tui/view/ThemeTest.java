package dev.memories.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.view.CellPaint.Attribute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
  @Test
  void monoHasNoColours() {
    Theme mono = new Theme(ColourScheme.MONO, ColourDepth.TRUE);
    for (TextRole role : TextRole.values()) {
      for (CellStyle.Background background : CellStyle.Background.values()) {
        CellPaint paint = mono.paint(new CellStyle(role, background));
        assertThat(paint.foreground()).isEmpty();
        assertThat(paint.background()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ColourScheme.class)
  void selectedRowStandsOutOnEveryTerminal(ColourScheme scheme) {
    for (ColourDepth depth : ColourDepth.values()) {
      Theme theme = new Theme(scheme, depth);
      CellPaint plain = theme.paint(new CellStyle(TextRole.TEXT, CellStyle.Background.NONE));
      CellPaint selected = theme.paint(new CellStyle(TextRole.TEXT, CellStyle.Background.SELECTED));
      assertThat(selected).isNotEqualTo(plain);
      assertThat(
              selected.background().isPresent()
                  || selected.attributes().contains(Attribute.REVERSE))
          .isTrue();
    }
  }

  /**
   * WCAG requires a contrast of 4.5 for text, and 3 for less important text. Borders may have less.
   */
  @ParameterizedTest
  @CsvSource({"DARK, 0x000000", "DARK, 0x1A1B26", "LIGHT, 0xFFFFFF", "LIGHT, 0xF5F5F0"})
  void textIsReadableOnCommonBackgrounds(ColourScheme scheme, String background) {
    Theme theme = new Theme(scheme, ColourDepth.TRUE);
    for (TextRole role : TextRole.values()) {
      theme
          .paint(new CellStyle(role, CellStyle.Background.NONE))
          .foreground()
          .filter(_ -> role != TextRole.BORDER && role != TextRole.RULE && role != TextRole.FOUND)
          .ifPresent(
              tint ->
                  assertThat(contrast(tint.rgb(), Integer.decode(background)))
                      .as(role.name())
                      .isGreaterThan(4.5));
      CellPaint selected = theme.paint(new CellStyle(role, CellStyle.Background.SELECTED));
      selected
          .foreground()
          .filter(_ -> role != TextRole.BORDER && role != TextRole.RULE && role != TextRole.FOUND)
          .ifPresent(
              tint ->
                  assertThat(contrast(tint.rgb(), selected.background().orElseThrow().rgb()))
                      .as(role + " selected")
                      .isGreaterThan(3));
    }
  }

  @Test
  void environmentSelectsTheScheme() {
    assertThat(ColourScheme.of(Map.of("NO_COLOR", "1"))).isEqualTo(ColourScheme.MONO);
    assertThat(ColourScheme.of(Map.of("NO_COLOR", ""))).isEqualTo(ColourScheme.DARK);
    assertThat(ColourScheme.of(Map.of("COLORFGBG", "0;15"))).isEqualTo(ColourScheme.LIGHT);
    assertThat(ColourScheme.of(Map.of("COLORFGBG", "15;default;0"))).isEqualTo(ColourScheme.DARK);
    assertThat(ColourDepth.of(Map.of("COLORTERM", "truecolor", "TERM", "xterm")))
        .isEqualTo(ColourDepth.TRUE);
    assertThat(ColourDepth.of(Map.of("TERM", "tmux-256color"))).isEqualTo(ColourDepth.INDEXED);
    assertThat(ColourDepth.of(Map.of("TERM", "linux"))).isEqualTo(ColourDepth.SIXTEEN);
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
  }

  private static double channel(int value) {
    double share = (value & 0xff) / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
