package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.port.Section;
import dev.memories.tui.state.ActivityState;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewKeysTest {
  private static final Size WIDE = new Size(120, 40);

  private final FakeCatalog catalog = FakeCatalog.small();

  /** The page has 24 lines. The text "[l" is in lines 4, 6, 14, 16 and 23. */
  @ParameterizedTest(name = "[{0}] -> line {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys                       | line | notice
          /,text:[l,enter              | 4    | 1 of 5
          /,text:[l,enter,n            | 6    | 2 of 5
          /,text:[l,enter,n,n          | 14   | 3 of 5
          /,text:[l,enter,n,n,N        | 6    | 2 of 5
          /,text:[l,enter,n,n,N,N      | 4    | 1 of 5
          /,text:[l,enter,N            | 23   | 5 of 5
          /,text:[l,enter,N,n          | 4    | 1 of 5
          /,text:[l,enter,G,N          | 16   | 4 of 5
          /,text:[l,enter,home,n       | 4    | 1 of 5
          /,text:[l,enter,down,n       | 6    | 2 of 5
          /,text:[l,enter,down,N       | 4    | 1 of 5
          /,text:[l,enter,n,esc        | 6    |
          /,text:[l,enter,esc,n        | 4    | no search yet: / starts one
          /,text:nowhere,enter         | 0    | not found: nowhere
          n                            | 0    | no search yet: / starts one
          """)
  void searchGoesToTheNextAndThePreviousMatchAndWraps(String keys, int line, String notice) {
    BrowserState state = Screens.after(catalog, WIDE, "enter,3," + keys);
    assertThat(state.preview().line()).isEqualTo(line);
    assertThat(state.activity().notice().map(ActivityState.Notice::text).orElse(null))
        .isEqualTo(notice);
  }

  @ParameterizedTest(name = "[{0}] -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ]         | RAW
          ],]       | EVIDENCE
          ],],]     | GIVEN
          ],],],]   | RENDERED
          [         | GIVEN
          ],[       | RENDERED
          ],esc     | RENDERED
          ],],esc   | RENDERED
          """)
  void bracketsChangeTheTab(String keys, String tab) {
    BrowserState state = Screens.after(catalog, WIDE, "enter,3," + keys);
    assertThat(state.preview().tab()).hasToString(tab);
    assertThat(state.preview().requested().map(PageRequest::tab).orElseThrow()).hasToString(tab);
  }

  @Test
  void anotherDocumentStartsAtItsTop() {
    BrowserState end = Screens.after(catalog, new Size(120, 12), "enter,3,G");
    assertThat(end.preview().top()).isPositive();
    BrowserState other = Screens.after(catalog, new Size(120, 12), "enter,3,G,2,down");
    assertThat(other.preview().line()).isZero();
    assertThat(other.preview().top()).isZero();
  }

  @Test
  void reloadedDocumentKeepsItsPlace() {
    BrowserState before = Screens.after(catalog, new Size(120, 12), "enter,3,G,k,k,k,k,k");
    BrowserState after = loaded(before, page(before));
    assertThat(after.preview().line()).isEqualTo(before.preview().line()).isPositive();
    assertThat(after.preview().top()).isEqualTo(before.preview().top()).isPositive();
  }

  @Test
  void narrowerPageKeepsTheLineOfTheText() {
    BrowserState before = Screens.after(catalog, WIDE, "enter,3,/,text:patched,enter");
    BrowserState resized =
        BrowserUpdate.update(before, new BrowserEvent.Resized(new Size(42, 20))).state();
    BrowserState after = loaded(resized, page(resized));
    assertThat(after.preview().lines().size()).isGreaterThan(before.preview().lines().size());
    assertThat(after.preview().line()).isGreaterThan(before.preview().line());
    assertThat(after.preview().currentLine().map(PageLine::text).orElseThrow())
        .startsWith("• patched");
  }

  @Test
  void pageThatIsNoLongerRequestedIsIgnored() {
    BrowserState old = Screens.after(catalog, WIDE, "enter");
    BrowserState now = Screens.after(catalog, WIDE, "enter,down");
    BrowserEvent.PageLoaded late =
        new BrowserEvent.PageLoaded(old.preview().requested().orElseThrow(), page(old));
    assertThat(BrowserUpdate.update(now, late).state().preview()).isEqualTo(now.preview());
  }

  /** The list is loaded before the page, and the user selects a passage meanwhile. */
  @Test
  void passageIsShownWhenItsDocumentArrives() {
    BrowserState summary = Screens.after(catalog, WIDE, "down");
    BrowserState registry = press(summary, "down");
    ProjectSection section = new ProjectSection(FakeCatalog.SHOP, Section.REGISTRY);
    BrowserState listed =
        BrowserUpdate.update(
                registry,
                new BrowserEvent.EntriesLoaded(
                    section, catalog.entries(FakeCatalog.SHOP, Section.REGISTRY)))
            .state();
    BrowserState selected = press(press(listed, "2"), "down");
    assertThat(selected.preview().lines()).isEqualTo(summary.preview().lines());
    BrowserState shown = loaded(selected, page(selected));
    assertThat(shown.preview().currentLine().map(PageLine::text)).contains("Preferences");
  }

  private Page page(BrowserState state) {
    PageRequest request = state.preview().requested().orElseThrow();
    return PageRenderer.make(
        catalog.document(request.subject(), request.tab()), request.tab(), request.width());
  }

  private static BrowserState loaded(BrowserState state, Page page) {
    PageRequest request = state.preview().requested().orElseThrow();
    return BrowserUpdate.update(state, new BrowserEvent.PageLoaded(request, page)).state();
  }

  private static BrowserState press(BrowserState state, String key) {
    return BrowserUpdate.update(state, new BrowserEvent.KeyPressed(new Key(key))).state();
  }
}
