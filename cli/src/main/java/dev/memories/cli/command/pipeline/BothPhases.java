package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.Reason;
import dev.memories.cli.memory.StateConnection;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Extraction, then consolidation of the projects it touched: what {@code memories run} does. */
final class BothPhases {
  private final StateConnection state;
  private final ExtractionPhase extraction;
  private final RenewalPhase renewal;
  private final Function<StateDatabase, ConsolidationRun> consolidations;

  BothPhases(
      StateConnection state,
      ExtractionPhase extraction,
      RenewalPhase renewal,
      Function<StateDatabase, ConsolidationRun> consolidations) {
    this.state = state;
    this.extraction = extraction;
    this.renewal = renewal;
    this.consolidations = consolidations;
  }

  /**
   * Extracts or, when there is nothing to extract, makes offline traces anew if the settings ask
   * for that. Then consolidates the projects touched, and those that an earlier run has left
   * unconsolidated.
   *
   * @throws InterruptedException when cancelled before extraction begins
   */
  RunReport run(SelectedSessions selected, ConsolidationOptions options)
      throws InterruptedException {
    StateDatabase database = state.toWrite();
    boolean first = database.traces().isEmpty();
    ExtractionPhase.Extraction extracted = extraction.run(database, selected);
    // A named session that is left out is reported as a failure of its own.
    List<Decision> decisions = selected.ids().isEmpty() ? extracted.decisions() : List.of();
    ExtractionReport report =
        renewal
            .run(database, selected, extracted.decisions())
            .map(extracted.report()::with)
            .orElse(extracted.report());
    if (Thread.interrupted()) {
      return new RunReport(first, decisions, report, List.of(), true);
    }
    ConsolidationRun consolidation = consolidations.apply(database);
    Set<Project> projects = new TreeSet<>(report.touchedProjects());
    if (selected.ids().isEmpty()) {
      projects.addAll(leftOver(consolidation, extracted.decisions()));
    }
    List<ConsolidationReport> reports = consolidation.run(projects, options);
    return new RunReport(first, decisions, report, reports, Thread.interrupted());
  }

  /**
   * Unconsolidated projects among those that were looked at, except where another run is at work:
   * that run will consolidate.
   */
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
}
