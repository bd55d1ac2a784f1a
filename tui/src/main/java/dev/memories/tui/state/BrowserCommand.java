package dev.memories.tui.state;

import static dev.memories.tui.state.Focus.LIST;
import static dev.memories.tui.state.Focus.PREVIEW;
import static dev.memories.tui.state.Focus.TREE;

import dev.memories.tui.port.ActionKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that a key can give, with its keys, its panes and its help text.
 *
 * <p>The footer, the help menu and the key handler are derived from this table.
 */
@SuppressWarnings("ImmutableEnumChecker") // the set and the list are never modified
public enum BrowserCommand {
  OPEN("open", "open, or go one pane to the right", "enter"),
  ACCEPT("accept", "accept this change of the proposal", Set.of(LIST, PREVIEW), "a"),
  REJECT("reject", "reject this bullet or change, for good", Set.of(LIST, PREVIEW), "D"),
  REWORD("reword", "put your wording in the place of this bullet", Set.of(LIST, PREVIEW), "E"),
  DISCARD("discard", "discard the whole proposal; asks first", "W"),
  NEXT_TAB("tabs", "next tab: preview, raw, evidence, diff, given", Set.of(PREVIEW), "]"),
  PREVIOUS_TAB("", "previous tab", Set.of(PREVIEW), "["),
  FILTER("filter", "filter as you type", Set.of(TREE, LIST), "/"),
  FIND("find", "find in the preview", Set.of(PREVIEW), "/"),
  NEXT_CLAIM("", "next line that cites a rollout", Set.of(PREVIEW), ")"),
  PREVIOUS_CLAIM("", "previous line that cites a rollout", Set.of(PREVIEW), "("),
  NEXT_HIT("", "next match", Set.of(PREVIEW), "n"),
  PREVIOUS_HIT("", "previous match", Set.of(PREVIEW), "N"),
  SORT("", "sort: newest, name, largest, failed first", Set.of(TREE, LIST), "o"),
  SEARCH("search", "search memory, traces and sessions as you type", "s"),
  MARK("mark", "mark for the next action", Set.of(TREE, LIST), "space"),
  EXTRACT("extract", "extract the session, or the project's candidates", Set.of(TREE, LIST), "x"),
  CONSOLIDATE("consolidate", "consolidate the project, after showing the plan", "c"),
  FORGET("forget", "forget the session, never extract it again; asks first", Set.of(LIST), "f"),
  RESTORE("restore", "restore this consolidation", Set.of(LIST), "r"),
  REMEMBER("", "remember a line in this project's memory", "M"),
  MOVED("moved", "give the memory of a folder that is gone to another", Set.of(TREE), "F"),
  LOCKS("", "locks: show holders, release, take over", "L"),
  REFRESH("", "read the rollouts again", "R"),
  EDIT("edit", "open in $VISUAL or $EDITOR, at this line", Set.of(LIST, PREVIEW), "e"),
  PAGER("pager", "open in the pager", Set.of(LIST, PREVIEW), "p"),
  COPY("copy", "copy: text, path, id, command line", "y"),
  ZOOM("zoom", "show this pane alone, or all panes", "z"),
  UNDO("", "undo the last action", "u"),
  STOP("", "stop running actions", "X"),
  LOG("", "log of actions", "@"),
  PALETTE("command", "run a memories command", ":"),
  THEME("", "next theme: dark, light, mono, or as it was", "t"),
  MOUSE("", "give the mouse to the terminal, or take it back", "m"),
  UP("", "up", "up", "k"),
  DOWN("", "down", "down", "j"),
  SCROLL_UP("", "scroll the preview up", Set.of(TREE, LIST), "K"),
  SCROLL_DOWN("", "scroll the preview down", Set.of(TREE, LIST), "J"),
  NARROWER("", "make this pane narrower", "<"),
  WIDER("", "make this pane wider", ">"),
  LEFT("", "fold, or go one pane to the left", "left", "h"),
  RIGHT("", "unfold, or go one pane to the right", "right", "l"),
  PAGE_UP("", "a page up", "pgup", "ctrl-b"),
  PAGE_DOWN("", "a page down", "pgdn", "ctrl-f"),
  HALF_UP("", "half a page up", "ctrl-u"),
  HALF_DOWN("", "half a page down", "ctrl-d"),
  FIRST("", "to the first line", "home", "gg"),
  LAST("", "to the last line", "end", "G"),
  NEXT_PANE("", "next pane", "tab"),
  PREVIOUS_PANE("", "previous pane", "shift-tab"),
  DASHBOARD("", "the first screen: what is new, waits, failed", "0"),
  TIMELINE("", "sessions by day; again: of this project alone", "T"),
  GO_TREE("", "to the projects", "1"),
  GO_LIST("", "to the list", "2"),
  GO_PREVIEW("", "to the preview", "3"),
  BACK("", "go back one step", "esc", "backspace"),
  HELP("keys", "this menu", "?", "f1"),
  REDRAW("", "redraw the screen", "ctrl-l"),
  SUSPEND("", "suspend (fg resumes)", "ctrl-z"),
  QUIT("quit", "quit", "q", "ctrl-c");

  private final String footer;
  private final String help;
  private final Set<Focus> panes;
  private final List<String> keys;

  BrowserCommand(String footer, String help, String... keys) {
    this(footer, help, EnumSet.allOf(Focus.class), keys);
  }

  BrowserCommand(String footer, String help, Set<Focus> panes, String... keys) {
    this.footer = footer;
    this.help = help;
    this.panes = panes;
    this.keys = List.of(keys);
  }

  /** The word in the footer; empty if the command is not shown there. */
  public String footer() {
    return footer;
  }

  public String help() {
    return help;
  }

  public boolean worksIn(Focus focus) {
    return panes.contains(focus);
  }

  public List<String> keys() {
    return keys;
  }

  /** The kind of action that this command needs, if any. */
  public Optional<ActionKind> needs() {
    return switch (this) {
      case EXTRACT -> Optional.of(ActionKind.EXTRACT);
      case CONSOLIDATE -> Optional.of(ActionKind.CONSOLIDATE);
      case FORGET -> Optional.of(ActionKind.FORGET);
      case RESTORE -> Optional.of(ActionKind.RESTORE);
      case ACCEPT, DISCARD -> Optional.of(ActionKind.REVIEW);
      case REFRESH -> Optional.of(ActionKind.REFRESH);
      case MOVED -> Optional.of(ActionKind.RUN_LINE);
      default -> Optional.empty();
    };
  }
}
