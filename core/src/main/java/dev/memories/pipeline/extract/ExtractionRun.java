package dev.memories.pipeline.extract;

import dev.memories.candidate.Decision;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.pipeline.SerializedListener;
import dev.memories.pipeline.extract.SessionExtraction.Result;
import dev.memories.program.Program;
import dev.memories.session.Project;
import dev.memories.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Phase 1: turns candidates into traces, several at once.
 *
 * <p>A session is claimed just before work on it begins, so that runs at the same time share the
 * work. One failure does not stop the others.
 */
public final class ExtractionRun {
  /** How many sessions are extracted at once (docs/spec/rules.md 13.2). */
  public static final int CONCURRENCY = 8;

  private final ExtractionContext context;
  private final int concurrency;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param concurrency how many sessions are extracted at once, at least 1
   * @param listener receives progress
   */
  public ExtractionRun(
      ExtractionContext context, int concurrency, Consumer<PipelineEvent> listener) {
    this.context = context;
    this.concurrency = concurrency;
    this.listener = new SerializedListener(listener);
  }

  /**
   * Extracts the sessions that are candidates.
   *
   * <p>An interrupt ends the run: it gives back its claims and writes nothing in part, the report
   * says what was done, and the thread stays interrupted.
   */
  public ExtractionReport run(List<Decision> decisions) {
    context.state().attempts().removeEnded().forEach(Program::endLeftBy);
    List<Decision> candidates = decisions.stream().filter(Decision::isCandidate).toList();
    if (candidates.isEmpty()) {
      return report(decisions.size(), List.of());
    }
    SessionExtraction extraction = new SessionExtraction(context, context.owners().get());
    listener.accept(new PipelineEvent.Started(Phase.EXTRACT, candidates.size()));
    List<Result> results =
        runAll(
            candidates.stream()
                .<Callable<Result>>map(candidate -> () -> extract(extraction, candidate))
                .toList());
    listener.accept(new PipelineEvent.Ended(Phase.EXTRACT));
    return report(decisions.size(), results);
  }

  private Result extract(SessionExtraction extraction, Decision candidate) {
    Session session = candidate.session();
    listener.accept(new PipelineEvent.StepStarted(Phase.EXTRACT, session.title()));
    Result result =
        extraction.run(
            candidate,
            clause ->
                listener.accept(
                    new PipelineEvent.StepProgressed(Phase.EXTRACT, session.title(), clause)));
    warnOfDamage(result);
    listener.accept(
        switch (result) {
          case Result.Extracted(var done, _) ->
              new PipelineEvent.StepEnded(
                  Phase.EXTRACT, session.title(), true, done.trace().making().usage());
          case Result.Failed _ ->
              new PipelineEvent.StepEnded(Phase.EXTRACT, session.title(), false, null);
          case Result.Skipped _ ->
              new PipelineEvent.StepEnded(Phase.EXTRACT, session.title(), true, null);
        });
    return result;
  }

  private void warnOfDamage(Result result) {
    if (result instanceof Result.Extracted(var done, _)
        && done.trace().making().damagedLines() > 0) {
      listener.accept(
          new PipelineEvent.Warned(
              "%d lines of the rollout of %s could not be read"
                  .formatted(done.trace().making().damagedLines(), done.id())));
    }
  }

  private List<Result> runAll(List<Callable<Result>> extractions) {
    List<Result> results = new ArrayList<>();
    boolean interrupted = false;
    int width = Math.clamp(concurrency, 1, extractions.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(width)) {
      List<Future<Result>> running = extractions.stream().map(threads::submit).toList();
      while (results.size() < running.size()) {
        try {
          results.add(result(running.get(results.size())));
        } catch (InterruptedException _) {
          interrupted = true;
          threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return results;
  }

  private static Result result(Future<Result> extraction) throws InterruptedException {
    try {
      return extraction.get();
    } catch (CancellationException neverBegan) {
      return new Result.Skipped();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an extraction ended without a result", e.getCause());
    }
  }

  private static ExtractionReport report(int decided, List<Result> results) {
    List<ExtractionReport.Done> extracted = new ArrayList<>();
    List<ExtractionReport.Failed> failed = new ArrayList<>();
    TreeSet<Project> touched = new TreeSet<>();
    for (Result result : results) {
      switch (result) {
        case Result.Extracted(var done, var projects) -> {
          extracted.add(done);
          touched.addAll(projects);
        }
        case Result.Failed(var failure) -> failed.add(failure);
        case Result.Skipped _ -> {}
      }
    }
    int skipped = decided - extracted.size() - failed.size();
    return new ExtractionReport(extracted, failed, skipped, List.copyOf(touched));
  }
}
