package dev.memories.tui.port;

import dev.memories.session.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The memory as the browser reads and changes it.
 *
 * <p>Every method may block and is called off the screen's thread, several at once. A failure is a
 * {@link RuntimeException} whose message says what was attempted and why it failed; the browser
 * shows it and goes on.
 */
public interface MemoryCatalog {
  /** What this catalog can do; the rest is not offered. */
  Set<ActionKind> supported();

  /** Projects that have memory or candidates, without reading a trace; the newest first. */
  List<ProjectRow> projects();

  /** The rows of one section, without reading a trace. */
  List<EntryRow> entries(Project project, Section section);

  /** What there is to read about a subject. */
  Document document(Subject subject, PreviewTab tab);

  /** What the action would do. */
  ActionPlan plan(Action.Planned action);

  /**
   * Does it, to the end; an interrupt cancels it.
   *
   * @throws InterruptedException when cancelled; leases are given back
   */
  ActionOutcome perform(Action action, Progress.Listener listener) throws InterruptedException;

  /** Ways to go on with a command line, best first. */
  List<LineSuggestion> suggest(String line);

  /**
   * A value that differs from the last one when the memory changed, by whichever process. Cheap:
   * asked for every second.
   *
   * @param inView the project whose files are on the screen
   */
  long stamp(Optional<Project> inView);
}
