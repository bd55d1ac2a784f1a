package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Tone;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Permissions;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.Size;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.view.BrowserView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final Size WIDE = new Size(120, 40);
  private static final Trouble DAMAGED =
      new Trouble(
          "could not open the state database /home/mei/.memories/state.sqlite: the file is damaged",
          "`memories index --rebuild` keeps it aside and starts a new one; traces are taken back",
          Optional.of("index --rebuild"));

  private final FakeCatalog catalog = FakeCatalog.small();

  @Test
  void projectsThatCannotBeLoadedSayWhyAndOfferTheCommand() {
    BrowserState start = Screens.initial(catalog, WIDE);
    BrowserState failed = fail(start, new BrowserEffect.LoadProjects());
    String screen = screen(failed);
    assertThat(screen).doesNotContain("Loading").contains("the file is damaged");
    assertThat(screen).contains("memories index --rebuild").contains("traces are taken back");
    Transition run = BrowserUpdate.update(failed, new BrowserEvent.KeyPressed(new Key("enter")));
    assertThat(run.effects())
        .contains(
            new BrowserEffect.Perform(0, new Action.RunLine("index --rebuild", Optional.empty())));
  }

  @Test
  void knownTroubleIsNotSaidAgain() {
    BrowserState failed =
        fail(Screens.initial(catalog, WIDE), new BrowserEffect.LoadProjects()).withoutOverlay();
    assertThat(fail(failed, new BrowserEffect.LoadProjects()).overlay())
        .isInstanceOf(Overlay.None.class);
  }

  @Test
  void troubleIsOverWhenTheProjectsAreLoaded() {
    BrowserState failed = fail(Screens.initial(catalog, WIDE), new BrowserEffect.LoadProjects());
    BrowserState loaded =
        BrowserUpdate.update(failed, new BrowserEvent.ProjectsLoaded(catalog.projects())).state();
    assertThat(loaded.tree().trouble()).isEmpty();
  }

  @Test
  void rowsThatCannotBeLoadedAreNotCalledNone() {
    ProjectSection summary = new ProjectSection(FakeCatalog.SHOP, Section.SUMMARY);
    BrowserState state = Screens.after(catalog, WIDE, "down");
    BrowserState failed = fail(state, new BrowserEffect.LoadEntries(summary)).withoutOverlay();
    assertThat(screen(state)).contains("No memory summary yet");
    assertThat(screen(failed)).doesNotContain("No memory summary yet").contains("is damaged");
  }

  @Test
  void planThatFailsNoLongerWaits() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    Transition asked = BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("c")));
    assertThat(asked.state().overlay()).isInstanceOf(Overlay.Planning.class);
    Action.Planned action = new Action.Consolidate(List.of(FakeCatalog.SHOP));
    BrowserState failed = fail(asked.state(), new BrowserEffect.MakePlan(action));
    assertThat(failed.overlay()).isInstanceOf(Overlay.Menu.class);
  }

  @Test
  void planThatNobodyWaitsForIsDropped() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    BrowserState asked =
        BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("c"))).state();
    BrowserState cancelled =
        BrowserUpdate.update(asked, new BrowserEvent.KeyPressed(new Key("esc"))).state();
    Action.Planned action = new Action.Consolidate(List.of(FakeCatalog.SHOP));
    BrowserState after =
        BrowserUpdate.update(cancelled, new BrowserEvent.PlanMade(action, catalog.plan(action)))
            .state();
    assertThat(after.overlay()).isInstanceOf(Overlay.None.class);
  }

  @Test
  void planWithNothingToDoOffersToDoItAgain() {
    BrowserState after = nothing(Screens.after(catalog, WIDE, ""), "c");
    assertThat(screen(after))
        .contains("nothing has changed")
        .contains("consolidate --force -C " + FakeCatalog.SHOP);
    Transition again =
        BrowserUpdate.update(
            BrowserUpdate.update(after, new BrowserEvent.KeyPressed(new Key("down"))).state(),
            new BrowserEvent.KeyPressed(new Key("enter")));
    assertThat(again.effects())
        .contains(
            new BrowserEffect.Perform(
                0,
                new Action.RunLine(
                    "consolidate --force -C " + FakeCatalog.SHOP, Optional.of(FakeCatalog.SHOP))));
  }

  @Test
  void planWithNothingToDoIsOnlySaidWhereNothingMayBeDone() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    Action.Planned action = new Action.Consolidate(List.of(FakeCatalog.SHOP));
    BrowserState readOnly =
        new BrowserState(
            state.screen(),
            state.panes(),
            new Overlay.Planning(action),
            state.activity(),
            state.recent(),
            new Permissions(true, catalog.supported()));
    BrowserState after = planned(readOnly, action);
    assertThat(after.overlay()).isInstanceOf(Overlay.None.class);
    assertThat(after.activity().notice().orElseThrow().text()).isEqualTo("nothing has changed");
  }

  @Test
  void listWithoutSessionsTakesTheKeyThatItNames() {
    BrowserState state = Screens.after(catalog, WIDE, "2");
    ProjectSection traces = state.list().section().orElseThrow();
    BrowserState empty =
        BrowserUpdate.update(state, new BrowserEvent.EntriesLoaded(traces, List.of())).state();
    assertThat(screen(empty)).contains("No traces yet: x extracts");
    Transition asked = BrowserUpdate.update(empty, new BrowserEvent.KeyPressed(new Key("x")));
    assertThat(asked.effects())
        .contains(
            new BrowserEffect.MakePlan(new Action.ExtractCandidates(List.of(FakeCatalog.SHOP))));
  }

  @Test
  void homeWithoutProjectsSaysSoAndOffersToRead() {
    BrowserState none =
        BrowserUpdate.update(
                Screens.initial(catalog, WIDE), new BrowserEvent.ProjectsLoaded(List.of()))
            .state();
    for (String key : List.of("x", "c")) {
      BrowserState after =
          BrowserUpdate.update(none, new BrowserEvent.KeyPressed(new Key(key))).state();
      assertThat(screen(after)).contains("is known yet");
    }
  }

  @Test
  void folderThatIsGoneOffersToMoveItsMemory() {
    assertThat(Screens.after(catalog, WIDE, "F").overlay()).isInstanceOf(Overlay.None.class);
    assertThat(Screens.after(catalog, WIDE, "G,F").overlay())
        .isInstanceOfSatisfying(
            Overlay.Palette.class,
            palette ->
                assertThat(palette.line().text())
                    .isEqualTo("projects move " + FakeCatalog.OLD + " "));
  }

  @Test
  void enterOpensTheBoxOfATroubleAgain() {
    BrowserState failed =
        fail(Screens.initial(catalog, WIDE), new BrowserEffect.LoadProjects()).withoutOverlay();
    assertThat(screen(failed)).contains("Enter: memories index --rebuild");
    BrowserState again =
        BrowserUpdate.update(failed, new BrowserEvent.KeyPressed(new Key("enter"))).state();
    assertThat(again.overlay()).isInstanceOf(Overlay.Menu.class);
    assertThat(again.activity().log()).isEqualTo(failed.activity().log());
  }

  private static BrowserState nothing(BrowserState state, String key) {
    BrowserState asked =
        BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key(key))).state();
    return planned(asked, new Action.Consolidate(List.of(FakeCatalog.SHOP)));
  }

  private static BrowserState planned(BrowserState asked, Action.Planned action) {
    return BrowserUpdate.update(
            asked, new BrowserEvent.PlanMade(action, ActionPlan.nothing("nothing has changed")))
        .state();
  }

  @Test
  void memoryThatVanishesIsSaidInTheTree() {
    BrowserState state = Screens.after(catalog, new Size(80, 24), "2");
    assertThat(screen(state)).doesNotContain("shop-api stale");
    BrowserState gone =
        BrowserUpdate.update(state, new BrowserEvent.ProjectsLoaded(List.of())).state();
    assertThat(screen(gone)).contains("No memory yet.");
  }

  @Test
  void noticeThatIsLongerThanTheScreenIsShownWhole() {
    String text = "nothing has changed since the last consolidation; do it again with the key c";
    BrowserState state = Screens.after(catalog, new Size(40, 12), "");
    BrowserState said = state.with(state.activity().saying(text, Tone.PLAIN));
    assertThat(screen(said)).contains(text);
  }

  @Test
  void outputOfACommandIsNotCut() {
    String error = "could not read the state database /srv/memories.sqlite: it cannot be written";
    BrowserState state = Screens.after(catalog, new Size(40, 12), "");
    BrowserState running =
        BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("R"))).state();
    BrowserEvent ended =
        new BrowserEvent.ActionEnded(0, new ActionOutcome.Failed("exit 6", List.of(error)));
    BrowserState after = BrowserUpdate.update(running, ended).state();
    assertThat(screen(after).replaceAll("[ ┃]", "")).contains(error.replace(" ", ""));
  }

  @Test
  void lockThatIsInTheWayCanBeReleased() {
    BrowserState state = Screens.after(catalog, WIDE, "left,down,c,enter");
    assertThat(state.overlay())
        .isInstanceOfSatisfying(
            Overlay.Menu.class,
            menu -> {
              assertThat(menu.intro().getFirst()).contains("locked by run-7f3a, taken 3m ago");
              assertThat(menu.items().getFirst().keys()).isEqualTo("release");
            });
    Screens.after(catalog, WIDE, "left,down,c,enter,enter,y");
    assertThat(catalog.performed).endsWith(new Action.ReleaseLock(FakeCatalog.DRAWING));
  }

  @Test
  void actionThatCannotBeDoneSaysSoWhole() {
    BrowserState state = Screens.after(catalog, WIDE, "");
    BrowserState running =
        BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key("R"))).state();
    BrowserState after =
        BrowserUpdate.update(
                running, new BrowserEvent.ActionEnded(0, ActionOutcome.Failed.because(DAMAGED)))
            .state();
    assertThat(screen(after)).contains("traces are taken back");
    assertThat(after.activity().running()).isEmpty();
  }

  @Test
  void projectToSelectStaysSelectedWhateverIsTypedAhead() {
    BrowserState start =
        BrowserState.initial(
            WIDE,
            ColourScheme.DARK,
            new Permissions(false, catalog.supported()),
            Optional.of(FakeCatalog.OLD),
            FakeCatalog.NOW);
    BrowserState typed = start;
    for (String key : List.of("down", "G", "g", "g", "enter", "1")) {
      typed = BrowserUpdate.update(typed, new BrowserEvent.KeyPressed(new Key(key))).state();
    }
    BrowserState loaded =
        BrowserUpdate.update(typed, new BrowserEvent.ProjectsLoaded(catalog.projects())).state();
    assertThat(loaded.tree().cursor().selected()).contains(new TreeNode.OfProject(FakeCatalog.OLD));
  }

  @Test
  void enterWhereNothingIsCitedGoesToTheNextClaim() {
    BrowserState state = Screens.after(catalog, WIDE, "enter,3,enter");
    assertThat(state.preview().currentLine().orElseThrow().anchors()).contains("L15");
    assertThat(state.activity().notice().orElseThrow().text()).startsWith("claim 1 of ");
  }

  @Test
  void enterWhereNoLineCitesAnythingShowsThePaneAlone() {
    assertThat(Screens.after(catalog, WIDE, "3,enter").screen().zoomed()).isTrue();
    assertThat(Screens.after(catalog, WIDE, "3,enter,enter").screen().zoomed()).isFalse();
  }

  @Test
  void parenthesesMoveFromClaimToClaim() {
    assertThat(claim("),)")).contains("L53");
    assertThat(claim("),),(")).contains("L15");
    assertThat(claim("(")).contains("L66");
  }

  private List<String> claim(String keys) {
    return Screens.after(catalog, WIDE, "enter,3," + keys)
        .preview()
        .currentLine()
        .orElseThrow()
        .anchors();
  }

  /** The words on the screen, whatever the lines they are on. */
  private static String screen(BrowserState state) {
    return BrowserView.draw(state).text().replaceAll("[\\s│]+", " ");
  }

  private static BrowserState fail(BrowserState state, BrowserEffect.OnMemory effect) {
    return BrowserUpdate.update(state, new BrowserEvent.EffectFailed(effect, DAMAGED)).state();
  }
}
