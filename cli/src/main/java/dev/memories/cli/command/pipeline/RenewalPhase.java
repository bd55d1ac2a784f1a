package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.Reason;
import dev.memories.cli.pipeline.SelectionGates;
import dev.memories.consolidate.Consolidator;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.state.StateDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The second half of the extractor {@code auto}: when a run is idle, an agent makes a few offline
 * traces anew (docs/spec/product.md 3.5.8).
 */
final class RenewalPhase {
  /** Traces that one run makes anew at most, because each costs tokens. */
  private static final int MOST = 2;

  private final SelectionGates gates;
  private final InstantSource clock;
  private final Function<StateDatabase, Optional<ExtractionRun>> runs;

  RenewalPhase(
      SelectionGates gates,
      InstantSource clock,
      Function<StateDatabase, Optional<ExtractionRun>> runs) {
    this.gates = gates;
    this.clock = clock;
    this.runs = runs;
  }

  /**
   * Makes traces anew; empty when nobody asked for that, or when the run is not idle.
   *
   * @param decisions of the run, about all sessions that it looked at
   */
  Optional<ExtractionReport> run(
      StateDatabase state, SelectedSessions selected, List<Decision> decisions) {
    boolean everywhere = selected.ids().isEmpty() && selected.options().cwd().isEmpty();
    if (!everywhere || decisions.stream().anyMatch(RenewalPhase::isWork)) {
      return Optional.empty();
    }
    GateSettings settings = gates.of(selected.options(), false);
    int most = Math.min(MOST, settings.limit());
    return runs.apply(state)
        .map(
            run ->
                run.run(
                    new CandidateSearch(state, clock)
                        .renewals(settings, Consolidator.DEFAULT_REACH, most)));
  }

  private static boolean isWork(Decision decision) {
    return decision.isCandidate()
        || decision.reason() == Reason.BEYOND_LIMIT
        || decision.reason() == Reason.IN_PROGRESS;
  }
}
