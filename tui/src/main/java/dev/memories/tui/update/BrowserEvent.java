package dev.memories.tui.update;

import dev.memories.tui.page.Page;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.port.Tone;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.Size;
import java.time.Instant;
import java.util.List;

/** Something that happened: at the terminal, in the memory, or to an action. */
public sealed interface BrowserEvent {
  record KeyPressed(Key key) implements BrowserEvent {}

  /** Text that was pasted (bracketed paste). */
  record Pasted(String text) implements BrowserEvent {}

  /** The left button was pressed; columns and rows from 0. */
  record Clicked(int column, int row) implements BrowserEvent {}

  /** The wheel was turned by a number of lines; positive is down. */
  record Wheeled(int column, int row, int by) implements BrowserEvent {}

  record Resized(Size size) implements BrowserEvent {}

  /**
   * The terminal said what its background is.
   *
   * @param rgb {@code 0xRRGGBB}
   */
  record BackgroundSeen(int rgb) implements BrowserEvent {}

  /** The terminal has gone away. */
  record HungUp() implements BrowserEvent {}

  /** The current time; comes before every batch of events, and at least once a second. */
  record Ticked(Instant now) implements BrowserEvent {}

  record ProjectsLoaded(List<ProjectRow> projects) implements BrowserEvent {}

  record PanelsLoaded(Panels.Choice choice, Panels panels) implements BrowserEvent {}

  record EntriesLoaded(ProjectSection section, List<EntryRow> rows) implements BrowserEvent {}

  record PageLoaded(PageRequest request, Page page) implements BrowserEvent {}

  record PlanMade(Action.Planned action, ActionPlan plan) implements BrowserEvent {}

  /** An effect on the memory failed. */
  record EffectFailed(BrowserEffect.OnMemory effect, Trouble trouble) implements BrowserEvent {}

  record Suggested(String line, List<LineSuggestion> suggestions) implements BrowserEvent {}

  record Searched(SearchAnswer answer) implements BrowserEvent {}

  /** The search index is being built; the search waits for it. */
  record SearchProgressed(Progress progress) implements BrowserEvent {}

  record EvidenceLoaded(FoundLine line, Page page) implements BrowserEvent {}

  record ActionProgressed(int id, Progress progress) implements BrowserEvent {}

  record ActionEnded(int id, ActionOutcome outcome) implements BrowserEvent {}

  /** A process changed the memory. */
  record MemoryChanged() implements BrowserEvent {}

  /** An effect reports a failure, or where it copied something. */
  record Notified(String text, Tone tone) implements BrowserEvent {}
}
