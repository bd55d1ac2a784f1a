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
public record ActivityState(
    Instant now,
    int started,
    List<RunningAction> running,
    Optional<Notice> notice,
    Optional<Action> undo,
    List<LogLine> log) {
  private static final int LONGEST_LOG = 500;

  public static ActivityState at(Instant now) {
    return new ActivityState(now, 0, List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  public ActivityState at(Instant newNow, Optional<Notice> newNotice) {
    return new ActivityState(newNow, started, running, newNotice, undo, log);
  }

  public ActivityState ticked(Instant newNow) {
    return at(newNow, notice);
  }

  public ActivityState saying(String text, Tone tone) {
    return at(now, Optional.of(new Notice(text, tone)));
  }

  public ActivityState silent() {
    return at(now, Optional.empty());
  }

  public ActivityState starting(String title) {
    List<RunningAction> more = new ArrayList<>(running);
    more.add(new RunningAction(started, title, new Progress(0, 0, "")));
    return new ActivityState(now, started + 1, List.copyOf(more), Optional.empty(), undo, log);
  }

  public ActivityState progressed(int id, Progress progress) {
    List<RunningAction> updated =
        running.stream()
            .map(work -> work.id() == id ? new RunningAction(id, work.title(), progress) : work)
            .toList();
    return new ActivityState(now, started, updated, notice, undo, log);
  }

  public ActivityState ended(int id, Optional<Action> newUndo) {
    List<RunningAction> fewer = running.stream().filter(work -> work.id() != id).toList();
    return new ActivityState(now, started, fewer, notice, newUndo, log);
  }

  public ActivityState logging(String text) {
    List<LogLine> longer = new ArrayList<>(log);
    longer.add(new LogLine(now, text));
    int surplus = Math.max(0, longer.size() - LONGEST_LOG);
    List<LogLine> kept = List.copyOf(longer.subList(surplus, longer.size()));
    return new ActivityState(now, started, running, notice, undo, kept);
  }
}
