package dev.memories.tui.port;

/** Told how far an action has come, from any thread. */
@FunctionalInterface
public interface ProgressListener {
  void progressed(Progress progress);
}
