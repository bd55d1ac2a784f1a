package dev.memories.tui.port;

/**
 * How far an action has come.
 *
 * @param done finished steps
 * @param total all steps; 0 when their number is not known
 * @param current the step in progress, in words
 */
public record Progress(int done, int total, String current) {
  /** Receives the progress of an action, from any thread. */
  @FunctionalInterface
  public interface Listener {
    void progressed(Progress progress);
  }
}
