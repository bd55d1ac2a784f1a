package dev.memories.rollout;

import java.io.IOException;

/** Takes the entries of a rollout, in the file's order. */
@FunctionalInterface
public interface EntrySink {
  void accept(RolloutEntry entry) throws IOException;
}
