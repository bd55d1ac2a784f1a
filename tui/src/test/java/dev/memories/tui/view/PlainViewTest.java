package dev.memories.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.state.Size;
import org.junit.jupiter.api.Test;

class PlainViewTest {
  private static final Size SIZE = new Size(99, 60);

  @Test
  void dashboardIsReadBeforeTheProjects() {
    String text = plain("0");
    assertThat(text)
        .startsWith("Dashboard\nSessions a week, oldest first: 0, 1, 4, 2, 9, 3, 0, 5, 6, 2, 8, 12")
        .contains(
            "New since you looked, 3h ago: 2\n> /srv/work/shop-api: Cart total is rounded, 1h ago")
        .contains("  /srv/work/shop-api: 3 changes proposed (review)")
        .contains("\nProjects: 3\n");
  }

  @Test
  void wordsSayWhatColoursAndBadgesDo() {
    assertThat(plain(""))
        .contains("> /srv/work/shop-api (6 traces, 3 changes wait for review, stale)")
        .contains("  /home/mei/図面ツール (6 traces, locked by run-7f3a, taken 3m ago)")
        .contains("  /opt/old-service (0 traces, 2 failed, folder gone)");
    assertThat(plain("down,2,space"))
        .contains("Review: 3\n")
        .contains("  marked, Run `sh scripts/lint.sh` before each commit (added)")
        .contains("> BigDecimal with HALF_EVEN, never double (changed)");
  }

  @Test
  void previewIsItsWholeTextWithItsTabs() {
    assertThat(plain("2,3"))
        .contains("Tabs: Preview (shown), Raw, Evidence, Given\n# MoneyTest \"no discount\" fails")
        .contains("- `sh scripts/test.sh`, exit 0: `all tests passed` [L66]");
  }

  @Test
  void questionsMenusAndSearchesAreRead() {
    assertThat(plain("2,f")).startsWith("Question: Forget 1 sessions?\n  Cart total");
    assertThat(plain("L")).startsWith("Locks\n").contains("> release: /home/mei/図面ツール");
    assertThat(plain("s,text:test"))
        .startsWith("Search: test\nMemory: 1\n> /srv/work/shop-api: Run `sh scripts/test.sh`");
    assertThat(plain("u,R")).endsWith("Message: done\n");
  }

  @Test
  void textCannotControlTheTerminal() {
    assertThat(plain("2")).contains("Hostile").doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void nothingIsDrawn() {
    assertThat(plain("0") + plain("2,3")).doesNotContainPattern("[│╭╮╰╯─┃▁-█›●▸▾]");
  }

  private static String plain(String keys) {
    return PlainView.of(Screens.after(FakeCatalog.reviewing(), SIZE, keys));
  }
}
