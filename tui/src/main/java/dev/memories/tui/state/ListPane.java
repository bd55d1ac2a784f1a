package dev.memories.tui.state;

import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.text.FuzzyMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The list pane: the rows of one section.
 *
 * @param rows empty while they are loading
 * @param trouble why they cannot be loaded
 * @param shown the rows that match the filter
 */
public record ListPane(
    Optional<ProjectSection> section,
    Optional<List<EntryRow>> rows,
    Optional<Trouble> trouble,
    List<EntryRow> shown,
    Cursor<Subject> cursor,
    String filter,
    RowOrder order,
    Set<Subject> marks) {
  public static final ListPane EMPTY =
      new ListPane(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Cursor.none(),
          "",
          RowOrder.AGE,
          Set.of());

  /** An empty pane that waits for the rows of a section. */
  public static ListPane waiting(ProjectSection section) {
    return new ListPane(
        Optional.of(section),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Cursor.none(),
        "",
        RowOrder.AGE,
        Set.of());
  }

  public List<Subject> subjects() {
    return shown.stream().map(EntryRow::subject).toList();
  }

  public ListPane with(Cursor<Subject> newCursor) {
    return new ListPane(section, rows, trouble, shown, newCursor, filter, order, marks);
  }

  public ListPane with(List<EntryRow> newRows) {
    return new ListPane(
            section, Optional.of(newRows), Optional.empty(), shown, cursor, filter, order, marks)
        .filtered(filter);
  }

  /** The rows that were loaded before stay. */
  public ListPane failed(Trouble newTrouble) {
    return new ListPane(
        section,
        Optional.of(rows.orElse(List.of())),
        Optional.of(newTrouble),
        shown,
        cursor,
        filter,
        order,
        marks);
  }

  public ListPane filtered(String newFilter) {
    List<EntryRow> passing = newFilter.isBlank() ? ordered() : matching(newFilter);
    ListPane pane = new ListPane(section, rows, trouble, passing, cursor, newFilter, order, marks);
    return rows.isEmpty() ? pane : pane.with(cursor.kept(pane.subjects()));
  }

  public ListPane marked(Set<Subject> newMarks) {
    return new ListPane(section, rows, trouble, shown, cursor, filter, order, Set.copyOf(newMarks));
  }

  public ListPane ordered(RowOrder newOrder) {
    return new ListPane(section, rows, trouble, shown, cursor, filter, newOrder, marks)
        .filtered(filter);
  }

  private List<EntryRow> ordered() {
    List<EntryRow> all = rows.orElse(List.of());
    return switch (order) {
      case AGE -> all;
      case NAME -> sorted(all, (a, b) -> a.title().compareToIgnoreCase(b.title()));
      case SIZE -> sorted(all, (a, b) -> Long.compare(b.size(), a.size()));
      case FAILED -> sorted(all, (a, b) -> Boolean.compare(b.failed(), a.failed()));
    };
  }

  /** The rows that match, the best first; of equal ones, in their order. */
  private List<EntryRow> matching(String wanted) {
    return ordered().stream()
        .map(row -> new Scored(row, score(row, wanted)))
        .filter(scored -> scored.score() != FuzzyMatch.NONE)
        .sorted((a, b) -> Integer.compare(b.score(), a.score()))
        .map(Scored::row)
        .toList();
  }

  private record Scored(EntryRow row, int score) {}

  private static List<EntryRow> sorted(List<EntryRow> rows, Comparator<EntryRow> order) {
    List<EntryRow> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  /** The title counts more than what is besides it, where only whole words match. */
  private static int score(EntryRow row, String wanted) {
    int title = FuzzyMatch.score(wanted, row.title());
    String word = wanted.strip().toLowerCase(Locale.ROOT);
    boolean beside =
        row.summary().toLowerCase(Locale.ROOT).contains(word)
            || row.badge().filter(badge -> badge.word().contains(word)).isPresent();
    return title != FuzzyMatch.NONE ? title : beside ? 0 : FuzzyMatch.NONE;
  }
}
