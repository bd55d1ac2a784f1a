package dev.memories.pipeline.forget;

import dev.memories.model.recording.Recordings;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.forget.ForgetReport.Outcome;
import dev.memories.pipeline.forget.ForgetReport.Removed;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.search.SearchDatabase;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.erase.SessionErasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes sessions from memory, and keeps them from being extracted again (docs/spec/product.md
 * 3.12).
 *
 * <p>First it takes all locks. Then one transaction marks the sessions as forgotten, removes their
 * rows, and adds an entry to the audit log for each removal. The files come last. They are found by
 * their content, so that another call after a crash removes the rest.
 */
public final class ForgetRun {
  private static final String FORGET = "forget";

  /** Short, so that another call soon after a crash can complete the work. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final String RECORDING = "recording";

  private final StateDatabase state;
  private final MemoriesHome home;
  private final ConsolidationContext context;
  private final List<Recordings> recordings;

  /**
   * @param recordings the folders with recorded exchanges with models
   */
  public ForgetRun(
      StateDatabase state,
      MemoriesHome home,
      ConsolidationContext context,
      List<Recordings> recordings) {
    this.state = state;
    this.home = home;
    this.context = context;
    this.recordings = List.copyOf(recordings);
  }

  /** The result of a run. */
  public sealed interface Result {
    record Done(List<ForgetReport> sessions) implements Result {
      public Done {
        sessions = List.copyOf(sessions);
      }
    }

    /**
     * Another run has locked a project of the sessions, or has taken its lock by force meanwhile.
     * Call again when it is free.
     *
     * @param lock null when it is free again
     */
    record Busy(@Nullable ConsolidationLock lock) implements Result {}
  }

  /** Reports what forgetting the sessions would remove; changes nothing. */
  public List<ForgetReport> plan(List<SessionId> ids) {
    return reports(ids, affected(ids), Outcome.WOULD_FORGET);
  }

  /** Forgets all the sessions, or none. */
  public Result forget(List<SessionId> ids) {
    List<Lease> leases = new ArrayList<>();
    try {
      String owner = context.owners().get();
      for (Project project : projects(affected(ids))) {
        switch (state.locks().tryHold(project, owner, LEASE)) {
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

  private static Set<Project> projects(List<AffectedRoot> affected) {
    return affected.stream()
        .map(AffectedRoot::project)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Result forgetHolding(List<SessionId> ids, List<Lease> leases) {
    for (AffectedRoot root : affected(ids)) {
      if (root.project() != null) {
        TreeRepair.mend(root.project(), root.root(), state, context.disk());
      }
    }
    List<AffectedRoot> affected = affected(ids);
    List<ForgetReport> reports = reports(ids, affected, Outcome.FORGOTTEN);
    state.transaction(
        () -> {
          state.audit().add(log(reports, affected));
          ids.forEach(this::removeRows);
          return true;
        });
    for (AffectedRoot root : affected) {
      for (Lease lease : leases) {
        if (!lease.renew()) {
          // Another run took the lock by force. The next call does the rest.
          return new Result.Busy(state.locks().find(lease.project()).orElse(null));
        }
      }
      erase(root, ids);
    }
    recordings.forEach(
        folder -> ids.forEach(id -> folder.containing(id.value()).forEach(folder::remove)));
    state.overwriteDeleted();
    forgetWords(ids);
    return new Result.Done(reports);
  }

  /** The next search reads the changed memory trees again. */
  private void forgetWords(List<SessionId> ids) {
    Path file = home.searchIndex();
    if (Files.exists(file)) {
      try (SearchDatabase search = SearchDatabase.open(file)) {
        search.forget(ids);
      }
    }
  }

  private void removeRows(SessionId id) {
    state.forgotten().add(id);
    state.attempts().remove(id);
    state.traces().remove(id);
    state.sessions().removeTitle(id);
    state.codexThreads().removeTitle(id);
    state.rolloutCursors().forget(files(id));
  }

  private List<Path> files(SessionId id) {
    return state.sessions().find(id).map(Session::files).stream()
        .flatMap(files -> Stream.concat(Stream.of(files.rollout()), files.others().stream()))
        .toList();
  }

  private void erase(AffectedRoot affected, List<SessionId> ids) {
    affected.erasure().apply(context.disk());
    Project project = affected.project();
    if (project != null) {
      state
          .consolidations()
          .latest(project)
          .ifPresent(
              last ->
                  state
                      .consolidations()
                      .replaceFiles(
                          project, last.version(), affected.erasure().recorded(last.files())));
      TreeRepair.mend(project, affected.root(), state, context.disk());
      MemorySummary.of(state.traces().newest(project, MemoryRoot.MAX_TRACES))
          .write(affected.root());
    } else {
      MemorySummary.removeFrom(affected.root(), ids);
    }
  }

  /** Undoes the forgetting, so that the next extraction takes the sessions again. */
  public List<ForgetReport> remember(List<SessionId> ids) {
    return state.transaction(() -> ids.stream().map(this::remember).toList());
  }

  private ForgetReport remember(SessionId id) {
    boolean lifted = state.forgotten().remove(id);
    if (lifted) {
      // Both are read again to get the title.
      state.rolloutCursors().forget(files(id));
      state.codexThreads().removeStamp();
      state
          .audit()
          .add(List.of(state.audit().entry(FORGET, id, null, null, "undone: may be extracted")));
    }
    return new ForgetReport(
        id, null, lifted ? Outcome.REMEMBERED : Outcome.NOT_FORGOTTEN, List.of(), List.of());
  }

  private List<AffectedRoot> affected(List<SessionId> ids) {
    return AffectedRoot.find(state, home, ids);
  }

  private @Nullable Project project(SessionId id) {
    return state.traces().findHead(id).map(TraceHead::project).orElse(null);
  }

  private List<ForgetReport> reports(
      List<SessionId> ids, List<AffectedRoot> affected, Outcome outcome) {
    return ids.stream().map(id -> report(id, affected, outcome)).toList();
  }

  private ForgetReport report(SessionId id, List<AffectedRoot> affected, Outcome outcome) {
    List<Removed> removals = new ArrayList<>();
    Project project = project(id);
    if (project != null) {
      removals.add(new Removed("trace", null, 1));
    }
    if (state.sessions().find(id).filter(session -> !session.title().isEmpty()).isPresent()) {
      removals.add(new Removed("title", null, 1));
    }
    List<SessionErasure.Kept> kept = new ArrayList<>();
    for (AffectedRoot root : affected) {
      root.erasure().removals().stream()
          .filter(removal -> removal.id().equals(id))
          .map(Removed::of)
          .forEach(removals::add);
      root.erasure().kept().stream().filter(k -> k.id().equals(id)).forEach(kept::add);
    }
    for (Recordings folder : recordings) {
      folder.containing(id.value()).forEach(file -> removals.add(new Removed(RECORDING, file, 1)));
    }
    return new ForgetReport(id, project, outcome, removals, kept);
  }

  private List<AuditTable.Entry> log(List<ForgetReport> reports, List<AffectedRoot> affected) {
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
                path == null ? report.project() : projectOf(path, affected),
                removed.loggedPath(),
                removed.describe()));
      }
    }
    return entries;
  }

  private AuditTable.Entry entry(
      ForgetReport report, @Nullable Project project, @Nullable Path path, String detail) {
    return state.audit().entry(FORGET, report.id(), project, path, detail);
  }

  private static @Nullable Project projectOf(Path file, List<AffectedRoot> affected) {
    return affected.stream()
        .filter(root -> root.contains(file))
        .map(AffectedRoot::project)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
