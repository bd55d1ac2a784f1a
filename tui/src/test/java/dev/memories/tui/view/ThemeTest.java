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
  private static final int[] XTERM = {
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
  };

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
   * WCAG requires a contrast of 4.5 for text; borders may have less. Terminals with 8 or 16 colours
   * are taken to have those of xterm.
   */
  @ParameterizedTest
  @CsvSource({
    "DARK, 0x000000, EIGHT",
    "DARK, 0x000000, SIXTEEN",
    "DARK, 0x000000, INDEXED",
    "DARK, 0x000000, TRUE",
    "DARK, 0x1A1B26, INDEXED",
    "DARK, 0x1A1B26, TRUE",
    "LIGHT, 0xFFFFFF, EIGHT",
    "LIGHT, 0xFFFFFF, SIXTEEN",
    "LIGHT, 0xFFFFFF, INDEXED",
    "LIGHT, 0xFFFFFF, TRUE",
    "LIGHT, 0xF5F5F0, INDEXED",
    "LIGHT, 0xF5F5F0, TRUE"
  })
  void textIsReadable(ColourScheme scheme, String background, ColourDepth depth) {
    Theme theme = new Theme(scheme, depth);
    int own = scheme == ColourScheme.DARK ? 0xE5E5E5 : 0x000000;
    for (TextRole role : TextRole.values()) {
      if (role == TextRole.BORDER || role == TextRole.RULE) {
        continue;
      }
      for (CellStyle.Background row : CellStyle.Background.values()) {
        CellPaint paint = theme.paint(new CellStyle(role, row));
        int front = paint.foreground().map(tint -> rgb(tint, depth)).orElse(own);
        int back =
            paint.background().map(tint -> rgb(tint, depth)).orElse(Integer.decode(background));
        assertThat(contrast(front, back)).as("%s, %s", role, row).isGreaterThan(4.5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DARK, 0x000000", "LIGHT, 0xFFFFFF"})
  void borderOfThePaneWithTheFocusIsTheStrongest(ColourScheme scheme, String background) {
    for (ColourDepth depth : ColourDepth.values()) {
      Theme theme = new Theme(scheme, depth);
      CellPaint focused = theme.paint(CellStyle.of(TextRole.BORDER_FOCUSED));
      CellPaint other = theme.paint(CellStyle.of(TextRole.BORDER));
      int behind = Integer.decode(background);
      assertThat(contrast(rgb(focused.foreground().orElseThrow(), depth), behind))
          .as(depth.name())
          .isGreaterThan(contrast(rgb(other.foreground().orElseThrow(), depth), behind));
      assertThat(focused.attributes()).contains(Attribute.BOLD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x000000, DARK",
    "0x1A1B26, DARK",
    "0x002B36, DARK",
    "0xFFFFFF, LIGHT",
    "0xFDF6E3, LIGHT",
    "0x8A8A8A, LIGHT"
  })
  void backgroundSelectsTheScheme(String background, ColourScheme scheme) {
    assertThat(ColourScheme.onBackground(Integer.decode(background))).isEqualTo(scheme);
  }

  private static int rgb(Colour tint, ColourDepth depth) {
    return switch (depth) {
      case EIGHT -> XTERM[tint.eight()];
      case SIXTEEN -> XTERM[tint.sixteen()];
      case INDEXED -> indexed(tint.indexed());
      case TRUE -> tint.rgb();
    };
  }

  private static int indexed(int number) {
    if (number < 16) {
      return XTERM[number];
    }
    if (number >= 232) {
      int grey = 8 + 10 * (number - 232);
      return grey << 16 | grey << 8 | grey;
    }
    int cube = number - 16;
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
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
    assertThat(ColourDepth.of(Map.of("TERM", "xterm-16color"))).isEqualTo(ColourDepth.SIXTEEN);
    assertThat(ColourDepth.of(Map.of("TERM", "linux"))).isEqualTo(ColourDepth.EIGHT);
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
