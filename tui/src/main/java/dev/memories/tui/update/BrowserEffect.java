package dev.memories.tui.update;

import dev.memories.tui.port.Action;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.ProjectSection;
import java.nio.file.Path;

/** Something the reducer wants done; what comes of it returns as a {@link BrowserEvent}. */
public sealed interface BrowserEffect {
  /** Done off the screen's thread. */
  sealed interface OnMemory extends BrowserEffect {}

  record LoadProjects() implements OnMemory {}

  record LoadEntries(ProjectSection section) implements OnMemory {}

  record LoadPage(PageRequest request) implements OnMemory {}

  record MakePlan(Action.Planned action) implements OnMemory {}

  record Suggest(String line) implements OnMemory {}

  record Perform(int work, Action action) implements OnMemory {}

  record Cancel(int work) implements OnMemory {}

  /** Done by the screen's thread, which owns the terminal. */
  sealed interface OnTerminal extends BrowserEffect {}

  /** Opens a file in the user's editor; {@code line} from 1. */
  record Edit(Path file, int line) implements OnTerminal {}

  /** Shows a text in the user's pager. */
  record ShowInPager(String text) implements OnTerminal {}

  /**
   * Puts a text where it can be pasted from.
   *
   * @param what it is, for the message: "path"
   */
  record Copy(String what, String text) implements OnTerminal {}

  record CaptureMouse(boolean capture) implements OnTerminal {}

  record Redraw() implements OnTerminal {}

  record Suspend() implements OnTerminal {}

  record Quit() implements OnTerminal {}
}
