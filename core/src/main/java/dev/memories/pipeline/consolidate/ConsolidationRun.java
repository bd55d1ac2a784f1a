package dev.memories.pipeline.consolidate;

import dev.memories.consolidate.Consolidator;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.pipeline.SerializedListener;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.recovery.AbandonedRuns;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Phase 2: merges the newest traces of projects into their registries and skills. Works on up to
 * eight projects at once, each under its lock.
 */
public final class ConsolidationRun {
  /** How many projects are consolidated at once (docs/spec/rules.md 13.2). */
  public static final int CONCURRENCY = 8;

  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final Consolidator consolidator;
  private final ConsolidationContext context;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param roots gives the memory root of each project
   * @param listener receives progress
   */
  public ConsolidationRun(
      StateDatabase state,
      Function<Project, MemoryRoot> roots,
      Consolidator consolidator,
      ConsolidationContext context,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.roots = roots;
    this.consolidator = consolidator;
    this.context = context;
    this.listener = new SerializedListener(listener);
  }

  /** The projects whose traces have changed since their last consolidation, sorted. */
  public List<Project> changed() {
    return state.traces().projects().stream().filter(project -> !isUpToDate(project)).toList();
  }

  private boolean isUpToDate(Project project) {
    ConsolidationInput input = ConsolidationInput.of(state, project, consolidator);
    return input.isThatOf(state.consolidations().latest(project), roots.apply(project));
  }

  /**
   * Consolidates the projects. One failure does not stop the others.
   *
   * <p>An interrupt ends the run: it releases its locks and writes nothing in part, the reports say
   * what was done, and the thread stays interrupted.
   *
   * @return a report for each project, in the given order, then for those that other runs wanted
   *     while the remains of ended runs were cleared
   */
  public List<ConsolidationReport> run(Collection<Project> asked, ConsolidationOptions options) {
    Set<Project> projects = new LinkedHashSet<>(asked);
    if (!options.dryRun()) {
      projects.addAll(
          new AbandonedRuns(state, roots, context.disk(), listener).clear(context.owners().get()));
    }
    if (projects.isEmpty()) {
      return List.of();
    }
    Cancellation cancellation = new Cancellation();
    Semaphore turns = new Semaphore(CONCURRENCY);
    boolean interrupted = false;
    List<Future<ConsolidationReport>> running = new ArrayList<>();
    listener.accept(new PipelineEvent.Started(Phase.CONSOLIDATE, projects.size()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Project project : projects) {
        running.add(threads.submit(() -> one(project, options, cancellation, turns)));
      }
      List<ConsolidationReport> reports = new ArrayList<>();
      for (Future<ConsolidationReport> project : running) {
        while (reports.size() < running.size()) {
          try {
            reports.add(project.get());
            break;
          } catch (InterruptedException _) {
            interrupted = true;
            cancellation.cancel();
          }
        }
      }
      return reports;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a consolidation ended without a report", e.getCause());
    } finally {
      listener.accept(new PipelineEvent.Ended(Phase.CONSOLIDATE));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ConsolidationReport one(
      Project project, ConsolidationOptions options, Cancellation cancellation, Semaphore turns)
      throws InterruptedException {
    turns.acquire();
    try {
      listener.accept(new PipelineEvent.StepStarted(Phase.CONSOLIDATE, project.cwd()));
      ConsolidationReport report = report(project, options, cancellation);
      boolean succeeded = report.failure() == null;
      listener.accept(
          new PipelineEvent.StepEnded(Phase.CONSOLIDATE, project.cwd(), succeeded, null));
      return report;
    } finally {
      turns.release();
    }
  }

  private ConsolidationReport report(
      Project project, ConsolidationOptions options, Cancellation cancellation) {
    MemoryRoot root = roots.apply(project);
    try {
      return new ProjectConsolidation(
              state, project, root, consolidator, context, options, cancellation)
          .run(listener);
    } catch (MemoriesException e) {
      return ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
          .saying(e.getMessage())
          .failing(e.kind());
    } catch (InterruptedException _) {
      return ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
          .saying("interrupted")
          .failing(FailureKind.INTERRUPTED);
    }
  }
}
