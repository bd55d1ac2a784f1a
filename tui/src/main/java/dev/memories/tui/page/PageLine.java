package dev.memories.tui.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a page, no wider than the page was made for.
 *
 * @param source the line of the document's text it comes from, from 1; 0 when it comes from none
 * @param anchors the citations that this line makes, or is the evidence of
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
