package dev.memories.pipeline.extract;

import dev.memories.candidate.Decision;
import dev.memories.candidate.ExtractorVersion;
import dev.memories.candidate.Failure;
import dev.memories.extract.ExtractionOutcome;
import dev.memories.extract.ExtractionRequest;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.Stopwatch;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.recall.SeenFiles;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.AttemptTable;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import dev.memories.text.OneLine;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The extraction of one session: claim it, extract, save the row, write the file, give the claim
 * back.
 *
 * <p>The row is saved first, because after a crash the file is written again from it.
 */
public final class SessionExtraction {
  private static final int MAX_MESSAGE = 500;

  private final ExtractionContext context;
  private final StateDatabase state;
  private final AttemptTable attempts;
  private final String owner;
  private final Set<SessionId> forgottenBefore;

  SessionExtraction(ExtractionContext context, String owner) {
    this.context = context;
    this.state = context.state();
    this.attempts = state.attempts();
    this.owner = owner;
    this.forgottenBefore = state.forgotten().all();
  }

  /** The result for one session. */
  sealed interface Result {
    /** It has a new trace; {@code touched} are the projects that gained, changed or lost one. */
    record Extracted(ExtractionReport.Done done, Set<Project> touched) implements Result {}

    record Failed(ExtractionReport.Failed failure) implements Result {}

    /** Another run has claimed or extracted it, or this run was cancelled. */
    record Skipped() implements Result {}
  }

  /**
   * Extracts a candidate. A problem with this session is a result, not an exception.
   *
   * @param progress receives short clauses about the progress
   */
  Result run(Decision candidate, Consumer<String> progress) {
    Session session = candidate.session();
    try {
      return attempt(candidate, progress);
    } catch (StateException e) {
      return failure(session, e.kind(), String.valueOf(e.getMessage()), null);
    }
  }

  private Result attempt(Decision candidate, Consumer<String> progress) {
    Session session = candidate.session();
    try {
      Claimed claimed = claim(candidate);
      return claimed.claimed()
          ? extract(session, claimed.before(), progress)
          : new Result.Skipped();
    } catch (InterruptedException cancelled) {
      return giveBack(session);
    } catch (StateException e) {
      throw e;
    } catch (MemoriesException e) {
      if (Thread.currentThread().isInterrupted()) {
        return giveBack(session); // The interrupt has closed the file that was being written.
      }
      return failed(session, e.kind(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed(session, FailureKind.IO, "the extractor broke: " + IoReason.of(e));
    }
  }

  /**
   * The attempt to claim a session.
   *
   * @param before its trace when it was claimed; null when it had none
   */
  private record Claimed(boolean claimed, @Nullable TraceHead before) {}

  /**
   * Claims the session if its trace is still the one of the decision. Both happen in one
   * transaction, because another run may extract the session and give its claim back in between.
   */
  private Claimed claim(Decision candidate) {
    SessionId id = candidate.session().id();
    return state.transaction(
        () -> {
          Optional<TraceHead> now = state.traces().findHead(id);
          boolean same =
              Objects.equals(now.map(CandidateSearch::freshness).orElse(null), candidate.traced());
          return new Claimed(same && attempts.claim(id, owner), now.orElse(null));
        });
  }

  private Result extract(Session session, @Nullable TraceHead before, Consumer<String> progress)
      throws InterruptedException {
    Stopwatch stopwatch = new Stopwatch(context.clock());
    return switch (context.extractor().extract(new ExtractionRequest(session, progress))) {
      case ExtractionOutcome.Failed(var kind, var message) -> failed(session, kind, message);
      case ExtractionOutcome.Postponed(var kind, var message) -> postponed(session, kind, message);
      case ExtractionOutcome.Extracted extracted -> {
        Trace trace = trace(context, session, extracted);
        if (!save(trace)) {
          yield new Result.Skipped();
        }
        Path file = write(trace, before);
        attempts.succeed(session.id(), owner);
        yield new Result.Extracted(
            new ExtractionReport.Done(trace, file, stopwatch.elapsed()), touched(trace, before));
      }
    };
  }

  /**
   * Saves the trace. False when another run has taken over the expired claim, or when the user had
   * the session forgotten meanwhile. A session that was forgotten before the run was named by the
   * user.
   */
  private boolean save(Trace trace) {
    return state.transaction(
        () -> {
          boolean valid =
              attempts.isClaimedBy(trace.id(), owner)
                  && !isForgottenSince(trace.id())
                  && !isMovedSince(trace);
          if (valid) {
            state.traces().save(trace);
          }
          return valid;
        });
  }

  /** Whether the user has meanwhile moved the project. The next run takes the session again. */
  private boolean isMovedSince(Trace trace) {
    return state
        .sessions()
        .find(trace.id())
        .flatMap(Session::project)
        .filter(project -> !project.equals(trace.project()))
        .isPresent();
  }

  private boolean isForgottenSince(SessionId id) {
    return !forgottenBefore.contains(id) && state.forgotten().contains(id);
  }

  private Path write(Trace trace, @Nullable TraceHead before) {
    MemoryRoot root = context.home().root(trace.project());
    root.create();
    TraceFolder folder = new TraceFolder(root);
    Path file =
        before == null ? folder.add(TraceFile.of(trace)) : folder.write(TraceFile.of(trace));
    takeStamps(root, trace);
    if (isForgottenSince(trace.id())) {
      TreeRepair.removeForgotten(root, state);
    }
    return file;
  }

  /** Without stamps, nothing tells that a file has changed; the trace is good all the same. */
  private void takeStamps(MemoryRoot root, Trace trace) {
    try {
      SeenFiles.take(root, trace);
      if (isForgottenSince(trace.id())) {
        SeenFiles.forget(root, trace.id());
      }
    } catch (IOException _) {
      // See above.
    }
  }

  /** The trace that an extraction has made. */
  static Trace trace(
      ExtractionContext context, Session session, ExtractionOutcome.Extracted extracted) {
    Project project = session.project().orElseThrow();
    String cwd = session.place().cwd();
    return new Trace(
        session.id(),
        project,
        extracted.trace().traceMemory(),
        extracted.trace().summary(),
        new Trace.Subject(
            cwd == null ? project.cwd() : cwd,
            session.files().rollout(),
            Objects.requireNonNullElse(extracted.title(), session.title()),
            extracted.updatedAt().truncatedTo(ChronoUnit.MILLIS),
            extracted.read()),
        new Trace.Making(
            context.extractor().name(),
            ExtractorVersion.of(context.extractor().name()),
            context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
            extracted.usage(),
            extracted.damagedLines()));
  }

  private static Set<Project> touched(Trace trace, @Nullable TraceHead before) {
    Set<Project> touched = new TreeSet<>(Set.of(trace.project()));
    if (before != null) {
      touched.add(before.project());
    }
    return touched;
  }

  private Result giveBack(Session session) {
    attempts.giveBack(session.id(), owner);
    return new Result.Skipped();
  }

  private Result failed(Session session, FailureKind kind, String message) {
    if (!isOfTheSession(kind)) {
      return postponed(session, kind, message);
    }
    String line = shown(message);
    Failure failure = attempts.fail(session, owner, kind, line);
    return failure(session, kind, line, failure.isFinal() ? null : failure.retryAt());
  }

  /** Does not count as a try, so that the next run takes the session again. */
  private Result postponed(Session session, FailureKind kind, String message) {
    attempts.giveBack(session.id(), owner);
    return failure(session, kind, shown(message), null);
  }

  private String shown(String message) {
    return OneLine.of(context.redactor().redact(message), MAX_MESSAGE);
  }

  private static Result failure(
      Session session, FailureKind kind, String message, @Nullable Instant retryAt) {
    return new Result.Failed(
        new ExtractionReport.Failed(
            session.id(), session.files().rollout(), kind, message, retryAt));
  }

  /** Whether the failure counts against the session; others concern every session alike. */
  private static boolean isOfTheSession(FailureKind kind) {
    return switch (kind) {
      case NOT_FOUND, AMBIGUOUS, MODEL, COMMAND, IO -> true;
      case USAGE, SETTINGS, BUSY, STATE, TREE, INTERRUPTED -> false;
    };
  }
}
