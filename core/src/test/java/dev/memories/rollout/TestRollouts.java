package dev.memories.rollout;

import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole rollouts and whole homes at once, for tests. */
public final class TestRollouts {
  private TestRollouts() {}

  /** All entries of a rollout. */
  public static List<RolloutEntry> entries(Path rollout) throws IOException {
    List<RolloutEntry> entries = new ArrayList<>();
    try (RolloutReader reader = RolloutReader.open(rollout)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** All rollout files, folder by folder. */
  public static List<Found> files(RolloutFiles home) {
    return home.folders().stream().flatMap(folder -> folder.files().stream()).toList();
  }
}
