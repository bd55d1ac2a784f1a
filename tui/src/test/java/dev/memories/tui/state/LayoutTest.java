package dev.memories.tui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  @ParameterizedTest(name = "{0} columns, {1}, zoomed {2}: {3}")
  @CsvSource({
    "40, TREE, false, TREE",
    "59, LIST, false, LIST",
    "60, TREE, false, TREE LIST",
    "60, LIST, false, LIST PREVIEW",
    "99, PREVIEW, false, LIST PREVIEW",
    "100, TREE, false, TREE LIST PREVIEW",
    "200, PREVIEW, true, PREVIEW"
  })
  void widthDecidesHowManyPanesAreVisible(int columns, Focus focus, boolean zoomed, String panes) {
    Layout layout = Layout.of(new Size(columns, 30), focus, zoomed, Layout.Widening.NONE);
    assertThat(
            Arrays.stream(Focus.values())
                .filter(pane -> layout.pane(pane).isPresent())
                .map(Focus::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(panes);
  }

  @ParameterizedTest
  @CsvSource({"60", "99", "100", "121", "300"})
  void everyCellAboveTheStatusLineBelongsToOnePane(int columns) {
    Layout layout = Layout.of(new Size(columns, 30), Focus.LIST, false, Layout.Widening.NONE);
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < columns; column++) {
        int x = column;
        int y = row;
        assertThat(layout.panes().values().stream().filter(area -> area.contains(x, y)))
            .as("column %d, row %d", column, row)
            .hasSize(1);
      }
    }
    assertThat(layout.at(0, 28)).isEmpty();
    assertThat(layout.at(columns, 0)).isEmpty();
  }

  @Test
  void paneThatIsNotVisibleIsMeasuredAsIfItWere() {
    Layout layout = Layout.of(new Size(50, 30), Focus.TREE, false, Layout.Widening.NONE);
    assertThat(layout.pane(Focus.PREVIEW)).isEqualTo(Optional.empty());
    assertThat(layout.rows(Focus.PREVIEW)).isEqualTo(26);
    assertThat(layout.previewWidth()).isEqualTo(23);
  }

  @Test
  void widenedPaneTakesColumnsFromThePaneBesideIt() {
    Size size = new Size(120, 40);
    Layout usual = Layout.of(size, Focus.TREE, false, Layout.Widening.NONE);
    Layout.Widening widened = Layout.Widening.NONE.of(Focus.TREE, 8).of(Focus.PREVIEW, 4);
    Layout layout = Layout.of(size, Focus.TREE, false, widened);
    assertThat(width(layout, Focus.TREE)).isEqualTo(width(usual, Focus.TREE) + 8);
    assertThat(width(layout, Focus.LIST)).isLessThan(width(usual, Focus.LIST) - 4);
    for (Focus focus : Focus.values()) {
      Layout narrowest = Layout.of(size, focus, false, Layout.Widening.NONE.of(focus, -500));
      Layout widest = Layout.of(size, focus, false, Layout.Widening.NONE.of(focus, 500));
      for (Focus pane : Focus.values()) {
        assertThat(width(narrowest, pane)).isGreaterThanOrEqualTo(14);
        assertThat(width(widest, pane)).isGreaterThanOrEqualTo(14);
      }
    }
  }

  private static int width(Layout layout, Focus focus) {
    return layout.pane(focus).orElseThrow().width();
  }
}
