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
import dev.memories.state.RolloutCursorTable.ReadRollout;
import dev.memories.state.RolloutCursorTable.RolloutCursor;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    CodexRecords records = new CodexRecords(state, environment, redactor, listener);
    String stamp = codexHome + ";" + files.stamp();
    boolean changed =
        !state.rolloutCursors().stamp().equals(Optional.of(stamp)) || records.hasNews(codexHome);
    int read = changed ? update(files, stamp, records, records.of(codexHome)) : 0;
    new TraceRecovery(state, home, resolver).run();
    files
        .unreadable()
        .forEach(
            file ->
                listener.accept(
                    new PipelineEvent.Warned("could not read " + file.path() + ": " + file.why())));
    return new IndexReport(
        files.found().size(),
        read,
        files.unreadable().size() + state.sessions().unreadable(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Returns how many rollouts were read. */
  private int update(
      RolloutFiles files, String stamp, CodexRecords records, CodexRecords.Said codex)
      throws InterruptedException {
    Map<SessionId, List<Found>> rollouts = files.bySession();
    Map<Path, RolloutCursor> cursors =
        state.rolloutCursors().all().stream()
            .collect(Collectors.toMap(RolloutCursor::file, cursor -> cursor));
    Map<SessionId, Session> sessions = new LinkedHashMap<>();
    state.sessions().all().forEach(session -> sessions.put(session.id(), session));
    List<Stale> stale = new ArrayList<>();
    rollouts.forEach(
        (id, ofSession) -> {
          boolean read = isRead(ofSession.getFirst(), cursors);
          if (!read || codex.news().contains(id) || !isIndexed(ofSession, sessions.get(id))) {
            stale.add(new Stale(id, ofSession, known(ofSession.getFirst()), read));
          }
        });
    Renewed renewed = renew(stale, files, sessions, codex.threads());
    records.keep(codex);
    drop(files, rollouts, cursors.keySet(), sessions);
    if (renewed.complete()) {
      state.rolloutCursors().keepStamp(stamp);
    }
    return renewed.read();
  }

  /**
   * What came of the sessions that were not in the index as they are.
   *
   * @param complete whether every file could be read to its end
   */
  private record Renewed(int read, boolean complete) {}

  /**
   * A session that is not in the index as it is now.
   *
   * @param known what was learnt from its rollout when it was last read
   * @param read whether that is still all there is to learn
   */
  private record Stale(
      SessionId id, List<Found> files, Optional<RolloutFacts> known, boolean read) {
    boolean mustBeRead() {
      return !read || known.isEmpty();
    }

    Found rollout() {
      return files.getFirst();
    }
  }

  private Optional<RolloutFacts> known(Found rollout) {
    return state.rolloutCursors().facts(rollout.path());
  }

  private static boolean isRead(Found file, Map<Path, RolloutCursor> cursors) {
    return cursor(file).equals(cursors.get(file.path()));
  }

  private static RolloutCursor cursor(Found file) {
    return new RolloutCursor(file.path(), file.sizeBytes(), file.modifiedAt());
  }

  private static boolean isIndexed(List<Found> files, @Nullable Session session) {
    return session != null
        && session.files().rollout().equals(files.getFirst().path())
        && session.files().others().equals(files.stream().skip(1).map(Found::path).toList());
  }

  /**
   * Reads what must be read and writes the sessions; one batch is read while another is written.
   */
  private Renewed renew(
      List<Stale> stale,
      RolloutFiles files,
      Map<SessionId, Session> sessions,
      Map<SessionId, CodexThread> codexThreads)
      throws InterruptedException {
    if (stale.isEmpty()) {
      return new Renewed(0, true);
    }
    int toRead = (int) stale.stream().filter(Stale::mustBeRead).count();
    listener.accept(new PipelineEvent.Started(Phase.INDEX, toRead));
    SessionAssembly assembly =
        new SessionAssembly(
            new KnownProjects(resolver, sessions.values(), state.traces().heads()), codexThreads);
    boolean complete = true;
    try (RolloutScan scan =
        new RolloutScan(new SessionScanner(files.lineage()), redactor, listener)) {
      Batch first = Batch.begin(stale.subList(0, Math.min(BATCH, stale.size())), scan);
      for (int from = BATCH; from < stale.size(); from += BATCH) {
        Batch second = Batch.begin(stale.subList(from, Math.min(from + BATCH, stale.size())), scan);
        complete &= write(first, assembly, sessions);
        first = second;
      }
      complete &= write(first, assembly, sessions);
    }
    listener.accept(new PipelineEvent.Ended(Phase.INDEX));
    return new Renewed(toRead, complete);
  }

  /** Sessions whose rollouts are being read. */
  private record Batch(
      List<Stale> sessions, Map<Path, RolloutFacts> known, RolloutScan.Reading reading) {
    static Batch begin(List<Stale> sessions, RolloutScan scan) {
      Map<Path, RolloutFacts> known = new HashMap<>();
      sessions.forEach(
          one -> one.known().ifPresent(facts -> known.put(one.rollout().path(), facts)));
      List<Found> toRead = sessions.stream().filter(Stale::mustBeRead).map(Stale::rollout).toList();
      return new Batch(sessions, known, scan.begin(toRead, Map.copyOf(known)));
    }
  }

  /**
   * Writes what was read; false when a file could not be read to its end. Cursors and sessions are
   * written together: a file that counts as read is in the index. The words of what was forgotten
   * do not come back into it.
   */
  private boolean write(Batch batch, SessionAssembly assembly, Map<SessionId, Session> sessions)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<Scanned> scanned = batch.reading().results();
    Map<Path, RolloutFacts> facts = new HashMap<>(batch.known());
    scanned.forEach(file -> facts.put(file.file().path(), file.facts()));
    return state.transaction(
        () -> {
          Set<SessionId> forgotten = state.forgotten().all();
          batch.sessions().stream()
              .filter(one -> forgotten.contains(one.id()))
              .forEach(
                  one ->
                      facts.computeIfPresent(
                          one.rollout().path(), (_, known) -> known.withoutTitle()));
          List<ReadRollout> read =
              scanned.stream()
                  .filter(Scanned::complete)
                  .map(file -> new ReadRollout(cursor(file.file()), of(file.file(), facts)))
                  .toList();
          List<Session> renewed =
              batch.sessions().stream()
                  .map(one -> assembly.assemble(one.id(), one.files(), of(one.rollout(), facts)))
                  .map(session -> forgotten.contains(session.id()) ? session.untitled() : session)
                  .toList();
          state.rolloutCursors().save(read);
          state.sessions().save(renewed);
          renewed.forEach(session -> sessions.put(session.id(), session));
          return read.size() == scanned.size();
        });
  }

  private static RolloutFacts of(Found rollout, Map<Path, RolloutFacts> facts) {
    return Objects.requireNonNull(facts.get(rollout.path()));
  }

  /** Forgets what is gone; what lies in a folder that could not be listed may still be there. */
  private void drop(
      RolloutFiles files,
      Map<SessionId, List<Found>> rollouts,
      Set<Path> cursors,
      Map<SessionId, Session> sessions) {
    Set<Path> read =
        rollouts.values().stream()
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
            sessions.values().stream()
                .filter(session -> !rollouts.containsKey(session.id()))
                .filter(session -> !isHidden(session.files().rollout(), files))
                .map(Session::id)
                .toList());
  }

  private static boolean isHidden(Path path, RolloutFiles files) {
    return files.unreadable().stream().anyMatch(folder -> path.startsWith(folder.path()));
  }
}
