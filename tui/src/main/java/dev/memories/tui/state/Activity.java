package dev.memories.tui.state;

import dev.memories.tui.port.Action;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes on, and what went on.
 *
 * @param started how many actions were started so far; numbers the next one
 * @param undo what takes the last action back
 */
public record Activity(
    Instant now,
    int started,
    List<Work> running,
    Optional<Notice> notice,
    Optional<Action> undo,
    List<LogLine> log) {
  private static final int LONGEST_LOG = 500;

  public static Activity at(Instant now) {
    return new Activity(now, 0, List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  public Activity at(Instant newNow, Optional<Notice> newNotice) {
    return new Activity(newNow, started, running, newNotice, undo, log);
  }

  public Activity ticked(Instant newNow) {
    return at(newNow, notice);
  }

  public Activity saying(String text, Tone tone) {
    return at(now, Optional.of(new Notice(text, tone)));
  }

  public Activity silent() {
    return at(now, Optional.empty());
  }

  public Activity starting(String title) {
    List<Work> more = new ArrayList<>(running);
    more.add(new Work(started, title, new Progress(0, 0, "")));
    return new Activity(now, started + 1, List.copyOf(more), Optional.empty(), undo, log);
  }

  public Activity progressed(int id, Progress progress) {
    List<Work> updated =
        running.stream()
            .map(work -> work.id() == id ? new Work(id, work.title(), progress) : work)
            .toList();
    return new Activity(now, started, updated, notice, undo, log);
  }

  public Activity ended(int id, Optional<Action> newUndo) {
    List<Work> fewer = running.stream().filter(work -> work.id() != id).toList();
    return new Activity(now, started, fewer, notice, newUndo, log);
  }

  public Activity logging(String text) {
    List<LogLine> longer = new ArrayList<>(log);
    longer.add(new LogLine(now, text));
    int surplus = Math.max(0, longer.size() - LONGEST_LOG);
    List<LogLine> kept = List.copyOf(longer.subList(surplus, longer.size()));
    return new Activity(now, started, running, notice, undo, kept);
  }
}
