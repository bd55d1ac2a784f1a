package dev.memories.tui.memory;

import dev.memories.state.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database for reading: opened on first use, and reopened when its file appears or disappears.
 */
final class LazyDatabase implements AutoCloseable {
  private final Path file;
  private final Supplier<StateDatabase> opening;
  private @Nullable StateDatabase database;
  private boolean existed;

  LazyDatabase(Path file, Supplier<StateDatabase> opening) {
    this.file = file;
    this.opening = opening;
  }

  synchronized StateDatabase database() {
    StateDatabase known = database;
    boolean exists = Files.exists(file);
    if (known == null || exists != existed) {
      close();
      known = opening.get();
      database = known;
      existed = exists;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
