package dev.memories.tui.update;

import dev.memories.tui.page.Page;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.Section;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.ProjectSection;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which commands are available. Keys, footer and help offer no others. */
public final class AvailableCommands {
  private static final Set<Section> SESSIONS = EnumSet.of(Section.TRACES, Section.CANDIDATES);

  private AvailableCommands() {}

  public static List<BrowserCommand> in(BrowserState state) {
    return Arrays.stream(BrowserCommand.values()).filter(command -> has(state, command)).toList();
  }

  static boolean has(BrowserState state, BrowserCommand command) {
    boolean able = command.needs().map(state.permissions()::allow).orElse(true);
    return able && command.worksIn(state.focus()) && isUseful(state, command);
  }

  private static boolean isUseful(BrowserState state, BrowserCommand command) {
    boolean inTree = state.focus() == Focus.TREE;
    Optional<Section> section = state.list().section().map(ProjectSection::section);
    boolean selected = state.list().cursor().selected().isPresent();
    boolean traces = selected && section.equals(Optional.of(Section.TRACES));
    boolean candidates = selected && section.equals(Optional.of(Section.CANDIDATES));
    boolean noSessions =
        state.list().rows().filter(List::isEmpty).isPresent()
            && section.filter(SESSIONS::contains).isPresent();
    boolean changes = !ActionTargets.changes(state).isEmpty();
    return switch (command) {
      case EXTRACT -> inTree || traces || candidates || noSessions;
      case MOVED -> inTree && BegunCommands.movable(state).isPresent();
      case FORGET -> traces || candidates;
      case RESTORE -> selected && section.equals(Optional.of(Section.HISTORY));
      case ACCEPT -> changes;
      case DISCARD -> changes || (inTree && ActionCommands.waiting(state).isPresent());
      case MARK -> inTree || traces || candidates || changes;
      case EDIT ->
          !state.permissions().readOnly() && state.preview().page().flatMap(Page::file).isPresent();
      case PAGER, COPY -> state.preview().page().isPresent();
      case UNDO -> !state.permissions().readOnly() && state.activity().undo().isPresent();
      case STOP -> !state.activity().running().isEmpty();
      case REMEMBER -> state.permissions().allow(ActionKind.RUN_LINE);
      case REJECT ->
          changes
              ? state.permissions().allow(ActionKind.REVIEW)
              : state.permissions().allow(ActionKind.RUN_LINE)
                  && BegunCommands.bullet(state).isPresent();
      case REWORD ->
          state.permissions().allow(ActionKind.RUN_LINE)
              && (changes
                  ? BegunCommands.editable(state).isPresent()
                  : BegunCommands.bullet(state).isPresent());
      case PALETTE -> state.permissions().allow(ActionKind.RUN_LINE);
      default -> true;
    };
  }
}
