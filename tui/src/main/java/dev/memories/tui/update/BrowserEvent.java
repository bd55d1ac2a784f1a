package dev.memories.tui.update;

import dev.memories.tui.page.Page;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.Size;
import java.time.Instant;
import java.util.List;

/** Something that happened: at the terminal, in the memory, or to work in hand. */
public sealed interface BrowserEvent {
  record KeyPressed(Key key) implements BrowserEvent {}

  /** Text that the terminal marked as pasted. */
  record Pasted(String text) implements BrowserEvent {}

  /** The left button went down; columns and rows from 0. */
  record Clicked(int column, int row) implements BrowserEvent {}

  /** The wheel turned; {@code by} lines, downwards positive. */
  record Wheeled(int column, int row, int by) implements BrowserEvent {}

  record Resized(Size size) implements BrowserEvent {}

  /** The terminal is gone. */
  record HungUp() implements BrowserEvent {}

  /** Time went by. */
  record Ticked(Instant now) implements BrowserEvent {}

  record ProjectsLoaded(List<ProjectRow> projects) implements BrowserEvent {}

  record EntriesLoaded(ProjectSection section, List<EntryRow> rows) implements BrowserEvent {}

  record PageLoaded(PageRequest request, Page page) implements BrowserEvent {}

  record PlanMade(Action.Planned action, ActionPlan plan) implements BrowserEvent {}

  record Suggested(String line, List<LineSuggestion> suggestions) implements BrowserEvent {}

  record ActionProgressed(int work, Progress progress) implements BrowserEvent {}

  record ActionEnded(int work, ActionOutcome outcome) implements BrowserEvent {}

  /** Some process changed the memory. */
  record MemoryChanged() implements BrowserEvent {}

  /** An effect has something to tell: that it failed, or where it put what was copied. */
  record Notified(String text, Tone tone) implements BrowserEvent {}
}
