package dev.memories.tui.port;

import dev.memories.session.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The memory, as the browser reads and changes it.
 *
 * <p>Every method may block. The browser calls them off its own thread, several at a time. A method
 * that fails throws a {@link RuntimeException} whose message says what could not be done and why;
 * the browser shows the message and goes on.
 */
public interface MemoryCatalog {
  /** The kinds of action that this catalog supports; the browser offers no others. */
  Set<ActionKind> supported();

  /** The projects that have memory or candidates, the most recent first. Reads no trace. */
  List<ProjectRow> projects();

  /** The rows of one section. Reads no trace. */
  List<EntryRow> entries(Project project, Section section);

  Document document(Subject subject, PreviewTab tab);

  /** The lines of the dashboard or of the timeline. Reads no trace. */
  Panels panels(Panels.Choice choice);

  ActionPlan plan(Action.Planned action);

  /**
   * Performs the action and returns when it has ended; an interrupt cancels it.
   *
   * @throws InterruptedException when the action was cancelled; its leases are released
   */
  ActionOutcome perform(Action action, Progress.Listener listener) throws InterruptedException;

  /**
   * Searches memory, traces and sessions of all projects. The first search may have to build an
   * index.
   *
   * @param own the project whose lines come first
   * @throws InterruptedException when the thread is interrupted
   */
  SearchAnswer search(String text, Optional<Project> own, Progress.Listener listener)
      throws InterruptedException;

  /** The rollout lines behind a line that a search found. */
  Document evidence(FoundLine found);

  /** What {@link #keep} kept last; empty when nothing was kept. Must be fast. */
  Map<String, String> preferences();

  /** Keeps what the user chose for the screen. */
  void keep(Map<String, String> preferences);

  /** Completions of a command line, best first. */
  List<LineSuggestion> suggest(String line);

  /**
   * Changes whenever any process has changed the memory. Must be cheap: the browser asks every
   * second.
   *
   * @param inView the project whose files are on the screen
   */
  long stamp(Optional<Project> inView);
}
