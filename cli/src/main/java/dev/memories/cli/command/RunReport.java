package dev.memories.cli.command;

import dev.memories.candidate.Decision;
import dev.memories.candidate.Reason;
import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.output.JsonShape;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of both phases. */
record RunReport(
    ExtractionReport extraction, List<ConsolidationReport> consolidations, boolean interrupted) {
  static final JsonShape<RunReport> DOCUMENT =
      JsonShape.<RunReport>empty()
          .object("extract", "phase 1", ExtractionShapes.DOCUMENT, RunReport::extraction)
          .object(
              "consolidate", "phase 2", ConsolidationShapes.DOCUMENT, RunReport::consolidations);

  RunReport {
    consolidations = List.copyOf(consolidations);
  }

  /**
   * Does both phases: extracts, then consolidates the projects touched, and with them those that an
   * earlier run has left unconsolidated.
   */
  static RunReport of(App app, Extraction extraction, ConsolidationOptions options)
      throws InterruptedException {
    StateDatabase database = app.database();
    List<Decision> decisions = extraction.decide(app, database);
    ExtractionReport extracted = extraction.run(app, database, decisions);
    if (Thread.interrupted()) {
      return new RunReport(extracted, List.of(), true);
    }
    ConsolidationRun consolidation = app.wiring().consolidation(database);
    Set<Project> projects = new TreeSet<>(extracted.touchedProjects());
    if (extraction.ids().isEmpty()) {
      projects.addAll(leftOver(consolidation, decisions));
    }
    List<ConsolidationReport> consolidations = consolidation.run(projects, options);
    return new RunReport(extracted, consolidations, Thread.interrupted());
  }

  /** Of the projects looked at; where another run is at work, that run will consolidate. */
  private static Set<Project> leftOver(ConsolidationRun consolidation, List<Decision> decisions) {
    Set<Project> left = new TreeSet<>(consolidation.changed());
    left.retainAll(projects(decisions.stream()));
    left.removeAll(projects(decisions.stream().filter(d -> d.reason() == Reason.IN_PROGRESS)));
    return left;
  }

  private static Set<Project> projects(Stream<Decision> decisions) {
    return decisions
        .flatMap(decision -> decision.session().project().stream())
        .collect(Collectors.toSet());
  }

  ExitCode code() {
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    List<FailureKind> failures = new ArrayList<>(ExtractionShapes.failures(extraction));
    failures.addAll(ConsolidationShapes.failures(consolidations));
    boolean someDone =
        !extraction.extracted().isEmpty()
            || consolidations.stream().anyMatch(r -> r.outcome() == Outcome.CONSOLIDATED);
    return ExitCode.ofFailures(failures, someDone);
  }
}
