package dev.memories.cli.pipeline;

import dev.memories.candidate.Exclusions;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.StateConnection;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.search.SearchUpdate;
import dev.memories.redact.SecretRedactor;
import dev.memories.search.SearchDatabase;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Opens the search index and brings it up to date.
 *
 * <p>Looks for new sessions at most once a minute. What other commands have written to the state
 * database is seen at once.
 */
public final class SearchIndexing {
  private static final Duration TRUSTED = Duration.ofMinutes(1);
  private static final String CHECKED = "checked";
  private static final String EXCLUDED = "excluded";

  private final Homes homes;
  private final StateConnection state;
  private final SessionIndexing sessions;
  private final SelectionGates gates;
  private final Environment environment;
  private final Consumer<PipelineEvent> listener;
  private final LookNote note;

  public SearchIndexing(
      Homes homes,
      StateConnection state,
      SessionIndexing sessions,
      SelectionGates gates,
      Environment environment,
      Consumer<PipelineEvent> listener) {
    this.homes = homes;
    this.state = state;
    this.sessions = sessions;
    this.gates = gates;
    this.environment = environment;
    this.listener = listener;
    this.note = LookNote.in(environment.variable(LookNote.VARIABLE));
  }

  /** Work with the open index. */
  @FunctionalInterface
  public interface Use<T> {
    T of(SearchDatabase search) throws IOException, InterruptedException;
  }

  /** Does something with the index, up to date. A damaged index is built again first. */
  public <T> T use(Use<T> use) throws IOException, InterruptedException {
    try (SearchDatabase search = upToDate()) {
      return use.of(search);
    } catch (StateException problem) {
      if (!problem.isDamage()) {
        throw problem;
      }
    }
    SearchDatabase.delete(file());
    try (SearchDatabase search = upToDate()) {
      return use.of(search);
    }
  }

  /** Brings the index up to date after a run has changed the state. */
  public void refresh() throws IOException, InterruptedException {
    use(_ -> true);
  }

  /** Builds the index anew. */
  public void rebuild() throws IOException, InterruptedException {
    SearchDatabase.delete(file());
    refresh();
  }

  private SearchDatabase upToDate() throws InterruptedException {
    if (isWritable()) {
      SearchDatabase search = SearchDatabase.open(file());
      boolean fresh = false;
      try {
        fresh = isFresh(search);
      } finally {
        if (!fresh) {
          search.close();
        }
      }
      if (fresh) {
        return search;
      }
    }
    return update();
  }

  /** Where the file cannot be written, each search makes an index in memory. */
  private boolean isWritable() {
    return Files.isWritable(file()) && Files.isWritable(homes.memoriesHome().folder());
  }

  private SearchDatabase update() throws InterruptedException {
    StateDatabase database = state.toIndex();
    SearchDatabase search =
        database.inMemory() ? SearchDatabase.inMemory() : SearchDatabase.open(file());
    boolean done = false;
    try {
      if (!isTrusted(search)) {
        sessions.updateIfPossible(database);
      }
      Exclusions exclusions = gates.exclusions();
      String excluded = String.join("\n", exclusions.globs());
      if (!isUnchanged(search, excluded)) {
        new SearchUpdate(
                database, homes.memoriesHome(), exclusions, SecretRedactor.product(), listener)
            .run(search);
      }
      if (!database.inMemory()) {
        Set<Path> watched = note.watched(database, homes);
        state.close(); // Closing may write the file, which changes its stamp.
        Instant now = environment.clock().instant();
        search.setMark(CHECKED, now.toEpochMilli() + " " + stateStamp());
        search.setMark(EXCLUDED, excluded);
        note.write(homes.memoriesHome(), watched, now);
      }
      done = true;
      return search;
    } finally {
      if (!done) {
        search.close();
      }
    }
  }

  private boolean isFresh(SearchDatabase search) {
    return isTrusted(search) && hasSeenState(search);
  }

  /** Whether the look for new sessions has changed nothing, and nobody else has since the last. */
  private boolean isUnchanged(SearchDatabase search, String excluded) {
    return hasSeenState(search)
        && search.mark(EXCLUDED).equals(Optional.of(excluded))
        && SearchUpdate.isDone(search, homes.memoriesHome());
  }

  private boolean hasSeenState(SearchDatabase search) {
    return search
        .mark(CHECKED)
        .map(checked -> checked.substring(checked.indexOf(' ') + 1))
        .filter(seen -> seen.equals(stateStamp()))
        .isPresent();
  }

  private boolean isTrusted(SearchDatabase search) {
    Optional<String> checked = search.mark(CHECKED);
    if (checked.isEmpty()) {
      return false;
    }
    long at = Long.parseLong(checked.get().substring(0, checked.get().indexOf(' ')));
    long age = environment.clock().millis() - at;
    return age >= 0 && age < TRUSTED.toMillis();
  }

  /** Changes whenever another command has written to the state database. */
  private String stateStamp() {
    Path database = homes.memoriesHome().database();
    return stamp(database) + stamp(database.resolveSibling(database.getFileName() + "-wal"));
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.size() == 0
          ? ""
          : found.size() + "@" + found.lastModifiedTime().toMillis() + " ";
    } catch (IOException absent) {
      return "";
    }
  }

  private Path file() {
    return homes.memoriesHome().searchIndex();
  }
}
