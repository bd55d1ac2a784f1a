package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.ScreenState;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.BrowserView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sorting, resizing, finding while typing, history, and the mouse on tabs and hints. */
class ComfortTest {
  private static final Size WIDE = new Size(120, 40);

  private final FakeCatalog catalog = FakeCatalog.small();

  @Test
  void projectsAreSortedByNameSizeAndFailures() {
    assertThat(projects("o")).containsExactly("old-service", "shop-api", "図面ツール");
    assertThat(projects("o,o")).last().isEqualTo("old-service");
    assertThat(projects("o,o,o")).first().isEqualTo("old-service");
    assertThat(projects("o,o,o,o")).first().isEqualTo("shop-api");
  }

  @Test
  void rowsAreSortedByNameAndKeepTheSelection() {
    BrowserState sorted = Screens.after(catalog, WIDE, "enter,down,o");
    assertThat(sorted.list().shown().getFirst().title()).startsWith("Cart total");
    assertThat(sorted.list().shown().get(1).title()).startsWith("Checkout");
    assertThat(sorted.list().cursor().selected())
        .contains(new Subject.SessionTrace(FakeCatalog.SHOP, FakeCatalog.id(1)));
    assertThat(sorted.activity().notice().orElseThrow().text()).isEqualTo("sorted: by name");
  }

  @Test
  void filterTakesLettersInOrderAndShowsTheBestFirst() {
    BrowserState state = Screens.after(catalog, WIDE, "2,/,text:chkt");
    assertThat(state.list().shown())
        .extracting(row -> row.title())
        .containsExactly("Checkout retries three times");
  }

  @Test
  void panesAreResizedAndTheWidthsKept() {
    int usual = tree(Screens.after(catalog, WIDE, ""));
    assertThat(tree(Screens.after(catalog, WIDE, ">,>"))).isEqualTo(usual + 8);
    assertThat(tree(Screens.after(catalog, WIDE, "<"))).isEqualTo(usual - 4);
    Map<String, String> kept = catalog.preferences();
    assertThat(ScreenPreferences.widening(kept)).isEqualTo(new Layout.Widening(-4, 0));
    assertThat(ScreenPreferences.theme(kept)).isEmpty();
  }

  @Test
  void themeIsKept() {
    Screens.after(catalog, WIDE, "t");
    assertThat(ScreenPreferences.theme(catalog.preferences())).contains(ColourScheme.LIGHT);
  }

  @Test
  void themeFollowsTheBackgroundUnlessItWasChosen() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    BrowserEvent white = new BrowserEvent.BackgroundSeen(0xFFFFFF);
    assertThat(BrowserUpdate.update(state, white).state().screen().scheme())
        .isEqualTo(ColourScheme.LIGHT);
    BrowserEvent black = new BrowserEvent.BackgroundSeen(0x000000);
    BrowserState chosen = Screens.after(catalog, WIDE, "t");
    assertThat(BrowserUpdate.update(chosen, black).state().screen().scheme())
        .isEqualTo(ColourScheme.LIGHT);
    BrowserState around = Screens.after(catalog, WIDE, "t,t,t");
    assertThat(ScreenPreferences.theme(catalog.preferences())).isEmpty();
    assertThat(BrowserUpdate.update(around, white).state().screen().scheme())
        .isEqualTo(ColourScheme.LIGHT);
    BrowserState mono = Screens.after(catalog, WIDE, "t,t");
    assertThat(BrowserUpdate.update(mono, white).state().screen().scheme())
        .isEqualTo(ColourScheme.MONO);
  }

  @Test
  void themeOfTheSettingsOutweighsTheTerminalAndIsOutweighedByTheUser() {
    ScreenState.Themes themes =
        new ScreenState.Themes(
            ColourScheme.DARK, Optional.of(ColourScheme.LIGHT), Optional.empty());
    BrowserState start = Screens.after(catalog, WIDE, "");
    BrowserState state = start.with(start.screen().with(themes));
    BrowserEvent black = new BrowserEvent.BackgroundSeen(0x000000);
    assertThat(BrowserUpdate.update(state, black).state().screen().scheme())
        .isEqualTo(ColourScheme.LIGHT);
    BrowserEvent key = new BrowserEvent.KeyPressed(new Key("t"));
    assertThat(BrowserUpdate.update(state, key).state().screen().scheme())
        .isEqualTo(ColourScheme.MONO);
  }

  @Test
  void commandLinesAreKeptWithoutSecrets() {
    Screens.after(catalog, WIDE, ":,text:lock list,enter");
    assertThat(ScreenPreferences.commands(catalog.preferences())).containsExactly("lock list");
    String secret = "ghp_" + "x7Kp2mQ9vLr4TzWb8NcY3hJd6FsGa1Ue5RoM";
    Screens.after(catalog, WIDE, ":,text:search " + secret + ",enter");
    assertThat(catalog.preferences().values()).noneMatch(line -> line.contains(secret));
  }

  @Test
  void strangePreferencesAreIgnored() {
    Map<String, String> strange = Map.of("theme", "pink", "tree", "wide", "list", "99999");
    assertThat(ScreenPreferences.theme(strange)).isEmpty();
    assertThat(ScreenPreferences.widening(strange)).isEqualTo(Layout.Widening.NONE);
  }

  @Test
  void previewScrollsFromTheList() {
    Size low = new Size(120, 14);
    BrowserState state = Screens.after(catalog, low, "enter,J,J");
    assertThat(state.focus()).isEqualTo(Focus.LIST);
    assertThat(state.preview().top()).isEqualTo(6);
    assertThat(Screens.after(catalog, low, "enter,J,J,K").preview().top()).isEqualTo(3);
  }

  @Test
  void findGoesToTheFirstMatchWhileTyping() {
    String find = "enter,3,/,text:patch";
    assertThat(line(find)).contains("patched");
    assertThat(line(find + ",esc")).contains("MoneyTest");
    assertThat(line(find + ",enter")).contains("patched");
    assertThat(line("enter,3,/,text:sh ,down")).contains("exit 0");
  }

  @Test
  void findWorksInOutputToo() {
    BrowserState state =
        Screens.after(catalog, new Size(60, 12), "R,".repeat(20) + "@,/,text:done,enter,n,n");
    assertThat(state.overlay())
        .isInstanceOfSatisfying(
            Overlay.Viewer.class,
            viewer -> {
              assertThat(viewer.top()).isEqualTo(2);
              assertThat(viewer.search().text()).isEqualTo("done");
            });
  }

  @Test
  void paletteRemembersItsLines() {
    String ran = ":,text:run,enter,esc,:,text:candidates,enter,esc,:";
    assertThat(palette(ran + ",up")).isEqualTo("candidates");
    assertThat(palette(ran + ",up,up")).isEqualTo("run");
    assertThat(palette(ran + ",up,up,up")).isEqualTo("run");
    assertThat(palette(ran + ",up,up,down")).isEqualTo("candidates");
    assertThat(palette(ran + ",up,down")).isEmpty();
  }

  @Test
  void clickOnATabShowsIt() {
    BrowserState state = Screens.after(catalog, WIDE, "enter");
    Area preview = state.screen().layout().pane(Focus.PREVIEW).orElseThrow();
    BrowserState clicked =
        BrowserUpdate.update(
                state, new BrowserEvent.Clicked(preview.left() + 3 + "[Preview] ".length(), 0))
            .state();
    assertThat(clicked.preview().tab()).isEqualTo(PreviewTab.RAW);
    assertThat(clicked.focus()).isEqualTo(Focus.PREVIEW);
  }

  @Test
  void clickOnAHintPressesItsKey() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    int at = BrowserView.draw(state).text().lines().toList().getLast().indexOf("s search");
    BrowserState clicked = BrowserUpdate.update(state, new BrowserEvent.Clicked(at, 39)).state();
    assertThat(clicked.overlay()).isInstanceOf(Overlay.Search.class);
    assertThat(BrowserUpdate.update(state, new BrowserEvent.Clicked(0, 39)).state().overlay())
        .isInstanceOf(Overlay.None.class);
  }

  private List<String> projects(String keys) {
    return Screens.after(catalog, WIDE, "left," + keys).tree().rows().stream()
        .map(node -> node.project().cwd())
        .map(cwd -> cwd.substring(cwd.lastIndexOf('/') + 1))
        .toList();
  }

  private static int tree(BrowserState state) {
    return state.screen().layout().pane(Focus.TREE).orElseThrow().width();
  }

  private String line(String keys) {
    return Screens.after(catalog, WIDE, keys).preview().currentLine().orElseThrow().text();
  }

  private String palette(String keys) {
    return ((Overlay.Palette) Screens.after(catalog, WIDE, keys).overlay()).line().text();
  }

  @Test
  void bulletsAreRejectedRewordedAndRememberedByCommandLines() {
    String bullet = "left,right,down,down,3,/,text:hangs,esc,/,text:BigDecimal,enter";
    assertThat(palette(bullet + ",D"))
        .isEqualTo("reject -C /srv/work/shop-api '**BigDecimal** with HALF_EVEN, never `double`'");
    assertThat(palette(bullet + ",E"))
        .startsWith("edit -C /srv/work/shop-api '**Big")
        .endsWith("' ");
    assertThat(palette("M")).isEqualTo("remember -C /srv/work/shop-api ");
    assertThat(Screens.after(catalog, WIDE, "down,down,3,D").overlay())
        .isInstanceOf(Overlay.None.class);
  }

  @Test
  void versionsAreComparedSideBySideWhereThereIsRoom() {
    String wide = BrowserView.draw(Screens.after(catalog, WIDE, "down,down,3,[,z")).text();
    assertThat(wide).containsPattern("- .*fails.* │ \\+ .*passes");
    String narrow =
        BrowserView.draw(Screens.after(catalog, new Size(100, 40), "down,down,3,[,z")).text();
    assertThat(narrow).contains("@@");
  }
}
