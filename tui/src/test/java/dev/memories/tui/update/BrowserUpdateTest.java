package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.ActivityState;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.Permissions;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowserUpdateTest {
  private static final Size WIDE = new Size(120, 40);

  private final FakeCatalog catalog = FakeCatalog.small();

  @Test
  void firstFrameReadsNoDocument() {
    Transition start = BrowserUpdate.start(Screens.initial(catalog, WIDE));
    assertThat(start.effects()).containsExactly(new BrowserEffect.LoadProjects());
    assertThat(catalog.read).isEmpty();
  }

  @Test
  void openingReadsOnlyTheVisibleDocument() {
    Screens.after(catalog, WIDE, "");
    assertThat(catalog.read).containsExactly(new Subject.Overview(FakeCatalog.SHOP));
  }

  @Test
  void selectionStaysOnItsTraceWhenANewerOneAppears() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,down,down");
    Optional<Subject> selected = state.list().cursor().selected();
    List<EntryRow> rows = new ArrayList<>(catalog.entries(FakeCatalog.SHOP, Section.TRACES));
    rows.addFirst(
        EntryRow.named(new Subject.SessionTrace(FakeCatalog.SHOP, FakeCatalog.id(99)), "newest"));
    ProjectSection section = new ProjectSection(FakeCatalog.SHOP, Section.TRACES);
    BrowserState after =
        BrowserUpdate.update(state, new BrowserEvent.EntriesLoaded(section, rows)).state();
    assertThat(after.list().cursor().selected()).isEqualTo(selected);
    assertThat(after.list().cursor().index()).isEqualTo(3);
  }

  @Test
  void neighbourIsSelectedWhenTheSelectedTraceIsGone() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,down,down");
    List<EntryRow> rows = new ArrayList<>(catalog.entries(FakeCatalog.SHOP, Section.TRACES));
    rows.remove(2);
    ProjectSection section = new ProjectSection(FakeCatalog.SHOP, Section.TRACES);
    BrowserState after =
        BrowserUpdate.update(state, new BrowserEvent.EntriesLoaded(section, rows)).state();
    assertThat(after.list().cursor().selected()).contains(rows.get(2).subject());
  }

  @Test
  void rowsOfASectionNoLongerShownAreIgnored() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    ProjectSection other = new ProjectSection(FakeCatalog.OLD, Section.TRACES);
    BrowserState after =
        BrowserUpdate.update(state, new BrowserEvent.EntriesLoaded(other, List.of())).state();
    assertThat(after.list()).isEqualTo(state.list());
  }

  @Test
  void resizeKeepsTheSelectionAndRequestsANewPage() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,down,down");
    Transition resized = BrowserUpdate.update(state, new BrowserEvent.Resized(new Size(60, 15)));
    assertThat(resized.state().list().cursor().selected())
        .isEqualTo(state.list().cursor().selected());
    assertThat(resized.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            BrowserEffect.LoadPage.class,
            load -> assertThat(load.request().width()).isLessThan(60));
  }

  @Test
  void changeByAnotherProcessReloadsTheScreen() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,down");
    Transition transition = BrowserUpdate.update(state, new BrowserEvent.MemoryChanged());
    Subject trace = new Subject.SessionTrace(FakeCatalog.SHOP, FakeCatalog.id(1));
    int width = state.screen().layout().previewWidth();
    assertThat(transition.effects())
        .containsExactly(
            new BrowserEffect.LoadProjects(),
            new BrowserEffect.LoadEntries(new ProjectSection(FakeCatalog.SHOP, Section.TRACES)),
            new BrowserEffect.LoadPage(new PageRequest(trace, PreviewTab.RENDERED, width)));
    assertThat(transition.state().list()).isEqualTo(state.list());
  }

  @Test
  void enterJumpsFromAClaimToItsEvidenceAndBack() {
    BrowserState claim = Screens.after(catalog, WIDE, "enter,3,/,text:reproduced,enter");
    assertThat(claim.preview().currentLine().orElseThrow().anchors()).containsExactly("L29");
    BrowserState evidence = Screens.after(catalog, WIDE, "enter,3,/,text:reproduced,enter,enter");
    assertThat(evidence.preview().tab()).isEqualTo(PreviewTab.EVIDENCE);
    assertThat(evidence.preview().currentLine().orElseThrow().text()).startsWith("L29");
    BrowserState back =
        Screens.after(catalog, WIDE, "enter,3,/,text:reproduced,enter,enter,down,enter");
    assertThat(back.preview().tab()).isEqualTo(PreviewTab.RENDERED);
    assertThat(back.preview().currentLine().orElseThrow().anchors()).contains("L29");
  }

  @Test
  void escapeGoesBackOneStepAtATime() {
    String in = "enter,space,/,text:cart,enter,z";
    BrowserState state = Screens.after(catalog, WIDE, in);
    assertThat(state.list().filter()).isEqualTo("cart");
    BrowserState noFilter = Screens.after(catalog, WIDE, in + ",esc");
    assertThat(noFilter.list().filter()).isEmpty();
    assertThat(noFilter.list().marks()).hasSize(1);
    BrowserState noMarks = Screens.after(catalog, WIDE, in + ",esc,esc");
    assertThat(noMarks.list().marks()).isEmpty();
    assertThat(noMarks.screen().zoomed()).isTrue();
    BrowserState noZoom = Screens.after(catalog, WIDE, in + ",esc,esc,esc");
    assertThat(noZoom.screen().zoomed()).isFalse();
    assertThat(noZoom.focus()).isEqualTo(Focus.LIST);
    assertThat(Screens.after(catalog, WIDE, in + ",esc,esc,esc,esc").focus()).isEqualTo(Focus.TREE);
  }

  @Test
  void documentThatIsNotLoadedIsNotEdited() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,down");
    Transition moved = BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("down")));
    Transition edit =
        BrowserUpdate.update(moved.state(), new BrowserEvent.KeyPressed(new Key("e")));
    assertThat(edit.effects()).isEmpty();
    Transition before = BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("e")));
    assertThat(before.effects()).singleElement().isInstanceOf(BrowserEffect.Edit.class);
  }

  @Test
  void busyLockShowsItsHolderAndAge() {
    BrowserState state = Screens.after(catalog, WIDE, "left,down,c,enter");
    assertThat(state.activity().notice())
        .contains(
            new ActivityState.Notice(
                "/home/mei/図面ツール is locked by run-7f3a, taken 3m ago", Tone.WARN));
  }

  @Test
  void forgettingOffersToAllowExtractionAgain() {
    BrowserState forgot = Screens.after(catalog, WIDE, "enter,f,y");
    assertThat(forgot.activity().notice())
        .contains(
            new ActivityState.Notice("forgot 1 sessions (u allows extraction again)", Tone.GOOD));
    Screens.after(catalog, WIDE, "enter,f,y,u");
    assertThat(catalog.performed).endsWith(new Action.Remember(List.of(FakeCatalog.id(0))));
  }

  @Test
  void readOnlyModeOffersNoChange() {
    BrowserState state =
        BrowserState.initial(
            WIDE,
            ColourScheme.DARK,
            new Permissions(true, catalog.supported()),
            Optional.empty(),
            FakeCatalog.NOW);
    for (Focus focus : Focus.values()) {
      BrowserState focused = state.with(state.screen().with(focus));
      assertThat(AvailableCommands.in(focused))
          .doesNotContain(
              BrowserCommand.EXTRACT,
              BrowserCommand.CONSOLIDATE,
              BrowserCommand.FORGET,
              BrowserCommand.RESTORE,
              BrowserCommand.REFRESH,
              BrowserCommand.EDIT,
              BrowserCommand.UNDO,
              BrowserCommand.PALETTE);
    }
  }

  @Test
  void unsupportedActionsAreNotOffered() {
    FakeCatalog able = FakeCatalog.able(Set.of(ActionKind.EXTRACT));
    BrowserState state = Screens.after(able, WIDE, "enter");
    assertThat(AvailableCommands.in(state))
        .contains(BrowserCommand.EXTRACT)
        .doesNotContain(BrowserCommand.FORGET, BrowserCommand.CONSOLIDATE);
    Screens.after(able, WIDE, "enter,f,y,c,enter");
    assertThat(able.performed).isEmpty();
  }

  @Test
  void runningActionShowsProgressAndCanBeStopped() {
    BrowserState asked = Screens.after(catalog, WIDE, "c");
    Transition started = BrowserUpdate.update(asked, new BrowserEvent.KeyPressed(new Key("enter")));
    assertThat(started.effects())
        .containsExactly(
            new BrowserEffect.Perform(0, new Action.Consolidate(List.of(FakeCatalog.SHOP))));
    Progress progress = new Progress(3, 8, "fix the cart");
    BrowserState half =
        BrowserUpdate.update(started.state(), new BrowserEvent.ActionProgressed(0, progress))
            .state();
    assertThat(half.activity().running().getFirst().progress()).isEqualTo(progress);
    Transition stopped = BrowserUpdate.update(half, new BrowserEvent.KeyPressed(new Key("X")));
    assertThat(stopped.effects()).containsExactly(new BrowserEffect.Cancel(0));
    Transition ended =
        BrowserUpdate.update(
            stopped.state(), new BrowserEvent.ActionEnded(0, new ActionOutcome.Cancelled()));
    assertThat(ended.state().activity().running()).isEmpty();
    assertThat(ended.state().activity().notice().orElseThrow().text())
        .isEqualTo("stopped: consolidate /srv/work/shop-api");
  }

  @Test
  void quittingCancelsRunningActions() {
    BrowserState asked = Screens.after(catalog, WIDE, "c");
    Transition started = BrowserUpdate.update(asked, new BrowserEvent.KeyPressed(new Key("enter")));
    Transition quit =
        BrowserUpdate.update(started.state(), new BrowserEvent.KeyPressed(new Key("ctrl-c")));
    assertThat(quit.effects())
        .containsExactly(new BrowserEffect.Cancel(0), new BrowserEffect.Quit());
  }

  @Test
  void editorOpensAtTheCurrentLine() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,3,/,text:reproduced,enter");
    Transition transition = BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("e")));
    assertThat(transition.effects())
        .containsExactly(new BrowserEffect.Edit(Path.of("/memories/trace.md"), 9));
  }

  @Test
  void controlKeysWorkUnderAnyOverlay() {
    BrowserState menu = Screens.after(catalog, WIDE, "?");
    assertThat(BrowserUpdate.update(menu, new BrowserEvent.KeyPressed(new Key("ctrl-z"))).effects())
        .containsExactly(new BrowserEffect.Suspend());
    assertThat(BrowserUpdate.update(menu, new BrowserEvent.KeyPressed(new Key("ctrl-c"))).effects())
        .containsExactly(new BrowserEffect.Quit());
  }

  @Test
  void pasteIsInsertedWithoutLineBreaks() {
    BrowserState palette = Screens.after(catalog, WIDE, ":");
    BrowserState pasted =
        BrowserUpdate.update(palette, new BrowserEvent.Pasted("extract 01a2\nq")).state();
    assertThat(pasted.overlay())
        .isInstanceOfSatisfying(
            Overlay.Palette.class,
            shown -> assertThat(shown.line().text()).isEqualTo("extract 01a2 q"));
  }

  @Test
  void pasteFiltersTheListAndTheMenu() {
    BrowserState list = Screens.after(catalog, WIDE, "2,/");
    BrowserState filtered = BrowserUpdate.update(list, new BrowserEvent.Pasted("cart")).state();
    assertThat(filtered.list().shown()).hasSize(1);
    BrowserState menu = Screens.after(catalog, WIDE, "?,down");
    BrowserState narrowed = BrowserUpdate.update(menu, new BrowserEvent.Pasted("redraw")).state();
    assertThat(narrowed.overlay())
        .isInstanceOfSatisfying(
            Overlay.Menu.class,
            shown -> {
              assertThat(shown.shown()).extracting(MenuItem::keys).containsExactly("ctrl-l");
              assertThat(shown.index()).isZero();
            });
  }

  @Test
  void runningActionIsNamedByItsTargets() {
    assertThat(title("2,f", "y")).isEqualTo("forget 1 session");
    assertThat(title("2,space,space,f", "y")).isEqualTo("forget 2 sessions");
    assertThat(title("left,space,space,c", "y")).isEqualTo("consolidate 2 projects");
  }

  private String title(String keys, String last) {
    BrowserState asked = Screens.after(catalog, WIDE, keys);
    BrowserState started =
        BrowserUpdate.update(asked, new BrowserEvent.KeyPressed(new Key(last))).state();
    return started.activity().running().getFirst().title();
  }

  @Test
  void clicksSelectAndTheWheelScrollsThePaneUnderThePointer() {
    FakeCatalog large = FakeCatalog.large(3, 500);
    BrowserState state = Screens.after(large, WIDE, "");
    int list = state.screen().layout().pane(Focus.LIST).orElseThrow().inner().left() + 3;
    BrowserState clicked = BrowserUpdate.update(state, new BrowserEvent.Clicked(list, 5)).state();
    assertThat(clicked.focus()).isEqualTo(Focus.LIST);
    assertThat(clicked.list().cursor().index()).isEqualTo(4);
    BrowserState scrolled =
        BrowserUpdate.update(state, new BrowserEvent.Wheeled(list, 5, 3)).state();
    assertThat(scrolled.focus()).isEqualTo(Focus.TREE);
    assertThat(scrolled.list().cursor().top()).isEqualTo(3);
  }

  @Test
  void movingThroughFiveThousandTracesReadsNone() {
    FakeCatalog large = FakeCatalog.large(500, 5_000);
    BrowserState state = Screens.after(large, WIDE, "enter,G");
    assertThat(state.list().cursor().index()).isEqualTo(4_999);
    assertThat(large.read).hasSize(3);
  }
}
