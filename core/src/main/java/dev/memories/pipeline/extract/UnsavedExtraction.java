package dev.memories.pipeline.extract;

import dev.memories.candidate.Decision;
import dev.memories.extract.ExtractionOutcome;
import dev.memories.extract.ExtractionRequest;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.session.Session;
import dev.memories.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Phase 1 that keeps nothing: the traces are only returned. There is no claim, no row and no file,
 * and a failure is not remembered.
 */
public final class UnsavedExtraction {
  private final ExtractionContext context;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param listener receives progress
   */
  public UnsavedExtraction(ExtractionContext context, Consumer<PipelineEvent> listener) {
    this.context = context;
    this.listener = listener;
  }

  /** What became of the candidates. */
  public record Report(List<Trace> traces, List<ExtractionReport.Failed> failed) {
    public Report {
      traces = List.copyOf(traces);
      failed = List.copyOf(failed);
    }

    public Report withFailed(List<ExtractionReport.Failed> more) {
      List<ExtractionReport.Failed> all = new ArrayList<>(failed);
      all.addAll(more);
      return new Report(traces, all);
    }
  }

  /**
   * Extracts the sessions that are candidates, one after the other.
   *
   * @throws InterruptedException when cancelled
   */
  public Report run(List<Decision> decisions) throws InterruptedException {
    List<Decision> candidates = decisions.stream().filter(Decision::isCandidate).toList();
    List<Trace> traces = new ArrayList<>();
    List<ExtractionReport.Failed> failed = new ArrayList<>();
    listener.accept(new PipelineEvent.Started(Phase.EXTRACT, candidates.size()));
    for (Decision candidate : candidates) {
      Session session = candidate.session();
      listener.accept(new PipelineEvent.StepStarted(Phase.EXTRACT, session.title()));
      int failures = failed.size();
      switch (outcome(session)) {
        case ExtractionOutcome.Extracted extracted ->
            traces.add(SessionExtraction.trace(context, session, extracted));
        case ExtractionOutcome.Failed(var kind, var message) ->
            failed.add(failure(session, kind, message));
        case ExtractionOutcome.Postponed(var kind, var message) ->
            failed.add(failure(session, kind, message));
      }
      boolean succeeded = failed.size() == failures;
      listener.accept(new PipelineEvent.StepEnded(Phase.EXTRACT, session.title(), succeeded, null));
    }
    listener.accept(new PipelineEvent.Ended(Phase.EXTRACT));
    return new Report(traces, failed);
  }

  private ExtractionOutcome outcome(Session session) throws InterruptedException {
    try {
      return context
          .extractor()
          .extract(
              new ExtractionRequest(
                  session,
                  clause ->
                      listener.accept(
                          new PipelineEvent.StepProgressed(
                              Phase.EXTRACT, session.title(), clause))));
    } catch (MemoriesException e) {
      return new ExtractionOutcome.Failed(e.kind(), String.valueOf(e.getMessage()));
    }
  }

  private ExtractionReport.Failed failure(Session session, FailureKind kind, String message) {
    return new ExtractionReport.Failed(
        session.id(), session.files().rollout(), kind, context.redactor().redact(message), null);
  }
}
