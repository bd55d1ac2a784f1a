package dev.memories.pipeline.forget;

import dev.memories.model.recording.Recordings;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.forget.ForgetReport.Outcome;
import dev.memories.pipeline.forget.ForgetReport.Removed;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.erase.SessionErasure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes what sessions taught out of memory, and keeps them from being extracted again.
 *
 * <p>First all locks, then the database in one transaction: the tombstones, the rows gone, a line
 * of the log for everything that goes. Then the files, which are found by what they hold: called
 * again after a crash it does the rest, whichever that is.
 */
public final class ForgetRun {
  private static final String FORGET = "forget";

  /** Short, so that after a crash it is soon completed. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final String RECORDING = "recording";

  private final StateDatabase state;
  private final MemoriesHome home;
  private final ConsolidationContext tools;
  private final List<Recordings> recordings;

  /**
   * @param recordings where exchanges with models are recorded, if anywhere
   */
  public ForgetRun(
      StateDatabase state,
      MemoriesHome home,
      ConsolidationContext tools,
      List<Recordings> recordings) {
    this.state = state;
    this.home = home;
    this.tools = tools;
    this.recordings = List.copyOf(recordings);
  }

  /** How it ended. */
  public sealed interface Result {
    record Done(List<ForgetReport> sessions) implements Result {
      public Done {
        sessions = List.copyOf(sessions);
      }
    }

    /**
     * Another run holds a project that they taught something, or took it by force meanwhile; call
     * again when it is free.
     *
     * @param lock null when it is free again
     */
    record Busy(@Nullable ConsolidationLock lock) implements Result {}
  }

  /** A memory root that has something of the sessions. */
  private record Place(MemoryRoot root, @Nullable Project project, SessionErasure erasure) {}

  /** What forgetting them would take out; changes nothing. */
  public List<ForgetReport> plan(List<SessionId> ids) {
    return reports(ids, places(ids), Outcome.WOULD_FORGET);
  }

  /** Forgets them, all or none. */
  public Result forget(List<SessionId> ids) {
    List<Lease> leases = new ArrayList<>();
    try {
      String owner = tools.owners().get();
      for (Project project : projects(places(ids))) {
        switch (state.locks().tryAcquire(project, owner, LEASE)) {
          case LockAttempt.Held(var lock) -> {
            return new Result.Busy(lock);
          }
          case LockAttempt.Acquired(var lease) -> leases.add(lease);
        }
      }
      return forgetHolding(ids, leases);
    } finally {
      leases.forEach(Lease::close);
    }
  }

  private static Set<Project> projects(List<Place> places) {
    Set<Project> projects = new TreeSet<>();
    places.forEach(
        place -> {
          if (place.project() != null) {
            projects.add(place.project());
          }
        });
    return projects;
  }

  private Result forgetHolding(List<SessionId> ids, List<Lease> leases) {
    for (Place place : places(ids)) {
      if (place.project() != null) {
        TreeRepair.mend(place.project(), place.root(), state, tools.disk());
      }
    }
    List<Place> places = places(ids);
    List<ForgetReport> reports = reports(ids, places, Outcome.FORGOTTEN);
    state.transaction(
        () -> {
          state.audit().add(log(reports, places));
          ids.forEach(this::drop);
          return true;
        });
    for (Place place : places) {
      for (Lease lease : leases) {
        if (!lease.renew()) {
          // Taken from us by force: the rest is done when it is called again.
          return new Result.Busy(state.locks().find(lease.project()).orElse(null));
        }
      }
      take(place);
    }
    recordings.forEach(
        folder -> ids.forEach(id -> folder.containing(id.value()).forEach(folder::remove)));
    state.emptyLog();
    return new Result.Done(reports);
  }

  private void drop(SessionId id) {
    state.forgotten().add(id);
    state.attempts().drop(id);
    state.traces().remove(id);
    state.sessions().dropTitle(id);
    state.codexThreads().dropTitle(id);
    state.rolloutCursors().forget(files(id));
  }

  private List<Path> files(SessionId id) {
    return state.sessions().find(id).map(Session::files).stream()
        .flatMap(files -> Stream.concat(Stream.of(files.rollout()), files.others().stream()))
        .toList();
  }

  private void take(Place place) {
    place.erasure().apply(tools.disk());
    Project project = place.project();
    if (project != null) {
      state
          .consolidations()
          .latest(project)
          .ifPresent(
              last ->
                  state
                      .consolidations()
                      .rewrite(project, last.version(), place.erasure().recorded(last.files())));
      TreeRepair.mend(project, place.root(), state, tools.disk());
      MemorySummary.of(state.traces().newest(project, MemoryRoot.MAX_TRACES)).write(place.root());
    }
  }

  /** Lifts the tombstones, so that the next extraction takes the sessions again. */
  public List<ForgetReport> remember(List<SessionId> ids) {
    return state.transaction(() -> ids.stream().map(this::remember).toList());
  }

  private ForgetReport remember(SessionId id) {
    boolean lifted = state.forgotten().remove(id);
    if (lifted) {
      // Both are read again, for the title.
      state.rolloutCursors().forget(files(id));
      state.codexThreads().forgetStamp();
      state
          .audit()
          .add(List.of(state.audit().entry(FORGET, id, null, null, "undone: may be extracted")));
    }
    return new ForgetReport(
        id, null, lifted ? Outcome.REMEMBERED : Outcome.NOT_FORGOTTEN, List.of(), List.of());
  }

  /** Where something of the sessions is, and where their rows say that it should be. */
  private List<Place> places(List<SessionId> ids) {
    Map<Path, Project> known = new HashMap<>();
    Stream.concat(
            state.traces().projects().stream(),
            Stream.concat(
                state.consolidations().projects().stream(),
                ids.stream()
                    .flatMap(id -> state.sessions().find(id).stream())
                    .flatMap(session -> session.project().stream())))
        .forEach(project -> known.put(home.root(project).folder(), project));
    List<Project> taught = ids.stream().map(this::project).filter(Objects::nonNull).toList();
    List<Place> places = new ArrayList<>();
    for (MemoryRoot root : home.roots()) {
      Project project = known.get(root.folder());
      SessionErasure erasure = SessionErasure.plan(root, ids, written(project));
      if (!erasure.isEmpty() || taught.contains(project)) {
        places.add(new Place(root, project, erasure));
      }
    }
    return places;
  }

  private Map<String, String> written(@Nullable Project project) {
    return project == null
        ? Map.of()
        : state.consolidations().latest(project).map(Consolidation::files).orElse(Map.of());
  }

  private @Nullable Project project(SessionId id) {
    return state.traces().findHead(id).map(TraceHead::project).orElse(null);
  }

  private List<ForgetReport> reports(List<SessionId> ids, List<Place> places, Outcome outcome) {
    return ids.stream().map(id -> report(id, places, outcome)).toList();
  }

  private ForgetReport report(SessionId id, List<Place> places, Outcome outcome) {
    List<Removed> removals = new ArrayList<>();
    Project project = project(id);
    if (project != null) {
      removals.add(new Removed("trace", null, 1));
    }
    if (state.sessions().find(id).filter(session -> !session.title().isEmpty()).isPresent()) {
      removals.add(new Removed("title", null, 1));
    }
    List<SessionErasure.Kept> kept = new ArrayList<>();
    for (Place place : places) {
      place.erasure().removals().stream()
          .filter(removal -> removal.id().equals(id))
          .map(Removed::of)
          .forEach(removals::add);
      place.erasure().kept().stream().filter(k -> k.id().equals(id)).forEach(kept::add);
    }
    for (Recordings folder : recordings) {
      folder.containing(id.value()).forEach(file -> removals.add(new Removed(RECORDING, file, 1)));
    }
    return new ForgetReport(id, project, outcome, removals, kept);
  }

  private List<AuditTable.Entry> log(List<ForgetReport> reports, List<Place> places) {
    List<AuditTable.Entry> entries = new ArrayList<>();
    for (ForgetReport report : reports) {
      if (!state.forgotten().contains(report.id())) {
        entries.add(entry(report, report.project(), null, "not to be extracted again"));
      }
      for (Removed removed : report.removals()) {
        Path path = removed.path();
        entries.add(
            entry(
                report,
                path == null ? report.project() : projectOf(path, places),
                removed.place(),
                removed.describe()));
      }
    }
    return entries;
  }

  private AuditTable.Entry entry(
      ForgetReport report, @Nullable Project project, @Nullable Path path, String detail) {
    return state.audit().entry(FORGET, report.id(), project, path, detail);
  }

  private static @Nullable Project projectOf(Path file, List<Place> places) {
    return places.stream()
        .filter(place -> file.startsWith(place.root().folder().resolveSibling("")))
        .map(Place::project)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
