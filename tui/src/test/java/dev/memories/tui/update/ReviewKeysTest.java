package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.BrowserView;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewKeysTest {
  private static final Size WIDE = new Size(120, 40);
  private static final String PROPOSAL = "proposal=20260210T100000Z-1";

  private final FakeCatalog catalog = FakeCatalog.reviewing();

  @ParameterizedTest(name = "[{0}] -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys               | what was done
          down,2,a             | Decide[project=/srv/work/shop-api, P, changes=[0a1b2c3d], accept=true]
          down,2,down,D        | Decide[project=/srv/work/shop-api, P, changes=[4e5f6a7b], accept=false]
          down,2,space,space,a | Decide[project=/srv/work/shop-api, P, changes=[0a1b2c3d, 4e5f6a7b], accept=true]
          down,2,down,3,a      | Decide[project=/srv/work/shop-api, P, changes=[4e5f6a7b], accept=true]
          down,2,W,y           | Discard[project=/srv/work/shop-api]
          W,y                  | Discard[project=/srv/work/shop-api]
          W,n                  |
          down,2,W,enter       |
          a                    |
          2,a                  |
          left,down,W          |
          """)
  void keysDecideAboutChanges(String keys, String performed) {
    Screens.after(catalog, WIDE, keys);
    assertThat(catalog.performed.stream().map(Object::toString).collect(Collectors.joining("; ")))
        .isEqualTo(performed == null ? "" : performed.replace("P,", PROPOSAL + ","));
  }

  @Test
  void rewordingBeginsTheCommandOfTheReview() {
    assertThat(palette("down,2,down,E"))
        .isEqualTo(
            "review -C /srv/work/shop-api --edit"
                + " '4e5f6a7b=BigDecimal with HALF_EVEN, never double'");
  }

  @Test
  void oneBulletIsRewordedAtATime() {
    BrowserState state = Screens.after(catalog, WIDE, "down,2,space,space,E");
    assertThat(state.overlay()).isInstanceOf(Overlay.None.class);
  }

  @Test
  void bulletOfTheRegistryIsRejectedFromTheList() {
    assertThat(palette("down,down,down,2,D"))
        .isEqualTo("reject -C /srv/work/shop-api 'Build and test'");
  }

  @Test
  void projectWithAProposalIsMarked() {
    assertThat(BrowserView.draw(Screens.after(catalog, WIDE, "left")).text())
        .containsPattern("shop-api +review");
  }

  @Test
  void projectWithoutAProposalHasNoReview() {
    String screen = BrowserView.draw(Screens.after(FakeCatalog.small(), WIDE, "")).text();
    assertThat(screen).contains("Registry").doesNotContain("Review");
  }

  @Test
  void catalogThatCannotReviewOffersNoDecision() {
    BrowserState state = Screens.after(FakeCatalog.able(EnumSet.of(ActionKind.RUN_LINE)), WIDE, "");
    assertThat(AvailableCommands.in(state))
        .doesNotContain(BrowserCommand.ACCEPT, BrowserCommand.DISCARD);
  }

  private String palette(String keys) {
    return Screens.after(catalog, WIDE, keys).overlay() instanceof Overlay.Palette palette
        ? palette.line().text()
        : "no palette";
  }
}
