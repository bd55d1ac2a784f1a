package dev.memories.tui.state;

import dev.memories.tui.page.Page;
import dev.memories.tui.port.FoundGroup;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.text.EditableLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search, with its answer so far.
 *
 * @param line what the user types
 * @param answer the newest answer; that of an earlier text while the search runs
 * @param index the selected line of the answer
 * @param indexing how far the search index has been built, if the search waits for it
 * @param evidence the evidence of the selected line, if it is shown
 */
public record SearchPane(
    EditableLine line,
    SearchAnswer answer,
    int index,
    Optional<Progress> indexing,
    Optional<Evidence> evidence) {
  public static final SearchPane EMPTY =
      new SearchPane(EditableLine.EMPTY, SearchAnswer.NONE, 0, Optional.empty(), Optional.empty());

  /** A row on the screen. */
  public sealed interface Row {
    record Heading(FoundGroup group, long total) implements Row {}

    record Line(int index, FoundLine line) implements Row {}
  }

  /**
   * The evidence of a line.
   *
   * @param page absent while it is loading
   * @param top the first visible line
   */
  public record Evidence(FoundLine of, Optional<Page> page, int top) {}

  /**
   * The areas of the search on the screen.
   *
   * @param lines a box for the lines that were found
   * @param evidence a box below it, if evidence is shown
   */
  public record Areas(Area lines, Optional<Area> evidence) {}

  public Areas areas(Layout layout) {
    int width = layout.status().width();
    int height = layout.status().top();
    if (evidence.isEmpty()) {
      return new Areas(new Area(0, 0, width, height), Optional.empty());
    }
    int upper = height / 2;
    return new Areas(
        new Area(0, 0, width, upper), Optional.of(new Area(0, upper, width, height - upper)));
  }

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < answer.lines().size(); at++) {
      FoundLine found = answer.lines().get(at);
      if (at == 0 || answer.lines().get(at - 1).group() != found.group()) {
        rows.add(new Row.Heading(found.group(), answer.totals().getOrDefault(found.group(), 0L)));
      }
      rows.add(new Row.Line(at, found));
    }
    return rows;
  }

  /** The first row on a screen of this height, so that the selected line is visible. */
  public int top(int height) {
    List<Row> rows = rows();
    int selected = 0;
    for (int at = 0; at < rows.size(); at++) {
      selected = rows.get(at) instanceof Row.Line(int found, _) && found == index ? at : selected;
    }
    return Scroll.top(0, selected, rows.size(), height);
  }

  public Optional<FoundLine> selected() {
    return index < answer.lines().size()
        ? Optional.of(answer.lines().get(index))
        : Optional.empty();
  }

  /** Whether the answer is not that of the text as it stands. */
  public boolean isWaiting() {
    return !answer.text().equals(line.text()) && !line.text().isBlank();
  }

  public SearchPane typed(EditableLine newLine) {
    SearchAnswer kept = newLine.text().isBlank() ? SearchAnswer.NONE : answer;
    return new SearchPane(newLine, kept, newLine.text().isBlank() ? 0 : index, indexing, evidence)
        .following();
  }

  /** Takes an answer, unless it is that of another text. */
  public SearchPane answered(SearchAnswer newAnswer) {
    return newAnswer.text().equals(line.text())
        ? new SearchPane(line, newAnswer, 0, Optional.empty(), evidence).following()
        : this;
  }

  public SearchPane indexing(Progress progress) {
    return new SearchPane(line, answer, index, Optional.of(progress), evidence);
  }

  public SearchPane at(int wanted) {
    int last = Math.max(0, answer.lines().size() - 1);
    return new SearchPane(line, answer, Math.clamp(wanted, 0, last), indexing, evidence)
        .following();
  }

  /** Shows the evidence of the selected line. */
  public SearchPane withEvidence() {
    return with(selected().map(found -> new Evidence(found, Optional.empty(), 0)));
  }

  public SearchPane withoutEvidence() {
    return with(Optional.empty());
  }

  public SearchPane with(Optional<Evidence> newEvidence) {
    return new SearchPane(line, answer, index, indexing, newEvidence);
  }

  /** Evidence that is shown follows the selection. */
  private SearchPane following() {
    boolean other = evidence.isPresent() && !evidence.map(Evidence::of).equals(selected());
    return other ? withEvidence() : this;
  }
}
