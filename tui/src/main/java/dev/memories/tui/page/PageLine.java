package dev.memories.tui.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a page, at most as wide as the page.
 *
 * @param source the line of the document's text that it comes from, from 1; 0 for none
 * @param anchors the citations in this line; in evidence, the citation that it belongs to
 */
public record PageLine(List<TextSpan> spans, int source, List<String> anchors) {
  public PageLine {
    spans = List.copyOf(spans);
    anchors = List.copyOf(anchors);
  }

  public static PageLine of(TextSpan... spans) {
    return new PageLine(List.of(spans), 0, List.of());
  }

  public String text() {
    return spans.stream().map(TextSpan::text).collect(Collectors.joining());
  }
}
