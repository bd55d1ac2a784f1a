package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.session.Project;
import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.Panels;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
  private static final Size WIDE = new Size(120, 40);
  private static final Panels.Choice CHOICE = new Panels.Choice.Dashboard();
  private static final BrowserEffect LOADING = new BrowserEffect.LoadPanels(CHOICE);

  private final FakeCatalog catalog = FakeCatalog.reviewing();
  private final BrowserState first = Screens.initial(catalog, WIDE).with(Overlay.Board.DASHBOARD);

  @Test
  void dashboardIsReadAfterTheProjects() {
    assertThat(BrowserUpdate.start(first).effects())
        .contains(new BrowserEffect.LoadProjects())
        .doesNotContain(LOADING);
    assertThat(projects().effects()).contains(LOADING);
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
    BrowserState shown = asked.with(Overlay.Board.DASHBOARD);
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
    BrowserEvent late = new BrowserEvent.PanelsLoaded(CHOICE, catalog.panels(CHOICE));
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
        .contains(LOADING);
  }

  @Test
  void timelineShowsSessionsByDayWithASignAndAWordForTheirOutcome() {
    String screen = BrowserView.draw(Screens.after(catalog, WIDE, "T")).text();
    assertThat(screen).contains("Timeline of all projects", "Today", "Yesterday", "✗ ", "fail");
  }

  @Test
  void timelineOfTheSelectedProjectIsOneKeyAwayAndBack() {
    BrowserState all = Screens.after(catalog, WIDE, "T");
    assertThat(BrowserView.draw(all).text()).contains("図面の保存");
    BrowserState one = Screens.after(catalog, WIDE, "T,T");
    assertThat(BrowserView.draw(one).text()).contains("Timeline of shop").doesNotContain("図面の保存");
    assertThat(BrowserView.draw(Screens.after(catalog, WIDE, "T,T,T")).text())
        .contains("Timeline of all projects");
  }

  @Test
  void timelineOpensSessionsAndLeadsToTheDashboard() {
    assertThat(Screens.after(catalog, WIDE, "T,down,enter").subject())
        .contains(new Subject.SessionTrace(FakeCatalog.DRAWING, FakeCatalog.id(2)));
    assertThat(BrowserView.draw(Screens.after(catalog, WIDE, "T,0")).text()).contains("Dashboard");
    assertThat(Screens.after(catalog, WIDE, "T,esc").overlay()).isInstanceOf(Overlay.None.class);
  }

  @Test
  void dashboardShowsAsManyLinesAsItHasRoomFor() {
    List<Panels.Line> lines =
        IntStream.range(0, 30)
            .mapToObj(
                at ->
                    new Panels.Line(
                        new Subject.Overview(FakeCatalog.SHOP),
                        "line " + at,
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    Panels.Panel many = new Panels.Panel("Many", lines, 30, "");
    Panels.Panel few = new Panels.Panel("Few", lines.subList(0, 2), 2, "");
    Panels panels = new Panels(List.of(1), List.of(many, few, many));
    assertThat(panels.fitting(10).panels())
        .extracting(panel -> panel.lines().size())
        .containsExactly(5, 2, 5);
    assertThat(panels.fitting(30).rows()).hasSize(30);
    assertThat(panels.fitting(30).panels())
        .extracting(panel -> panel.lines().size())
        .containsExactly(11, 2, 10);
    assertThat(panels.fitting(500).lines()).hasSize(62);
  }

  private Transition projects() {
    return BrowserUpdate.update(first, new BrowserEvent.ProjectsLoaded(catalog.projects()));
  }
}
