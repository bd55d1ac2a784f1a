package dev.memories.tui.port;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line that a search found, not yet safe for a terminal.
 *
 * @param subject the document that shows it
 * @param pieces its text without citations, cut where matches begin and end
 * @param citations the rollout lines behind it, each with its session
 * @param when the time of the line
 */
public record FoundLine(
    FoundGroup group, Subject subject, List<Piece> pieces, List<String> citations, Instant when) {
  public FoundLine {
    pieces = List.copyOf(pieces);
    citations = List.copyOf(citations);
  }

  /** A part of the text. */
  public record Piece(String text, boolean matches) {}

  public String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
