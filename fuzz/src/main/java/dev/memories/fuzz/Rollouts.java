package dev.memories.fuzz;

import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.index.SessionScanner;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a rollout in the ways that the index and the extraction do. */
final class Rollouts {
  private Rollouts() {}

  static void read(Path rollout) {
    try {
      new SessionScanner(Lineage.unknown()).scan(rollout);
    } catch (IOException e) {
      // The file is reported as unreadable.
    }
    try (RolloutReader reader = RolloutReader.open(rollout)) {
      while (reader.next() != null) {
        // Each entry is parsed.
      }
    } catch (IOException e) {
      // The same.
    }
  }
}
