package dev.memories.doctor;

import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.text.IoReason;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Moves our files from one memories home to another, holding every project's lock.
 *
 * <p>The buckets are moved first and the database last. Until then the old home is in use, and a
 * move that a crash interrupted can be repeated. Existing files in the new home are not replaced.
 */
public record HomeMove(MemoriesHome from, MemoriesHome to) {
  /**
   * Moves the files; this process must not have the database of either home open.
   *
   * @throws DoctorException when a project is locked, another process has the database open, or a
   *     file cannot be moved; files that were not moved stay in place
   */
  public void run(InstantSource clock) {
    try {
      PrivateFiles.createFolders(to.folder());
      if (Files.exists(from.database())) {
        moveHolding(clock);
      } else {
        moveBuckets();
      }
      deleteSearchIndex();
      moveUnlessThere(from.given(), to.given());
      moveUnlessThere(from.installed(), to.installed());
    } catch (IOException e) {
      throw new DoctorException("move our memory to " + to.folder(), IoReason.of(e), e);
    }
  }

  /** What hooks have made in the new home since is newer. */
  private static void moveUnlessThere(Path source, Path target) throws IOException {
    if (Files.isDirectory(source) && Files.notExists(target)) {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** It is built again in the new home. */
  private void deleteSearchIndex() throws IOException {
    Path index = from.searchIndex();
    for (String ending : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(index.resolveSibling(index.getFileName() + ending));
    }
  }

  private void moveHolding(InstantSource clock) throws IOException {
    try (StateDatabase state = StateDatabase.open(from.database(), clock)) {
      List<Lease> leases = new ArrayList<>();
      try {
        takeAll(state, leases);
        moveBuckets();
      } finally {
        leases.forEach(Lease::close);
      }
    }
    StateDatabase.move(from.database(), to.database(), clock);
  }

  private static void takeAll(StateDatabase state, List<Lease> leases) {
    String owner = UUID.randomUUID().toString();
    Set<Project> projects = new TreeSet<>(state.traces().projects());
    projects.addAll(state.consolidations().projects());
    for (Project project : projects) {
      leases.add(
          state
              .locks()
              .tryHold(project, owner, ConsolidationLocks.LEASE)
              .orThrow(
                  lock ->
                      new DoctorException(
                          "move our memory", lock.owner() + " holds " + lock.project(), null)));
    }
  }

  private void moveBuckets() throws IOException {
    List<Path> buckets;
    try (Stream<Path> entries = Files.list(from.folder())) {
      buckets =
          entries
              .filter(entry -> entry.getFileName().toString().matches("[0-9a-f]{64}"))
              .sorted()
              .toList();
    }
    for (Path bucket : buckets) {
      merge(bucket, to.folder().resolve(bucket.getFileName()));
    }
  }

  /** An existing target stays; a trace file that was rewritten there is equal to the source. */
  private static void merge(Path source, Path target) throws IOException {
    if (Files.notExists(target)) {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (Files.isDirectory(source) && Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(source)) {
        for (Path entry : entries.sorted().toList()) {
          merge(entry, target.resolve(entry.getFileName()));
        }
      }
      Files.delete(source);
    } else if (Files.isRegularFile(source)
        && Files.isRegularFile(target)
        && Files.mismatch(source, target) < 0) {
      Files.delete(source);
    } else {
      throw new DoctorException("move " + source, target + " already exists and differs", null);
    }
  }
}
