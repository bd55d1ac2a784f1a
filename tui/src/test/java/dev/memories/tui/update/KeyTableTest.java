package dev.memories.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Size;
import dev.memories.tui.state.TreeNode;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of keys and the states that they lead to. */
class KeyTableTest {
  private static final Size WIDE = new Size(120, 40);

  @ParameterizedTest(name = "[{0}] -> {1} | {2} | {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys                          | pane    | tree                | list
                                          | TREE    | shop-api            | trace 0
          down                            | TREE    | shop-api/SUMMARY    | -
          j,j                             | TREE    | shop-api/REGISTRY   | 4 Build and test
          down,up                         | TREE    | shop-api            | trace 0
          j,j,k                           | TREE    | shop-api/SUMMARY    | -
          G                               | TREE    | old-service         | -
          G,g,g                           | TREE    | shop-api            | trace 0
          G,home                          | TREE    | shop-api            | trace 0
          end                             | TREE    | old-service         | -
          g,j                             | TREE    | shop-api/SUMMARY    | -
          pgdn                            | TREE    | old-service         | -
          left                            | TREE    | shop-api            | trace 0
          left,down                       | TREE    | 図面ツール          | trace 0
          left,right,down                 | TREE    | shop-api/SUMMARY    | -
          j,j,h                           | TREE    | shop-api            | trace 0
          enter                           | LIST    | shop-api            | trace 0
          l,l                             | PREVIEW | shop-api            | trace 0
          l,l,h,h                         | TREE    | shop-api            | trace 0
          enter,down,down                 | LIST    | shop-api            | trace 2
          enter,G                         | LIST    | shop-api            | trace 5
          enter,ctrl-d                    | LIST    | shop-api            | trace 5
          tab                             | LIST    | shop-api            | trace 0
          tab,tab,tab                     | TREE    | shop-api            | trace 0
          shift-tab                       | PREVIEW | shop-api            | trace 0
          3,2                             | LIST    | shop-api            | trace 0
          3,1                             | TREE    | shop-api            | trace 0
          /,text:old                      | TREE    | old-service         | -
          /,text:old,esc                  | TREE    | old-service         | -
          /,text:old,enter,esc,home       | TREE    | shop-api            | trace 0
          2,/,text:cart                   | LIST    | shop-api            | trace 0
          2,/,text:CHECK                  | LIST    | shop-api            | trace 5
          2,/,text:zzz                    | LIST    | shop-api            | -
          2,/,text:checkout,enter,esc     | LIST    | shop-api            | trace 5
          2,esc                           | TREE    | shop-api            | trace 0
          3,backspace                     | LIST    | shop-api            | trace 0
          """)
  void keysMoveThroughThePanes(String keys, String pane, String tree, String list) {
    BrowserState state = Screens.after(FakeCatalog.small(), WIDE, keys == null ? "" : keys);
    assertThat(state.focus()).hasToString(pane);
    assertThat(node(state)).isEqualTo(tree);
    assertThat(listed(state)).isEqualTo(list);
  }

  @ParameterizedTest(name = "[{0}] -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys                 | overlay
          x                      | Question
          c                      | Question
          c,n                    | None
          c,esc                  | None
          c,enter                | None
          2,f                    | Question
          2,f,enter              | Question
          2,f,y                  | None
          ?                      | Menu
          f1                     | Menu
          ?,esc                  | None
          ?,text:zoom,enter      | None
          ?,text:copy,enter      | Menu
          y                      | Menu
          L                      | Menu
          L,enter                | Question
          @                      | Viewer
          @,q                    | None
          :                      | Palette
          :,esc                  | None
          :,text:candidates,enter | Viewer
          g                      | Prefix
          3,/                    | Typing
          """)
  void keysOpenAndCloseOverlays(String keys, String overlay) {
    BrowserState state = Screens.after(FakeCatalog.small(), WIDE, keys);
    assertThat(state.overlay().getClass().getSimpleName()).isEqualTo(overlay);
  }

  @ParameterizedTest(name = "[{0}] -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys                                  | what was done
          x,y                                     | ExtractCandidates[projects=[/srv/work/shop-api]]
          left,space,space,x,y                    | ExtractCandidates[projects=[/home/mei/図面ツール, /srv/work/shop-api]]
          c,enter                                 | Consolidate[projects=[/srv/work/shop-api]]
          R                                       | Refresh[]
          :,text:extract 01a2,enter               | RunLine[line=extract 01a2, in=Optional[/srv/work/shop-api]]
          :,text:memories run,enter               | RunLine[line=run, in=Optional[/srv/work/shop-api]]
          :,text:ex,tab,text:01,enter             | RunLine[line=extract 01, in=Optional[/srv/work/shop-api]]
          :,text:c,down,down,enter                | RunLine[line=consolidate, in=Optional[/srv/work/shop-api]]
          L,enter,y                               | ReleaseLock[project=/home/mei/図面ツール]
          L,down,enter,y                          | TakeLock[project=/home/mei/図面ツール]
          down,down,down,down,down,2,r,y          | Restore[project=/srv/work/shop-api, version=20260209T160000Z-1]
          2,f,n                                   |
          L,down,up,enter,y                       | ReleaseLock[project=/home/mei/図面ツール]
          :,text:c,down,enter                     | RunLine[line=candidates, in=Optional[/srv/work/shop-api]]
          :,text:c,down,down,up,enter             | RunLine[line=candidates, in=Optional[/srv/work/shop-api]]
          :,text:c,down,up,text:x,enter           | RunLine[line=cx, in=Optional[/srv/work/shop-api]]
          2,space,space,x,y                       | Extract[sessions=[01a20297-7461-79f0-a904-000000000000, 01a20297-7461-79f0-a904-000000000001]]
          2,space,esc,down,x,y                    | Extract[sessions=[01a20297-7461-79f0-a904-000000000002]]
          space,esc,c,enter                       | Consolidate[projects=[/srv/work/shop-api]]
          """)
  void keysActOnMarkedOrSelectedRows(String keys, String performed) {
    FakeCatalog catalog = FakeCatalog.small();
    Screens.after(catalog, WIDE, keys);
    assertThat(catalog.performed.stream().map(Object::toString).collect(Collectors.joining("; ")))
        .isEqualTo(performed == null ? "" : performed);
  }

  @ParameterizedTest(name = "[{0}] -> row {1}, top {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys                 | row | top
          pgdn                   | 35  | 2
          pgdn,pgdn,pgup         | 35  | 33
          ctrl-d                 | 17  | 0
          ctrl-d,ctrl-d,ctrl-u   | 17  | 1
          G                      | 499 | 464
          G,ctrl-u               | 482 | 464
          G,pgup,pgup            | 429 | 427
          G,g,g                  | 0   | 0
          """)
  void keysMoveByPages(String keys, int row, int top) {
    BrowserState state = Screens.after(FakeCatalog.large(3, 500), WIDE, "enter," + keys);
    assertThat(state.list().cursor().index()).isEqualTo(row);
    assertThat(state.list().cursor().top()).isEqualTo(top);
  }

  /** A log of 20 lines, of which 6 are visible. */
  @ParameterizedTest(name = "[{0}] -> top {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                       | 0
          j            | 1
          j,j,k        | 1
          k            | 0
          space        | 4
          space,space  | 8
          G            | 14
          G,pgup       | 10
          G,home       | 0
          """)
  void keysScrollTheViewer(String keys, int top) {
    String log = "R,".repeat(20) + "@,";
    BrowserState state =
        Screens.after(FakeCatalog.small(), new Size(60, 12), log + (keys == null ? "" : keys));
    assertThat(state.overlay())
        .isInstanceOfSatisfying(
            Overlay.Viewer.class,
            viewer -> {
              assertThat(viewer.lines()).hasSize(20).first().asString().endsWith("  done");
              assertThat(viewer.top()).isEqualTo(top);
            });
  }

  @ParameterizedTest(name = "[{0}] -> {1} | {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # keys                                  | id                                   | command line
          y                                       | /srv/work/shop-api                   | memories path --cwd /srv/work/shop-api
          down,y                                  | /srv/work/shop-api                   | memories summary --cwd /srv/work/shop-api
          down,down,y                             | /srv/work/shop-api                   | memories registry --cwd /srv/work/shop-api
          down,down,2,down,y                      | /srv/work/shop-api                   | memories registry --cwd /srv/work/shop-api
          down,down,down,2,y                      | run-the-tests                        | memories show skills/run-the-tests/SKILL.md --cwd /srv/work/shop-api
          2,down,y                                | 01a20297-7461-79f0-a904-000000000001 | memories trace show 01a20297-7461-79f0-a904-000000000001
          down,down,down,down,down,2,y            | 20260209T160000Z-1                   | memories history --cwd /srv/work/shop-api
          down,down,down,down,down,down,2,y       | 01a20297-7461-79f0-a904-000000000003 | memories transcript 01a20297-7461-79f0-a904-000000000003
          left,down,y                             | /home/mei/図面ツール                 | memories path --cwd '/home/mei/図面ツール'
          """)
  void copyMenuOffersTheIdAndTheCommandLine(String keys, String id, String commandLine) {
    BrowserState state = Screens.after(FakeCatalog.small(), WIDE, keys);
    assertThat(state.overlay())
        .isInstanceOfSatisfying(
            Overlay.Menu.class,
            menu ->
                assertThat(menu.items())
                    .extracting(MenuItem::choice)
                    .contains(
                        new MenuItem.Choice.Copy("id", id),
                        new MenuItem.Choice.Copy("command line", commandLine)));
  }

  private static String node(BrowserState state) {
    return switch (state.tree().cursor().selected().orElseThrow()) {
      case TreeNode.OfProject(var project) -> name(project.cwd());
      case TreeNode.OfSection(var project, var section) -> name(project.cwd()) + "/" + section;
    };
  }

  private static String name(String cwd) {
    return cwd.substring(cwd.lastIndexOf('/') + 1);
  }

  private static String listed(BrowserState state) {
    return state
        .list()
        .cursor()
        .selected()
        .map(
            subject ->
                switch (subject) {
                  case Subject.SessionTrace(_, var id) ->
                      "trace " + Integer.parseInt(id.value().substring(24), 16);
                  case Subject.Passage(_, int line, var title) -> (line + 1) + " " + title;
                  default -> subject.toString();
                })
        .orElse("-");
  }
}
