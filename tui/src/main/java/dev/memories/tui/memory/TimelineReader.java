package dev.memories.tui.memory;

import dev.memories.session.Project;
import dev.memories.trace.TraceHead;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Arranges traces by the day, in UTC, on which their sessions last changed; newest first. */
final class TimelineReader {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd", Locale.ENGLISH);

  private TimelineReader() {}

  /**
   * The timeline.
   *
   * @param only the project to show; empty for all
   */
  static Panels of(Collection<TraceHead> heads, Optional<Project> only, Instant now) {
    Map<LocalDate, List<Panels.Line>> days = new TreeMap<>(Comparator.reverseOrder());
    heads.stream()
        .filter(head -> only.isEmpty() || only.get().equals(head.project()))
        .sorted(Comparator.comparing((TraceHead head) -> head.subject().updatedAt()).reversed())
        .forEach(
            head ->
                days.computeIfAbsent(day(head.subject().updatedAt()), _ -> new ArrayList<>())
                    .add(line(head)));
    List<Panels.Panel> panels = new ArrayList<>();
    days.forEach(
        (day, lines) ->
            panels.add(new Panels.Panel(title(day, day(now)), lines, lines.size(), "")));
    return new Panels(List.of(), panels);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static String title(LocalDate day, LocalDate today) {
    String prefix =
        day.equals(today) ? "Today, " : day.equals(today.minusDays(1)) ? "Yesterday, " : "";
    return prefix + DAY.format(day);
  }

  private static Panels.Line line(TraceHead head) {
    return new Panels.Line(
        new Subject.SessionTrace(head.project(), head.id()),
        head.subject().title(),
        Optional.of(head.subject().updatedAt()),
        OutcomeBadge.of(head));
  }
}
