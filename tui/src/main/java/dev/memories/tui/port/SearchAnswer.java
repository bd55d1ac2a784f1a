package dev.memories.tui.port;

import java.util.List;
import java.util.Map;

/**
 * The answer to a search.
 *
 * @param text the words that were searched for, as typed
 * @param lines the best lines, group by group, best first
 * @param totals the number of lines that match in each group
 * @param hint what else to try, or why the search failed; usually empty
 * @param failed whether nothing could be searched
 */
public record SearchAnswer(
    String text, List<FoundLine> lines, Map<FoundGroup, Long> totals, String hint, boolean failed) {
  /** The answer before anything was typed. */
  public static final SearchAnswer NONE = new SearchAnswer("", List.of(), Map.of(), "");

  public SearchAnswer {
    lines = List.copyOf(lines);
    totals = Map.copyOf(totals);
  }

  public SearchAnswer(
      String text, List<FoundLine> lines, Map<FoundGroup, Long> totals, String hint) {
    this(text, lines, totals, hint, false);
  }

  /** The answer of a search that failed. */
  public static SearchAnswer failed(String text, String why) {
    return new SearchAnswer(text, List.of(), Map.of(), why, true);
  }

  /** An answer without lines. */
  public static SearchAnswer nothing(String text, String hint) {
    return new SearchAnswer(text, List.of(), Map.of(), hint);
  }
}
