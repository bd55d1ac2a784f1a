package dev.memories.pipeline.index;

import dev.memories.codex.CodexThread;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.SerializedListener;
import dev.memories.pipeline.Stopwatch;
import dev.memories.pipeline.index.CodexRecords.Changes;
import dev.memories.pipeline.index.SessionRefresh.Refreshed;
import dev.memories.project.ProjectLocator;
import dev.memories.project.ProjectRules;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.session.Placement;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index of sessions up to date with the logs of agents. These are only read.
 *
 * <p>A file whose size and mtime are unchanged is not read again, unless another release has read
 * other facts from it. A file that has grown is read from where the last scan ended. Sessions whose
 * rollouts are gone leave the index; their traces stay (docs/spec/product.md 3.1).
 */
public final class SessionIndex {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final Map<String, String> environment;
  private final ProjectLocator locator;
  private final SecretRedactor redactor;
  private final InstantSource clock;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param environment may hold {@code WSL_DISTRO_NAME} and {@code CODEX_SQLITE_HOME}
   * @param redactor redacts texts before they enter the index
   * @param clock measures how long an update takes
   * @param listener receives progress and warnings
   */
  public SessionIndex(
      StateDatabase state,
      MemoriesHome home,
      Map<String, String> environment,
      SecretRedactor redactor,
      InstantSource clock,
      Consumer<PipelineEvent> listener) {
    this(state, home, environment, ProjectRules.NONE, redactor, clock, listener);
  }

  /**
   * The same with the user's rules.
   *
   * @param rules say which folders are projects
   */
  public SessionIndex(
      StateDatabase state,
      MemoriesHome home,
      Map<String, String> environment,
      ProjectRules rules,
      SecretRedactor redactor,
      InstantSource clock,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.locator =
        ProjectLocator.of(environment, rules, home::movedTo, home::splitFrom)
            .joiningSubfolders(home::hasMemory, environment.get("HOME"));
    this.redactor = redactor;
    this.clock = clock;
    this.listener = new SerializedListener(listener);
  }

  /** Reads every log again. */
  public IndexReport rebuild(LogHomes homes) throws InterruptedException {
    state.rolloutCursors().clear();
    return update(homes);
  }

  /**
   * Reads the logs that have changed.
   *
   * @throws InterruptedException when the run is cancelled; the results so far are kept
   */
  public IndexReport update(LogHomes homes) throws InterruptedException {
    Stopwatch stopwatch = new Stopwatch(clock);
    long version = state.version();
    RolloutFiles files = RolloutFiles.of(homes);
    CodexRecords codex = new CodexRecords(state, environment, redactor, listener);
    Path codexHome = homes.codex();
    Optional<Changes> records = codexHome == null ? Optional.empty() : codex.changes(codexHome);
    ChangedSessions changes = ChangedSessions.find(state, files);
    int read = 0;
    if (!changes.isEmpty() || records.isPresent()) {
      read = update(files, changes, codex, records.orElse(Changes.NONE), version);
    }
    new TraceRecovery(state, home, locator).run();
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

  /** Updates the index; returns how many rollouts were read. */
  private int update(
      RolloutFiles files,
      ChangedSessions changes,
      CodexRecords codex,
      Changes records,
      long version)
      throws InterruptedException {
    Set<SessionId> ids = new TreeSet<>(changes.ids());
    ids.addAll(records.ids());
    Map<SessionId, List<Found>> rollouts = files.bySession(ids);
    Map<SessionId, Session> sessions = state.sessions().find(ids);
    List<StaleSession> stale = stale(rollouts, sessions, codex.find(ids, records), records);
    Refreshed refreshed = refresh(stale, files);
    new SecondLook(state, home, locator)
        .at(
            stale.stream().map(StaleSession::id).toList(),
            stale.stream()
                .filter(one -> one.before() == null)
                .map(StaleSession::id)
                .collect(Collectors.toSet()));
    state.transaction(
        () -> {
          codex.save(records);
          removeGone(files, changes, rollouts, sessions);
          saveStamps(changes, refreshed.incomplete(), state.version() == version);
          return refreshed;
        });
    return refreshed.read();
  }

  /** The sessions whose entries in the index are missing or out of date. */
  private List<StaleSession> stale(
      Map<SessionId, List<Found>> rollouts,
      Map<SessionId, Session> sessions,
      Map<SessionId, CodexThread> codex,
      Changes records) {
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
          boolean read = before != null && before.cursor().isUpToDate(found.getFirst());
          if (!read || records.contains(id) || !isIndexed(found, session)) {
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
    return trace == null
        ? null
        : new Session.Place(
            trace.subject().cwd(), trace.project(), new Placement(Placement.Kind.KNOWN, ""));
  }

  private Refreshed refresh(List<StaleSession> stale, RolloutFiles files)
      throws InterruptedException {
    if (stale.isEmpty()) {
      return new Refreshed(0, Set.of());
    }
    SessionAssembler assembler = new SessionAssembler(new SessionProjects(locator, state));
    try (RolloutScan scan =
        new RolloutScan(new SessionScanner(files.lineage()), redactor, listener)) {
      return new SessionRefresh(state, assembler, listener).refresh(stale, scan);
    }
  }

  /**
   * Removes sessions and cursors whose files are gone. Files in a folder that could not be listed
   * may still exist.
   */
  private void removeGone(
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
   * Saves the stamps of folders whose files are all in the index now.
   *
   * @param alone whether no other process has written meanwhile; it may have seen other files
   */
  private void saveStamps(ChangedSessions changes, Set<Path> incomplete, boolean alone) {
    Set<Path> unsure = new HashSet<>(changes.folders());
    incomplete.stream().map(Path::getParent).forEach(unsure::add);
    Map<Path, String> stamps = new HashMap<>();
    if (alone) {
      stamps.putAll(changes.stamps());
      incomplete.stream().map(Path::getParent).forEach(stamps::remove);
    }
    state.rolloutCursors().removeStamps(unsure);
    state.rolloutCursors().saveStamps(stamps);
  }
}
