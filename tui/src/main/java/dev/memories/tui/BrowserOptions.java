package dev.memories.tui;

import dev.memories.session.Project;
import dev.memories.tui.state.ColourScheme;
import java.util.Map;
import java.util.Optional;

/**
 * The options that the browser starts with.
 *
 * @param at the project to select first
 * @param dashboard whether the dashboard is the first screen
 * @param readOnly whether actions that change the memory are disabled
 * @param theme the colours that the settings ask for; those of the terminal if empty
 * @param environment the variables of the process, such as {@code TERM}, {@code NO_COLOR} and
 *     {@code EDITOR}
 */
public record BrowserOptions(
    Optional<Project> at,
    boolean dashboard,
    boolean readOnly,
    Optional<ColourScheme> theme,
    Map<String, String> environment) {
  public BrowserOptions {
    environment = Map.copyOf(environment);
  }
}
