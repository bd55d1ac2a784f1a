package dev.memories.cli.memory;

import dev.memories.cli.output.Notices;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.Patience;
import dev.memories.state.sql.StateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state database of a call: opened when first needed, closed at the end of the call.
 *
 * <p>Each method opens it for one purpose; a database that is already open is used as it is, unless
 * it is in memory and the command wants to write.
 */
public final class StateConnection implements AutoCloseable {
  private final Homes homes;
  private final InstantSource clock;
  private final Notices notices;
  private @Nullable StateDatabase open;

  public StateConnection(Homes homes, InstantSource clock, Notices notices) {
    this.homes = homes;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * For commands that change the memory; makes the database where there is none.
   *
   * @throws StateException when it cannot be written; exit code 6
   */
  public StateDatabase toWrite() {
    if (open != null && open.inMemory()) {
      close();
    }
    return opened(() -> StateDatabase.open(file(), clock, patience()));
  }

  /** For commands that only read: an empty database in memory where there is no file. */
  public StateDatabase toRead() {
    return opened(() -> Files.exists(file()) ? openToRead() : StateDatabase.inMemory(clock));
  }

  /** For commands that read, but need an index: in memory where the file cannot be written. */
  public StateDatabase toIndex() {
    return opened(this::openToRead);
  }

  /** For commands that keep nothing: a copy in memory. */
  public StateDatabase toTry() {
    if (open != null && !open.inMemory()) {
      close();
    }
    return opened(() -> StateDatabase.openCopy(file(), clock));
  }

  /** For making the index anew: a damaged database is set aside, and a new one takes its place. */
  public StateDatabase toRebuild() {
    if (isDamaged()) {
      close();
      Path aside = StateDatabase.setAside(file(), clock);
      notices.warn("the state database was damaged; it is kept as " + aside);
    }
    return toWrite();
  }

  private boolean isDamaged() {
    try {
      return !toWrite().damage().isEmpty();
    } catch (StateException problem) {
      if (problem.isDamage()) {
        return true;
      }
      throw problem;
    }
  }

  private StateDatabase opened(Supplier<StateDatabase> opening) {
    StateDatabase known = open;
    if (known == null) {
      known = opening.get();
      open = known;
      completeMoves(known);
      notices.detail("state database: " + (known.inMemory() ? "in memory" : file()));
    }
    return known;
  }

  /** Carries out the moves of projects that a process has begun and not ended. */
  private void completeMoves(StateDatabase database) {
    if (database.inMemory() || database.moves().unsettled().isEmpty()) {
      return;
    }
    try {
      new ProjectMoveRun(database, homes.memoriesHome(), ConsolidationContext.of(clock))
          .completeBegun();
    } catch (MemoriesException problem) {
      notices.warn(String.valueOf(problem.getMessage()));
    }
  }

  private StateDatabase openToRead() {
    StateDatabase opened = StateDatabase.openForReading(file(), clock, patience());
    if (opened.inMemory()) {
      notices.warn(
          "the memories home "
              + homes.memoriesHome().folder()
              + " cannot be written to: nothing will be kept");
    }
    return opened;
  }

  private Patience patience() {
    return Patience.saying(
        () ->
            notices.say(
                "another process keeps the state database locked; waiting for it, a minute at"
                    + " most"));
  }

  private Path file() {
    return homes.memoriesHome().database();
  }

  /** Closes the database if it is open; the next method called opens it again. */
  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
