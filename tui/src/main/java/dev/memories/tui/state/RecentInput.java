package dev.memories.tui.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What the user typed before, to go on from there.
 *
 * @param search the last search
 * @param commands the command lines that were run, oldest first
 */
public record RecentInput(SearchPane search, List<String> commands) {
  public static final RecentInput NONE = new RecentInput(SearchPane.EMPTY, List.of());

  private static final int MAX_COMMANDS = 100;

  /** The input of an earlier time. */
  public static RecentInput of(List<String> commands) {
    return new RecentInput(SearchPane.EMPTY, List.copyOf(commands));
  }

  public RecentInput searched(SearchPane newSearch) {
    return new RecentInput(newSearch, commands);
  }

  /** A line that was run before moves to the end. */
  public RecentInput ran(String line) {
    List<String> longer = new ArrayList<>(commands);
    longer.remove(line);
    longer.add(line);
    return new RecentInput(
        search,
        List.copyOf(longer.subList(Math.max(0, longer.size() - MAX_COMMANDS), longer.size())));
  }
}
