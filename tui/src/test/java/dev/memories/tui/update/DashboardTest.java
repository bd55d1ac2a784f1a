package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.session.Project;
import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Size;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.view.BrowserView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
  private static final Size WIDE = new Size(120, 40);

  private final FakeCatalog catalog = FakeCatalog.reviewing();
  private final BrowserState first = Screens.initial(catalog, WIDE).with(Overlay.Board.LOADING);

  @Test
  void dashboardIsReadAfterTheProjects() {
    assertThat(BrowserUpdate.start(first).effects())
        .contains(new BrowserEffect.LoadProjects())
        .doesNotContain(new BrowserEffect.LoadDashboard());
    assertThat(projects().effects()).contains(new BrowserEffect.LoadDashboard());
  }

  @Test
  void memoryWithoutProjectsHasNoDashboard() {
    Transition loaded = BrowserUpdate.update(first, new BrowserEvent.ProjectsLoaded(List.of()));
    assertThat(loaded.state().overlay()).isInstanceOf(Overlay.None.class);
    assertThat(BrowserView.draw(loaded.state()).text()).contains("No memory yet");
  }

  @Test
  void projectThatIsUnknownIsOnlyMentionedWhereItWasAskedFor() {
    Optional<Project> unknown = Optional.of(new Project("/srv/unknown"));
    BrowserState asked =
        BrowserState.initial(
            WIDE, first.screen().scheme(), first.permissions(), unknown, FakeCatalog.NOW);
    BrowserEvent loaded = new BrowserEvent.ProjectsLoaded(catalog.projects());
    assertThat(BrowserUpdate.update(asked, loaded).state().activity().notice()).isPresent();
    BrowserState shown = asked.with(Overlay.Board.LOADING);
    assertThat(BrowserUpdate.update(shown, loaded).state().activity().notice()).isEmpty();
  }

  @Test
  void enterOpensTheSelectedLine() {
    BrowserState state = Screens.after(catalog, WIDE, "0,down,enter");
    assertThat(state.overlay()).isInstanceOf(Overlay.None.class);
    assertThat(state.subject())
        .contains(new Subject.SessionTrace(FakeCatalog.DRAWING, FakeCatalog.id(2)));
    assertThat(state.focus()).isEqualTo(Focus.PREVIEW);
  }

  @Test
  void enterOnAProposalOpensItsFirstChange() {
    BrowserState state = Screens.after(catalog, WIDE, "0,down,down,enter");
    assertThat(state.tree().cursor().selected())
        .contains(new TreeNode.OfSection(FakeCatalog.SHOP, Section.REVIEW));
    assertThat(state.subject().orElseThrow())
        .isInstanceOfSatisfying(
            Subject.Change.class, change -> assertThat(change.id()).isEqualTo("0a1b2c3d"));
  }

  @Test
  void enterOnAnOpenEndGoesToItsLine() {
    BrowserState state = Screens.after(catalog, WIDE, "0,end,enter");
    assertThat(state.subject().map(Subject::whole))
        .contains(new Subject.Registry(FakeCatalog.SHOP));
    assertThat(state.preview().currentLine().orElseThrow().source()).isGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"esc", "0", "1", "enter"})
  void dashboardThatIsStillLoadingIsLeft(String key) {
    BrowserState left =
        BrowserUpdate.update(first, new BrowserEvent.KeyPressed(new Key(key))).state();
    assertThat(left.overlay()).isInstanceOf(Overlay.None.class);
    BrowserEvent late = new BrowserEvent.DashboardLoaded(catalog.dashboard());
    assertThat(BrowserUpdate.update(left, late).state().overlay()).isInstanceOf(Overlay.None.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "c", "f", "a", "D", "E", "W", "u", "space", "M"})
  void keysThatChangeTheMemoryDoNothingHere(String key) {
    BrowserState state = Screens.after(catalog, WIDE, "down,2,0," + key);
    assertThat(state.overlay()).isInstanceOf(Overlay.Board.class);
    assertThat(catalog.performed).isEmpty();
  }

  @Test
  void themeChangesWithoutLeaving() {
    assertThat(Screens.after(catalog, WIDE, "0,t").overlay()).isInstanceOf(Overlay.Board.class);
    assertThat(Screens.after(catalog, WIDE, "0,s").overlay()).isInstanceOf(Overlay.Search.class);
    assertThat(Screens.after(catalog, WIDE, "0,?").overlay()).isInstanceOf(Overlay.Menu.class);
  }

  @Test
  void clickOpensALine() {
    BrowserState state = Screens.after(catalog, WIDE, "0");
    List<String> screen = BrowserView.draw(state).text().lines().toList();
    int row = 0;
    while (!screen.get(row).contains("図面の保存")) {
      row++;
    }
    BrowserState clicked = BrowserUpdate.update(state, new BrowserEvent.Clicked(30, row)).state();
    assertThat(clicked.subject())
        .contains(new Subject.SessionTrace(FakeCatalog.DRAWING, FakeCatalog.id(2)));
    assertThat(BrowserUpdate.update(state, new BrowserEvent.Clicked(30, 2)).state().overlay())
        .isInstanceOf(Overlay.Board.class);
  }

  @Test
  void memoryThatCannotBeReadSaysSoInsteadOfTheDashboard() {
    BrowserEvent failed =
        new BrowserEvent.EffectFailed(
            new BrowserEffect.LoadProjects(), Trouble.of("the file is damaged"));
    BrowserState state = BrowserUpdate.update(first, failed).state();
    assertThat(BrowserView.draw(state).text()).contains("the file is damaged");
  }

  @Test
  void changeOfTheMemoryIsShown() {
    BrowserState state = Screens.after(catalog, WIDE, "0");
    assertThat(BrowserUpdate.update(state, new BrowserEvent.MemoryChanged()).effects())
        .contains(new BrowserEffect.LoadDashboard());
  }

  private Transition projects() {
    return BrowserUpdate.update(first, new BrowserEvent.ProjectsLoaded(catalog.projects()));
  }
}
