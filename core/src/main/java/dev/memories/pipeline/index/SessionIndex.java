package dev.memories.pipeline.index;

import dev.memories.codex.CodexThread;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.SerializedListener;
import dev.memories.pipeline.Stopwatch;
import dev.memories.pipeline.index.CodexRecords.News;
import dev.memories.pipeline.index.SessionRefresh.Renewed;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.session.ProjectResolver;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.RolloutCursorTable.Known;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index of sessions up to date with a Codex home, which is only read.
 *
 * <p>Only folders whose stamp has changed are compared with what is known of their files; a file
 * whose size and mtime are unchanged is not read again, and a grown one is read from where the last
 * scan ended. Sessions whose rollouts are gone leave the index; their traces stay.
 */
public final class SessionIndex {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final Map<String, String> environment;
  private final ProjectResolver resolver;
  private final SecretRedactor redactor;
  private final InstantSource clock;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param environment where {@code WSL_DISTRO_NAME} and {@code CODEX_SQLITE_HOME} may stand
   * @param redactor what enters the index goes through it
   * @param clock measures how long an update takes
   * @param listener hears of progress and of what could not be read
   */
  public SessionIndex(
      StateDatabase state,
      MemoriesHome home,
      Map<String, String> environment,
      SecretRedactor redactor,
      InstantSource clock,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.resolver = ProjectResolver.of(environment);
    this.redactor = redactor;
    this.clock = clock;
    this.listener = new SerializedListener(listener);
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
    Stopwatch stopwatch = new Stopwatch(clock);
    long version = state.version();
    RolloutFiles files = RolloutFiles.of(codexHome);
    CodexRecords records = new CodexRecords(state, environment, redactor, listener);
    Optional<News> news = records.news(codexHome);
    ChangedSessions changes = ChangedSessions.since(state, files);
    int read = 0;
    if (!changes.isEmpty() || news.isPresent()) {
      read = update(files, changes, records, news.orElse(News.NONE), version);
    }
    new TraceRecovery(state, home, resolver).run();
    files
        .unreadable()
        .forEach(
            file ->
                listener.accept(
                    new PipelineEvent.Warned("could not read " + file.path() + ": " + file.why())));
    return new IndexReport(
        files.count(),
        read,
        files.unreadable().size() + state.sessions().unreadable(),
        stopwatch.elapsed());
  }

  /** Returns how many rollouts were read. */
  private int update(
      RolloutFiles files, ChangedSessions changes, CodexRecords records, News news, long version)
      throws InterruptedException {
    Set<SessionId> ids = new TreeSet<>(changes.ids());
    ids.addAll(news.ids());
    Map<SessionId, List<Found>> rollouts = files.bySession(ids);
    Map<SessionId, Session> sessions = state.sessions().find(ids);
    List<StaleSession> stale = stale(rollouts, sessions, records.of(ids, news), news);
    Renewed renewed = renew(stale, files);
    state.transaction(
        () -> {
          records.keep(news);
          drop(files, changes, rollouts, sessions);
          keepStamps(changes, renewed.incomplete(), state.version() == version);
          return renewed;
        });
    return renewed.read();
  }

  /** Those that are not in the index as they are. */
  private List<StaleSession> stale(
      Map<SessionId, List<Found>> rollouts,
      Map<SessionId, Session> sessions,
      Map<SessionId, CodexThread> codex,
      News news) {
    Map<Path, Known> known =
        state
            .rolloutCursors()
            .find(rollouts.values().stream().map(found -> found.getFirst().path()).toList());
    Set<SessionId> unindexed = new HashSet<>(rollouts.keySet());
    unindexed.removeAll(sessions.keySet());
    Map<SessionId, TraceHead> traces = state.traces().findHeads(unindexed);
    List<StaleSession> stale = new ArrayList<>();
    rollouts.forEach(
        (id, found) -> {
          Session session = sessions.get(id);
          Known before = known.get(found.getFirst().path());
          boolean read = before != null && before.cursor().isOf(found.getFirst());
          if (!read || news.isAbout(id) || !isIndexed(found, session)) {
            stale.add(
                new StaleSession(
                    id,
                    found,
                    before == null ? Optional.empty() : before.facts(),
                    read,
                    place(session, traces.get(id)),
                    codex.get(id)));
          }
        });
    return stale;
  }

  private static boolean isIndexed(List<Found> files, @Nullable Session session) {
    return session != null
        && session.files().rollout().equals(files.getFirst().path())
        && session.files().others().equals(files.stream().skip(1).map(Found::path).toList());
  }

  private static Session.@Nullable Place place(
      @Nullable Session session, @Nullable TraceHead trace) {
    if (session != null) {
      return session.place();
    }
    return trace == null ? null : new Session.Place(trace.subject().cwd(), trace.project());
  }

  private Renewed renew(List<StaleSession> stale, RolloutFiles files) throws InterruptedException {
    if (stale.isEmpty()) {
      return new Renewed(0, Set.of());
    }
    SessionAssembler assembly = new SessionAssembler(new SessionProjects(resolver, state));
    try (RolloutScan scan =
        new RolloutScan(new SessionScanner(files.lineage()), redactor, listener)) {
      return new SessionRefresh(state, assembly, listener).renew(stale, scan);
    }
  }

  /** Forgets what is gone; what lies in a folder that could not be listed may still be there. */
  private void drop(
      RolloutFiles files,
      ChangedSessions changes,
      Map<SessionId, List<Found>> rollouts,
      Map<SessionId, Session> sessions) {
    List<Session> gone =
        sessions.values().stream()
            .filter(session -> !rollouts.containsKey(session.id()))
            .filter(session -> !files.isHidden(session.files().rollout()))
            .toList();
    Set<Path> unread = new HashSet<>(changes.goneFiles());
    gone.forEach(session -> unread.add(session.files().rollout()));
    state.rolloutCursors().remove(unread);
    state.sessions().remove(gone.stream().map(Session::id).toList());
  }

  /**
   * Keeps the stamps of folders all of which is in the index now.
   *
   * @param alone whether nobody else has written meanwhile, who may have seen other files
   */
  private void keepStamps(ChangedSessions changes, Set<Path> incomplete, boolean alone) {
    Set<Path> unsure = new HashSet<>(changes.folders());
    incomplete.stream().map(Path::getParent).forEach(unsure::add);
    Map<Path, String> stamps = new HashMap<>();
    if (alone) {
      stamps.putAll(changes.stamps());
      incomplete.stream().map(Path::getParent).forEach(stamps::remove);
    }
    state.rolloutCursors().dropStamps(unsure);
    state.rolloutCursors().keepStamps(stamps);
  }
}
