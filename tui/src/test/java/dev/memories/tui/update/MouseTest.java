package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Size;
import dev.memories.tui.state.TreeNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MouseTest {
  private static final Size WIDE = new Size(120, 40);

  private final FakeCatalog catalog = FakeCatalog.small();

  @Test
  void clickSelectsARowOfTheTree() {
    BrowserState state = click(Screens.after(catalog, WIDE, "3"), Focus.TREE, 7);
    assertThat(state.focus()).isEqualTo(Focus.TREE);
    assertThat(state.tree().cursor().selected())
        .contains(new TreeNode.OfProject(FakeCatalog.DRAWING));
    assertThat(state.tree().expanded()).containsExactly(FakeCatalog.SHOP);
  }

  @Test
  void clickOnTheSelectedProjectFoldsAndUnfoldsIt() {
    BrowserState folded = click(Screens.after(catalog, WIDE, ""), Focus.TREE, 0);
    assertThat(folded.tree().expanded()).isEmpty();
    assertThat(click(folded, Focus.TREE, 0).tree().expanded()).containsExactly(FakeCatalog.SHOP);
  }

  @Test
  void clickOnTheSelectedProjectFromAnotherPaneOnlyMovesTheFocus() {
    BrowserState state = click(Screens.after(catalog, WIDE, "2"), Focus.TREE, 0);
    assertThat(state.focus()).isEqualTo(Focus.TREE);
    assertThat(state.tree().expanded()).containsExactly(FakeCatalog.SHOP);
  }

  @Test
  void clickBelowTheLastRowOnlyMovesTheFocus() {
    BrowserState start = Screens.after(catalog, WIDE, "3");
    BrowserState tree = click(start, Focus.TREE, 9);
    assertThat(tree.focus()).isEqualTo(Focus.TREE);
    assertThat(tree.tree().cursor()).isEqualTo(start.tree().cursor());
    BrowserState list = click(start, Focus.LIST, 6);
    assertThat(list.focus()).isEqualTo(Focus.LIST);
    assertThat(list.list().cursor()).isEqualTo(start.list().cursor());
  }

  @Test
  void clickOnABorderOnlyMovesTheFocus() {
    BrowserState state = click(Screens.after(catalog, WIDE, ""), Focus.LIST, -1);
    assertThat(state.focus()).isEqualTo(Focus.LIST);
    assertThat(state.list().cursor().index()).isZero();
  }

  @Test
  void clickInTheScrolledPreviewMovesItsCursor() {
    BrowserState scrolled = Screens.after(catalog, new Size(120, 12), "enter,3,G,2");
    int top = scrolled.preview().top();
    assertThat(top).isPositive();
    BrowserState state = click(scrolled, Focus.PREVIEW, 3);
    assertThat(state.focus()).isEqualTo(Focus.PREVIEW);
    assertThat(state.preview().line()).isEqualTo(top + 3);
  }

  @Test
  void clickClosesAMenuButNotAQuestion() {
    BrowserState menu = Screens.after(catalog, WIDE, "?");
    assertThat(click(menu, Focus.LIST, 2).overlay()).isInstanceOf(Overlay.None.class);
    BrowserState question = Screens.after(catalog, WIDE, "c");
    assertThat(click(question, Focus.LIST, 2)).isEqualTo(question);
  }

  @Test
  void wheelMovesTheSelectionOfAMenu() {
    BrowserState down = wheel(Screens.after(catalog, WIDE, "?"), 3);
    assertThat(index(down)).isEqualTo(1);
    assertThat(index(wheel(wheel(down, 3), -3))).isEqualTo(1);
  }

  @Test
  void wheelScrollsTheViewer() {
    BrowserState log = Screens.after(catalog, new Size(60, 12), "R,".repeat(20) + "@");
    assertThat(wheel(log, 3).overlay())
        .isInstanceOfSatisfying(
            Overlay.Viewer.class, viewer -> assertThat(viewer.top()).isEqualTo(3));
  }

  @Test
  void wheelDoesNothingUnderAQuestion() {
    BrowserState question = Screens.after(catalog, WIDE, "c");
    assertThat(wheel(question, 3)).isEqualTo(question);
  }

  @Test
  void mouseIsGivenToTheTerminalAndTakenBack() {
    Transition given = press(Screens.after(catalog, WIDE, ""), "m");
    assertThat(given.state().screen().mouse()).isFalse();
    assertThat(given.effects()).containsExactly(new BrowserEffect.CaptureMouse(false));
    Transition taken = press(given.state(), "m");
    assertThat(taken.state().screen().mouse()).isTrue();
    assertThat(taken.effects()).containsExactly(new BrowserEffect.CaptureMouse(true));
  }

  private static BrowserState click(BrowserState state, Focus pane, int row) {
    Area inner = state.screen().layout().pane(pane).orElseThrow().inner();
    return BrowserUpdate.update(
            state, new BrowserEvent.Clicked(inner.left() + 2, inner.top() + row))
        .state();
  }

  private static BrowserState wheel(BrowserState state, int by) {
    return BrowserUpdate.update(state, new BrowserEvent.Wheeled(30, 5, by)).state();
  }

  private static Transition press(BrowserState state, String key) {
    return BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key(key)));
  }

  private static int index(BrowserState state) {
    return Optional.of(state.overlay())
        .map(Overlay.Menu.class::cast)
        .map(Overlay.Menu::index)
        .orElseThrow();
  }
}
