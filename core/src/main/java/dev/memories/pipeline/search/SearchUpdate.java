package dev.memories.pipeline.search;

import dev.memories.candidate.Exclusions;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.redact.SecretRedactor;
import dev.memories.search.CitedSessions;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchSource;
import dev.memories.search.SessionCounts;
import dev.memories.search.SessionWords;
import dev.memories.search.TraceWords;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.RowStamp;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the search index up to date with the state database and the memory trees.
 *
 * <p>Reads only documents whose stamp has changed. Left out are forgotten sessions, sessions that
 * Codex must not remember, excluded projects, and rollouts that cannot be read.
 */
public final class SearchUpdate {
  private static final int MAX_THREADS = 4;

  /** Sessions that are written in one transaction, while the next ones are read. */
  private static final int BATCH = 32;

  private final StateDatabase state;
  private final MemoriesHome home;
  private final Exclusions exclusions;
  private final SecretRedactor redactor;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param listener receives progress
   */
  public SearchUpdate(
      StateDatabase state,
      MemoriesHome home,
      Exclusions exclusions,
      SecretRedactor redactor,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.home = home;
    this.exclusions = exclusions;
    this.redactor = redactor;
    this.listener = listener;
  }

  /**
   * Updates the index; returns how many documents were read.
   *
   * @throws InterruptedException when cancelled; the documents so far are kept
   */
  public int run(SearchDatabase search) throws InterruptedException {
    Map<String, Long> known = search.stamps();
    Set<SessionId> forgotten = state.forgotten().all();
    List<RowStamp> traces = unlessForgotten(state.traces().stamps(), forgotten);
    List<RowStamp> sessions = searched(unlessForgotten(state.sessions().stamps(), forgotten));
    List<MemoryFile> files = MemoryFile.of(home, projects(traces));

    Set<String> gone = new HashSet<>(known.keySet());
    List<RowStamp> staleSessions = stale(sessions, SearchSource::ofSession, known, gone);
    List<RowStamp> staleTraces = stale(traces, SearchSource::ofTrace, known, gone);
    List<MemoryFile> staleFiles = new ArrayList<>();
    for (MemoryFile file : files) {
      gone.remove(file.key());
      if (!isKnown(file.stamp(), known.get(file.key()))) {
        staleFiles.add(file);
      }
    }
    search.remove(gone);
    search.transaction(
        () -> {
          staleTraces.forEach(trace -> save(search, trace));
          save(search, staleFiles, forgotten);
          return true;
        });
    read(search, staleSessions);
    search.dropLostWords();
    return staleSessions.size() + staleTraces.size() + staleFiles.size();
  }

  /** Those that the index does not know as they are. What it knows of any is not gone. */
  private static List<RowStamp> stale(
      List<RowStamp> rows,
      Function<SessionId, String> key,
      Map<String, Long> known,
      Set<String> gone) {
    List<RowStamp> stale = new ArrayList<>();
    for (RowStamp row : rows) {
      String of = key.apply(row.id());
      gone.remove(of);
      if (!isKnown(row.stamp(), known.get(of))) {
        stale.add(row);
      }
    }
    return stale;
  }

  /**
   * Whether there is nothing to update, if the state database has not changed either: the index
   * knows the registries and skills on disk, and no update was killed before it dropped words.
   */
  public static boolean isDone(SearchDatabase search, MemoriesHome home) {
    if (search.hasLostWords()) {
      return false;
    }
    Map<String, Long> known = search.fileStamps();
    List<MemoryFile> files = MemoryFile.in(home);
    for (MemoryFile file : files) {
      if (!isKnown(file.stamp(), known.get(file.key()))) {
        return false;
      }
    }
    return files.size() == known.size();
  }

  private static boolean isKnown(String stamp, @Nullable Long known) {
    return known != null && known == SearchSource.hash(stamp);
  }

  private static List<RowStamp> unlessForgotten(List<RowStamp> stamps, Set<SessionId> forgotten) {
    return forgotten.isEmpty()
        ? stamps
        : stamps.stream().filter(stamp -> !forgotten.contains(stamp.id())).toList();
  }

  /** The sessions of projects that are not excluded; there are few projects. */
  private List<RowStamp> searched(List<RowStamp> sessions) {
    Map<Project, Boolean> excluded = new HashMap<>();
    return sessions.stream()
        .filter(
            session ->
                !excluded.computeIfAbsent(
                    session.project(), project -> exclusions.match(project).isPresent()))
        .toList();
  }

  private Set<Project> projects(List<RowStamp> traces) {
    Set<Project> projects = new TreeSet<>();
    traces.forEach(trace -> projects.add(trace.project()));
    // What is pinned may be all of a project's memory, also where no session ever was.
    projects.addAll(state.sessions().projects());
    projects.addAll(state.audit().projects());
    return projects;
  }

  private void save(SearchDatabase search, RowStamp stamp) {
    state
        .traces()
        .find(stamp.id())
        .filter(_ -> !state.forgotten().contains(stamp.id()))
        .ifPresent(
            trace ->
                search.replace(
                    new SearchSource(
                        SearchSource.ofTrace(trace.id()),
                        stamp.stamp(),
                        trace.id(),
                        trace.project().cwd(),
                        path(trace),
                        trace.subject().updatedAt(),
                        trace.subject().title(),
                        TraceWords.outcome(trace),
                        SessionCounts.NONE),
                    TraceWords.of(trace)));
  }

  private void save(SearchDatabase search, List<MemoryFile> files, Set<SessionId> forgotten) {
    if (files.isEmpty()) {
      return;
    }
    Map<SessionId, Instant> traces = state.traces().sessionTimes();
    traces.keySet().removeAll(forgotten);
    CitedSessions cited = new CitedSessions();
    cited.addAll(traces);
    cited.addAll(state.sessions().updateTimes());
    files.forEach(file -> file.save(search, cited));
  }

  /** The trace's file; the rollout when the file was pruned. */
  private Path path(Trace trace) {
    Path file = new TraceFolder(home.root(trace.project())).files().get(trace.id().value());
    return file == null ? trace.subject().rollout() : file;
  }

  /**
   * A session with its words, read and not yet written.
   *
   * @param stamp as it was before the session was read
   */
  private record ReadSession(Session session, String stamp, SessionWords.Words words) {}

  private void read(SearchDatabase search, List<RowStamp> stale) throws InterruptedException {
    if (stale.isEmpty()) {
      return;
    }
    SessionWords words = new SessionWords(redactor, this::files);
    listener.accept(new PipelineEvent.Started(Phase.SEARCH, stale.size()));
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS))) {
      try {
        List<Future<ReadSession>> next = begin(executor, words, stale, 0);
        for (int from = 0; from < stale.size(); from += BATCH) {
          List<Future<ReadSession>> batch = next;
          next = begin(executor, words, stale, from + BATCH);
          write(search, results(batch));
        }
      } finally {
        executor.shutdownNow();
      }
    } finally {
      listener.accept(new PipelineEvent.Ended(Phase.SEARCH));
    }
  }

  private List<Future<ReadSession>> begin(
      ExecutorService executor, SessionWords words, List<RowStamp> stale, int from) {
    List<RowStamp> batch =
        stale.subList(Math.min(from, stale.size()), Math.min(from + BATCH, stale.size()));
    Map<SessionId, Session> sessions =
        state.sessions().find(batch.stream().map(RowStamp::id).toList());
    List<Future<ReadSession>> reading = new ArrayList<>();
    for (RowStamp stamp : batch) {
      Session session = sessions.get(stamp.id());
      if (session != null && session.project().isPresent()) {
        reading.add(executor.submit(() -> read(words, session, stamp.stamp())));
      }
    }
    return reading;
  }

  /** A rollout that cannot be read has no words; a changed one is read again. */
  private static ReadSession read(SessionWords words, Session session, String stamp) {
    try {
      Session.Files files = session.files();
      return new ReadSession(
          session, stamp, words.read(session.id(), files.rollout(), files.sizeBytes()));
    } catch (IOException gone) {
      return new ReadSession(session, stamp, SessionWords.Words.NONE);
    }
  }

  private List<ReadSession> results(List<Future<ReadSession>> batch) throws InterruptedException {
    List<ReadSession> results = new ArrayList<>();
    for (Future<ReadSession> one : batch) {
      try {
        ReadSession read = one.get();
        results.add(read);
        listener.accept(
            new PipelineEvent.StepEnded(Phase.SEARCH, read.session().title(), true, null));
      } catch (ExecutionException e) {
        throw new IllegalStateException("a rollout could not be read", e.getCause());
      }
    }
    return results;
  }

  /** Another process may forget a session meanwhile: it marks the session, then removes it here. */
  private void write(SearchDatabase search, List<ReadSession> batch) {
    search.transaction(
        () -> {
          Set<SessionId> forgotten = state.forgotten().all();
          search.replaceAll(
              batch.stream()
                  .filter(read -> !forgotten.contains(read.session().id()))
                  .map(read -> new SearchDatabase.Document(source(read), read.words().entries()))
                  .toList());
          return true;
        });
  }

  private static SearchSource source(ReadSession read) {
    Session session = read.session();
    return new SearchSource(
        SearchSource.ofSession(session.id()),
        read.stamp(),
        session.id(),
        session.project().orElseThrow().cwd(),
        session.files().rollout(),
        session.updatedAt(),
        session.title(),
        null,
        read.words().counts());
  }

  private List<Path> files(SessionId id) {
    return state.sessions().find(id).map(Session::files).stream()
        .flatMap(files -> Stream.concat(Stream.of(files.rollout()), files.others().stream()))
        .toList();
  }
}
