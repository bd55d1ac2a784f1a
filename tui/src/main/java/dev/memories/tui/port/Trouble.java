package dev.memories.tui.port;

import java.util.Optional;

/**
 * Why something could not be done.
 *
 * @param message one sentence or more, whole
 * @param hint what helps, in words; may be empty
 * @param command the command line that helps, without the word {@code memories}
 */
public record Trouble(String message, String hint, Optional<String> command) {
  public static Trouble of(String message) {
    return new Trouble(message, "", Optional.empty());
  }
}
