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
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
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
    Map<SessionId, Session> sessions = new LinkedHashMap<>();
    state.sessions().all().forEach(session -> sessions.put(session.id(), session));
    List<TraceHead> traces =
        state.traces().heads().stream().filter(head -> !forgotten.contains(head.id())).toList();
    List<MemoryFile> files = MemoryFile.of(home, projects(traces, sessions.values()));

    Set<String> gone = new HashSet<>(known.keySet());
    List<Session> staleSessions = new ArrayList<>();
    for (Session session : sessions.values()) {
      String key = SearchSource.ofSession(session.id());
      if (isSearched(session, forgotten)) {
        gone.remove(key);
        if (!isKnown(stamp(session), known.get(key))) {
          staleSessions.add(session);
        }
      }
    }
    List<TraceHead> staleTraces = new ArrayList<>();
    for (TraceHead head : traces) {
      String key = SearchSource.ofTrace(head.id());
      gone.remove(key);
      if (!isKnown(stamp(head), known.get(key))) {
        staleTraces.add(head);
      }
    }
    List<MemoryFile> staleFiles = new ArrayList<>();
    for (MemoryFile file : files) {
      gone.remove(file.key());
      if (!isKnown(file.stamp(), known.get(file.key()))) {
        staleFiles.add(file);
      }
    }
    CitedSessions cited = new CitedSessions();
    traces.forEach(head -> cited.add(head.id(), head.subject().updatedAt()));
    sessions.values().forEach(session -> cited.add(session.id(), session.updatedAt()));
    search.remove(gone);
    search.transaction(
        () -> {
          staleTraces.forEach(head -> save(search, head));
          staleFiles.forEach(file -> file.save(search, cited));
          return true;
        });
    read(search, staleSessions);
    return staleSessions.size() + staleTraces.size() + staleFiles.size();
  }

  /**
   * Whether the registries and skills on disk are those that the index knows. If the state database
   * has not changed either, there is nothing to update.
   */
  public static boolean knowsFiles(SearchDatabase search, MemoriesHome home) {
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

  private boolean isSearched(Session session, Set<SessionId> forgotten) {
    return session.standing().unreadable() == null
        && session.standing().memoryMode() == MemoryMode.ENABLED
        && !forgotten.contains(session.id())
        && session.project().filter(project -> exclusions.match(project).isEmpty()).isPresent();
  }

  private Set<Project> projects(List<TraceHead> traces, Collection<Session> sessions) {
    Set<Project> projects = new TreeSet<>();
    traces.forEach(head -> projects.add(head.project()));
    // What is pinned may be all of a project's memory, also where no session ever was.
    sessions.forEach(session -> session.project().ifPresent(projects::add));
    projects.addAll(state.audit().projects());
    return projects;
  }

  private static String stamp(Session session) {
    Session.Files files = session.files();
    return files.sizeBytes()
        + " "
        + files.modifiedAt().toEpochMilli()
        + " "
        + session.project().map(Project::cwd).orElse("");
  }

  private static String stamp(TraceHead head) {
    return head.making().extractedAt().toEpochMilli()
        + " "
        + head.subject().updatedAt().toEpochMilli()
        + " "
        + head.project();
  }

  private void save(SearchDatabase search, TraceHead head) {
    state
        .traces()
        .find(head.id())
        .filter(_ -> !state.forgotten().contains(head.id()))
        .ifPresent(
            trace ->
                search.replace(
                    new SearchSource(
                        SearchSource.ofTrace(head.id()),
                        stamp(head),
                        head.id(),
                        head.project().cwd(),
                        path(head),
                        head.subject().updatedAt(),
                        trace.subject().title(),
                        TraceWords.outcome(trace),
                        SessionCounts.NONE),
                    TraceWords.of(trace)));
  }

  /** The trace's file; the rollout when the file was pruned. */
  private Path path(TraceHead head) {
    Path file = new TraceFolder(home.root(head.project())).files().get(head.id().value());
    return file == null ? head.subject().rollout() : file;
  }

  /** A session with its words, read and not yet written. */
  private record ReadSession(Session session, SessionWords.Words words) {}

  private void read(SearchDatabase search, List<Session> stale) throws InterruptedException {
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

  private static List<Future<ReadSession>> begin(
      ExecutorService executor, SessionWords words, List<Session> stale, int from) {
    return stale.stream()
        .skip(from)
        .limit(BATCH)
        .map(session -> executor.submit(() -> read(words, session)))
        .toList();
  }

  /** A rollout that cannot be read has no words; a changed one is read again. */
  private static ReadSession read(SessionWords words, Session session) {
    try {
      Session.Files files = session.files();
      return new ReadSession(session, words.read(session.id(), files.rollout(), files.sizeBytes()));
    } catch (IOException gone) {
      return new ReadSession(session, SessionWords.Words.NONE);
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
        stamp(session),
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
