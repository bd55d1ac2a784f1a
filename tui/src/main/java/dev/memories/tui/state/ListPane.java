package dev.memories.tui.state;

import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Trouble;
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
    Set<Subject> marks) {
  public static final ListPane EMPTY =
      new ListPane(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Cursor.none(),
          "",
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
        Set.of());
  }

  public List<Subject> subjects() {
    return shown.stream().map(EntryRow::subject).toList();
  }

  public ListPane with(Cursor<Subject> newCursor) {
    return new ListPane(section, rows, trouble, shown, newCursor, filter, marks);
  }

  public ListPane with(List<EntryRow> newRows) {
    return new ListPane(
            section, Optional.of(newRows), Optional.empty(), shown, cursor, filter, marks)
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
        marks);
  }

  public ListPane filtered(String newFilter) {
    String wanted = newFilter.toLowerCase(Locale.ROOT);
    List<EntryRow> passing =
        rows.orElse(List.of()).stream().filter(row -> passes(row, wanted)).toList();
    ListPane pane = new ListPane(section, rows, trouble, passing, cursor, newFilter, marks);
    return rows.isEmpty() ? pane : pane.with(cursor.kept(pane.subjects()));
  }

  public ListPane marked(Set<Subject> newMarks) {
    return new ListPane(section, rows, trouble, shown, cursor, filter, Set.copyOf(newMarks));
  }

  private static boolean passes(EntryRow row, String wanted) {
    return wanted.isEmpty()
        || row.title().toLowerCase(Locale.ROOT).contains(wanted)
        || row.summary().toLowerCase(Locale.ROOT).contains(wanted)
        || row.badge().filter(badge -> badge.word().contains(wanted)).isPresent();
  }
}
