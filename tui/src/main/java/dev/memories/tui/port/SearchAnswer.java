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
 */
public record SearchAnswer(
    String text, List<FoundLine> lines, Map<FoundGroup, Long> totals, String hint) {
  /** The answer before anything was typed. */
  public static final SearchAnswer NONE = new SearchAnswer("", List.of(), Map.of(), "");

  public SearchAnswer {
    lines = List.copyOf(lines);
    totals = Map.copyOf(totals);
  }

  /** An answer without lines. */
  public static SearchAnswer nothing(String text, String hint) {
    return new SearchAnswer(text, List.of(), Map.of(), hint);
  }
}
