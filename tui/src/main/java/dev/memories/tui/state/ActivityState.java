package dev.memories.tui.state;

import dev.memories.tui.port.Action;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The actions that run or ran, and what the browser says about them.
 *
 * @param now the time of the last tick
 * @param started the number of actions started so far; the id of the next one
 * @param notice the message on the status line, until the next key
 * @param undo the action that undoes the last one
 * @param log the newest entries, oldest first
 */
public record ActivityState(
    Instant now,
    int started,
    List<RunningAction> running,
    Optional<Notice> notice,
    Optional<Action> undo,
    List<LogEntry> log) {
  private static final int MAX_LOG_ENTRIES = 500;

  public record RunningAction(int id, String title, Progress progress) {}

  public record Notice(String text, Tone tone) {}

  /** A message about an action that has ended, or a failure. */
  public record LogEntry(Instant at, String text) {}

  public static ActivityState at(Instant now) {
    return new ActivityState(now, 0, List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  public ActivityState ticked(Instant newNow) {
    return new ActivityState(newNow, started, running, notice, undo, log);
  }

  public ActivityState saying(String text, Tone tone) {
    return with(Optional.of(new Notice(text, tone)));
  }

  public ActivityState silent() {
    return with(Optional.empty());
  }

  private ActivityState with(Optional<Notice> newNotice) {
    return new ActivityState(now, started, running, newNotice, undo, log);
  }

  public ActivityState starting(String title) {
    List<RunningAction> more = new ArrayList<>(running);
    more.add(new RunningAction(started, title, new Progress(0, 0, "")));
    return new ActivityState(now, started + 1, List.copyOf(more), Optional.empty(), undo, log);
  }

  public ActivityState progressed(int id, Progress progress) {
    List<RunningAction> updated =
        running.stream()
            .map(
                action ->
                    action.id() == id ? new RunningAction(id, action.title(), progress) : action)
            .toList();
    return new ActivityState(now, started, updated, notice, undo, log);
  }

  public ActivityState ended(int id, Optional<Action> newUndo) {
    List<RunningAction> fewer = running.stream().filter(action -> action.id() != id).toList();
    return new ActivityState(now, started, fewer, notice, newUndo, log);
  }

  public ActivityState logging(String text) {
    List<LogEntry> longer = new ArrayList<>(log);
    longer.add(new LogEntry(now, text));
    int surplus = Math.max(0, longer.size() - MAX_LOG_ENTRIES);
    List<LogEntry> kept = List.copyOf(longer.subList(surplus, longer.size()));
    return new ActivityState(now, started, running, notice, undo, kept);
  }
}
