package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.SearchPane;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.BrowserView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Size WIDE = new Size(120, 40);

  private final FakeCatalog catalog = FakeCatalog.small();

  @Test
  void everyLetterSearches() {
    BrowserState open = Screens.after(catalog, WIDE, "s,text:tes");
    Transition typed = BrowserUpdate.update(open, new BrowserEvent.KeyPressed(new Key("t")));
    assertThat(typed.effects())
        .containsExactly(new BrowserEffect.Search("test", Optional.of(FakeCatalog.SHOP)));
    assertThat(pane(typed.state()).isWaiting()).isTrue();
    assertThat(pane(typed.state()).answer().text()).isEqualTo("tes");
  }

  @Test
  void answerOfAnEarlierTextIsDropped() {
    BrowserState open = Screens.after(catalog, WIDE, "s,text:test");
    BrowserState after =
        BrowserUpdate.update(
                open, new BrowserEvent.Searched(catalog.search("tes", Optional.empty(), _ -> {})))
            .state();
    assertThat(pane(after)).isEqualTo(pane(open));
  }

  @Test
  void answerAfterTheSearchWasClosedIsDropped() {
    BrowserState closed = Screens.after(catalog, WIDE, "s,text:test,esc");
    BrowserState after =
        BrowserUpdate.update(closed, new BrowserEvent.Searched(SearchAnswer.nothing("test", "")))
            .state();
    assertThat(after).isEqualTo(closed);
  }

  @Test
  void enterOpensTheBulletOfTheRegistry() {
    BrowserState state = Screens.after(catalog, WIDE, "left,s,text:test,enter");
    assertThat(state.focus()).isEqualTo(Focus.PREVIEW);
    assertThat(state.subject()).contains(new Subject.Registry(FakeCatalog.SHOP));
    assertThat(state.preview().currentLine().orElseThrow().text())
        .startsWith("• Run sh scripts/test.sh");
  }

  @Test
  void enterOpensTheTraceAtTheBullet() {
    BrowserState state = Screens.after(catalog, WIDE, "s,text:test,down,enter");
    assertThat(state.subject())
        .contains(new Subject.SessionTrace(FakeCatalog.SHOP, FakeCatalog.id(2)));
    assertThat(state.list().cursor().index()).isEqualTo(2);
    assertThat(state.preview().currentLine().orElseThrow().anchors()).contains("L29");
  }

  @Test
  void enterOpensTheTraceAtTheCitationBeforeTheLineOfTheSession() {
    BrowserState state = Screens.after(catalog, WIDE, "s,text:test,down,down,enter");
    assertThat(state.preview().currentLine().orElseThrow().anchors()).contains("L53");
  }

  @Test
  void enterOpensADocumentThatIsAlreadyOpen() {
    BrowserState state = Screens.after(catalog, WIDE, "s,text:test,down,enter,g,g,s,down,enter");
    assertThat(state.preview().currentLine().orElseThrow().anchors()).contains("L29");
  }

  @Test
  void enterOpensASessionOfAnotherProject() {
    BrowserState state = Screens.after(catalog, WIDE, "s,text:test,down,down,down,enter");
    assertThat(state.subject())
        .contains(new Subject.Candidate(FakeCatalog.DRAWING, FakeCatalog.id(3)));
    assertThat(state.list().section().orElseThrow().section()).isEqualTo(Section.CANDIDATES);
  }

  @Test
  void tabShowsTheEvidenceOfTheSelectedLine() {
    BrowserState first = Screens.after(catalog, WIDE, "s,text:test,tab");
    assertThat(evidence(first)).contains("01a20297-7461 L66");
    assertThat(evidence(Screens.after(catalog, WIDE, "s,text:test,tab,down"))).contains("L29");
    assertThat(pane(Screens.after(catalog, WIDE, "s,text:test,tab,tab")).evidence()).isEmpty();
    assertThat(pane(Screens.after(catalog, WIDE, "s,text:test,tab,esc")).evidence()).isEmpty();
  }

  @Test
  void searchOpensAgainWithItsLastWords() {
    BrowserState state = Screens.after(catalog, WIDE, "s,text:test,down,esc,s");
    assertThat(pane(state).line().text()).isEqualTo("test");
    assertThat(pane(state).answer().lines()).hasSize(4);
  }

  @Test
  void failureOfASearchIsItsAnswer() {
    BrowserState open = Screens.after(catalog, WIDE, "s,text:t");
    SearchAnswer failed = SearchAnswer.nothing("t", "could not open the search index: locked");
    BrowserState after = BrowserUpdate.update(open, new BrowserEvent.Searched(failed)).state();
    assertThat(BrowserView.draw(after).text()).contains("could not open the search index: locked");
    assertThat(pane(after).isWaiting()).isFalse();
  }

  @Test
  void progressOfTheIndexIsShown() {
    BrowserState open = Screens.after(catalog, WIDE, "s");
    BrowserState waiting =
        BrowserUpdate.update(open, new BrowserEvent.KeyPressed(new Key("t"))).state();
    BrowserState after =
        BrowserUpdate.update(waiting, new BrowserEvent.SearchProgressed(new Progress(3, 40, "")))
            .state();
    assertThat(BrowserView.draw(after).text()).contains("reading sessions, 3 of 40");
  }

  @Test
  void clickSelectsAndOpensLines() {
    BrowserState open = Screens.after(catalog, WIDE, "s,text:test");
    BrowserState selected = BrowserUpdate.update(open, new BrowserEvent.Clicked(10, 4)).state();
    assertThat(pane(selected).index()).isEqualTo(1);
    BrowserState opened = BrowserUpdate.update(selected, new BrowserEvent.Clicked(10, 4)).state();
    assertThat(opened.overlay()).isInstanceOf(Overlay.None.class);
    assertThat(opened.subject())
        .contains(new Subject.SessionTrace(FakeCatalog.SHOP, FakeCatalog.id(2)));
  }

  private static SearchPane pane(BrowserState state) {
    return ((Overlay.Search) state.overlay()).pane();
  }

  private static String evidence(BrowserState state) {
    return pane(state).evidence().orElseThrow().page().orElseThrow().text();
  }
}
