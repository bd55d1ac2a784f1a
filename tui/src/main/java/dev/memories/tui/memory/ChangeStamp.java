package dev.memories.tui.memory;

import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A number made from the sizes and times of a few files. It changes when the memory does. */
final class ChangeStamp {
  private ChangeStamp() {}

  static long of(MemoriesHome home, Optional<Project> inView) {
    List<Path> watched = new ArrayList<>();
    watched.add(home.database());
    watched.add(home.database().resolveSibling(home.database().getFileName() + "-wal"));
    inView.ifPresent(
        project -> {
          MemoryRoot root = home.root(project);
          watched.addAll(
              List.of(
                  root.folder(),
                  root.memorySummary(),
                  root.registry(),
                  root.skills(),
                  root.traceSummaries(),
                  root.history(),
                  root.proposal()));
        });
    long stamp = 17;
    for (Path file : watched) {
      stamp = stamp * 31 + stamp(file);
    }
    return stamp;
  }

  private static long stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.lastModifiedTime().hashCode() * 31L + found.size();
    } catch (IOException notThere) {
      return 0;
    }
  }
}
