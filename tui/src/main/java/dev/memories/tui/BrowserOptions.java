package dev.memories.tui;

import dev.memories.session.Project;
import java.util.Map;
import java.util.Optional;

/**
 * The options that the browser starts with.
 *
 * @param at the project to select first
 * @param readOnly whether actions that change the memory are disabled
 * @param environment the variables of the process, such as {@code TERM}, {@code NO_COLOR} and
 *     {@code EDITOR}
 */
public record BrowserOptions(
    Optional<Project> at, boolean readOnly, Map<String, String> environment) {
  public BrowserOptions {
    environment = Map.copyOf(environment);
  }
}
