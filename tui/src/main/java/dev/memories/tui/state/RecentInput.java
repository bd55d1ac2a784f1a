package dev.memories.tui.state;

/**
 * What the user typed before, to go on from there.
 *
 * @param search the last search
 */
public record RecentInput(SearchPane search) {
  public static final RecentInput NONE = new RecentInput(SearchPane.EMPTY);

  public RecentInput searched(SearchPane newSearch) {
    return new RecentInput(newSearch);
  }
}
