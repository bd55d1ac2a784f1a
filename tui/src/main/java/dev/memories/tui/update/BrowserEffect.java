package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.Panels;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.ProjectSection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Something that the reducer wants done. Its result comes back as a {@link BrowserEvent}. */
public sealed interface BrowserEffect {
  /** An effect on the memory, carried out off the screen's thread. */
  sealed interface OnMemory extends BrowserEffect {}

  record LoadProjects() implements OnMemory {}

  record LoadPanels(Panels.Choice choice) implements OnMemory {}

  record LoadEntries(ProjectSection section) implements OnMemory {}

  record LoadPage(PageRequest request) implements OnMemory {}

  record MakePlan(Action.Planned action) implements OnMemory {}

  record Suggest(String line) implements OnMemory {}

  /** Searches everything; the lines of the project come first. */
  record Search(String text, Optional<Project> own) implements OnMemory {}

  /**
   * Loads the rollout lines behind a line that was found.
   *
   * @param width the columns of the page
   */
  record LoadEvidence(FoundLine line, int width) implements OnMemory {}

  /** Keeps what the user chose for the screen. */
  record Keep(Map<String, String> preferences) implements OnMemory {}

  record Perform(int id, Action action) implements OnMemory {}

  record Cancel(int id) implements OnMemory {}

  /** An effect on the terminal, carried out by the screen's thread. */
  sealed interface OnTerminal extends BrowserEffect {}

  /**
   * Opens a file in the user's editor.
   *
   * @param line from 1
   */
  record Edit(Path file, int line) implements OnTerminal {}

  /** Shows a text in the user's pager. */
  record ShowInPager(String text) implements OnTerminal {}

  /**
   * Copies a text to the clipboard.
   *
   * @param what its name in the message, such as "path"
   */
  record Copy(String what, String text) implements OnTerminal {}

  record CaptureMouse(boolean capture) implements OnTerminal {}

  record Redraw() implements OnTerminal {}

  record Suspend() implements OnTerminal {}

  record Quit() implements OnTerminal {}
}
