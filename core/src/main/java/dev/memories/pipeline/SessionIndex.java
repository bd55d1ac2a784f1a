package dev.memories.pipeline;

import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.pipeline.RolloutScan.Scanned;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.CodexThread;
import dev.memories.session.ProjectResolver;
import dev.memories.session.RolloutFacts;
import dev.memories.session.RolloutFiles;
import dev.memories.session.RolloutFiles.Found;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionScanner;
import dev.memories.state.RolloutCursorTable.RolloutCursor;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index of sessions up to date with a Codex home, which is only read.
 *
 * <p>A file whose size and mtime are unchanged is not read again; a grown one is read from where
 * the last scan ended. Sessions whose rollouts are gone leave the index; their traces stay.
 */
public final class SessionIndex {
  /** So many rollouts are read before what was learnt is written: an interrupt loses no more. */
  private static final int BATCH = 256;

  private final StateDatabase state;
  private final MemoriesHome home;
  private final Map<String, String> environment;
  private final ProjectResolver resolver;
  private final SecretRedactor redactor;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param environment where {@code WSL_DISTRO_NAME} and {@code CODEX_SQLITE_HOME} may stand
   * @param redactor what enters the index goes through it
   * @param listener hears of progress and of what could not be read
   */
  public SessionIndex(
      StateDatabase state,
      MemoriesHome home,
      Map<String, String> environment,
      SecretRedactor redactor,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.resolver = ProjectResolver.of(environment);
    this.redactor = redactor;
    this.listener = new OneAtATime(listener);
  }

  /** Reads every rollout anew. */
  public IndexReport rebuild(Path codexHome) throws InterruptedException {
    state.rolloutCursors().clear();
    return update(codexHome);
  }

  /**
   * Reads what has changed.
   *
   * @throws InterruptedException when the run is cancelled; what was read so far is kept
   */
  public IndexReport update(Path codexHome) throws InterruptedException {
    long start = System.nanoTime();
    RolloutFiles files = RolloutFiles.of(codexHome);
    Map<SessionId, List<Found>> sessions = files.bySession();
    Map<Path, RolloutCursor> cursors =
        state.rolloutCursors().all().stream()
            .collect(Collectors.toMap(RolloutCursor::file, cursor -> cursor));
    List<Found> changed =
        sessions.values().stream()
            .map(List::getFirst)
            .filter(file -> !isRead(file, cursors.get(file.path())))
            .toList();

    Map<Path, RolloutFacts> facts = new HashMap<>();
    cursors.forEach((path, cursor) -> facts.put(path, cursor.facts()));
    read(changed, files, facts);
    List<Session> indexed = state.sessions().all();
    keep(sessions, facts, indexed, codexThreads(codexHome));
    drop(files, sessions, cursors.keySet(), indexed);
    new TraceRecovery(state, home, resolver).run();
    return new IndexReport(
        files.found().size(),
        changed.size(),
        files.unreadable().size() + unreadable(sessions, facts),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Map<SessionId, CodexThread> codexThreads(Path codexHome) {
    return new CodexRecords(state, environment, redactor, listener).of(codexHome);
  }

  private static boolean isRead(Found file, @Nullable RolloutCursor cursor) {
    return cursor != null
        && cursor.sizeBytes() == file.sizeBytes()
        && cursor.modifiedAt().equals(file.modifiedAt());
  }

  /** Adds what is read to the facts. */
  private void read(List<Found> changed, RolloutFiles files, Map<Path, RolloutFacts> facts)
      throws InterruptedException {
    if (changed.isEmpty()) {
      return;
    }
    listener.accept(new PipelineEvent.Started(Phase.INDEX, changed.size()));
    RolloutScan scan = new RolloutScan(new SessionScanner(files.lineage()), redactor, listener);
    for (int from = 0; from < changed.size(); from += BATCH) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      List<Found> batch = changed.subList(from, Math.min(from + BATCH, changed.size()));
      List<Scanned> scanned = scan.scan(batch, Map.copyOf(facts));
      state
          .rolloutCursors()
          .save(scanned.stream().filter(Scanned::complete).map(SessionIndex::cursor).toList());
      scanned.forEach(file -> facts.put(file.file().path(), file.facts()));
    }
    listener.accept(new PipelineEvent.Ended(Phase.INDEX));
  }

  private static RolloutCursor cursor(Scanned scanned) {
    Found file = scanned.file();
    return new RolloutCursor(file.path(), file.sizeBytes(), file.modifiedAt(), scanned.facts());
  }

  /** Writes the sessions that are not as the index has them. */
  private void keep(
      Map<SessionId, List<Found>> sessions,
      Map<Path, RolloutFacts> facts,
      List<Session> indexed,
      Map<SessionId, CodexThread> codexThreads) {
    Set<Session> known = new HashSet<>(indexed);
    SessionAssembly assembly =
        new SessionAssembly(
            new KnownProjects(resolver, indexed, state.traces().heads()), codexThreads);
    List<Session> changed = new ArrayList<>();
    sessions.forEach(
        (id, files) -> {
          Session session = assembly.assemble(id, files, factsOf(files, facts));
          if (!known.contains(session)) {
            changed.add(session);
          }
        });
    state.sessions().save(changed);
  }

  /** Forgets what is gone; what lies in a folder that could not be listed may still be there. */
  private void drop(
      RolloutFiles files,
      Map<SessionId, List<Found>> sessions,
      Set<Path> cursors,
      List<Session> indexed) {
    Set<Path> read =
        sessions.values().stream()
            .map(found -> found.getFirst().path())
            .collect(Collectors.toSet());
    state
        .rolloutCursors()
        .remove(
            cursors.stream()
                .filter(path -> !read.contains(path) && !isHidden(path, files))
                .toList());
    state
        .sessions()
        .remove(
            indexed.stream()
                .filter(session -> !sessions.containsKey(session.id()))
                .filter(session -> !isHidden(session.files().rollout(), files))
                .map(Session::id)
                .toList());
  }

  private static boolean isHidden(Path path, RolloutFiles files) {
    return files.unreadable().stream().anyMatch(folder -> path.startsWith(folder.path()));
  }

  /** Of the file that is read; by now every one of them has been. */
  private static RolloutFacts factsOf(List<Found> files, Map<Path, RolloutFacts> facts) {
    return Objects.requireNonNull(facts.get(files.getFirst().path()));
  }

  private static int unreadable(
      Map<SessionId, List<Found>> sessions, Map<Path, RolloutFacts> facts) {
    return (int)
        sessions.values().stream()
            .map(files -> factsOf(files, facts))
            .filter(found -> found.unreadable() != null)
            .count();
  }
}
