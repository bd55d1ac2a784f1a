package dev.memories.cli.command.pipeline;

import dev.memories.cli.option.SelectionOptions;
import java.util.List;

/**
 * The sessions that a command line selects.
 *
 * @param ids ids of sessions, or beginnings of ids; when there are any, only these
 * @param force whether sessions that are up to date are taken, too
 */
record SelectedSessions(List<String> ids, SelectionOptions options, boolean force) {
  SelectedSessions {
    ids = List.copyOf(ids);
  }

  /** What is selected when no option is given. */
  static SelectedSessions byDefault() {
    return new SelectedSessions(List.of(), new SelectionOptions(), false);
  }
}
