package dev.memories.tui;

import dev.memories.session.Project;
import java.util.Map;
import java.util.Optional;

/**
 * How the browser is started.
 *
 * @param at the project to open on
 * @param readOnly whether nothing that changes the memory is offered
 * @param environment {@code TERM}, {@code COLORTERM}, {@code NO_COLOR}, {@code EDITOR} and the like
 */
public record BrowserOptions(
    Optional<Project> at, boolean readOnly, Map<String, String> environment) {
  public BrowserOptions {
    environment = Map.copyOf(environment);
  }
}
