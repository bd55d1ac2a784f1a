package dev.memories.cli.command;

import dev.memories.candidate.Decision;
import dev.memories.candidate.Reason;
import dev.memories.cli.app.App;
import dev.memories.cli.app.SessionIds;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.pipeline.extract.ExtractionReport.Failed;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Phase 1 as the command line asks for it: finds the sessions, extracts them. */
record Extraction(List<String> ids, SelectionOptions selection, boolean force) {
  /**
   * Brings the index up to date and decides.
   *
   * @throws InterruptedException when cancelled meanwhile
   */
  List<Decision> decide(App app, StateDatabase database) throws InterruptedException {
    app.wiring().index(database);
    CandidateSearch search = new CandidateSearch(database, app.environment().clock());
    if (!ids.isEmpty()) {
      return search.named(resolve(database), place(app));
    }
    var gates = SelectionGates.of(app, selection, force);
    return selection.cwd().isPresent()
        ? search.in(app.project(selection.cwd()), gates)
        : search.all(gates);
  }

  /** Extracts what was decided on; an interrupt ends it and stays. */
  ExtractionReport run(App app, StateDatabase database, List<Decision> decisions) {
    ExtractionReport report = app.wiring().extraction(database).run(decisions);
    return ids.isEmpty() ? report : withRefused(report, decisions);
  }

  private List<SessionId> resolve(StateDatabase database) {
    Map<SessionId, String> titles = new LinkedHashMap<>();
    database.sessions().all().forEach(session -> titles.put(session.id(), session.title()));
    SessionIds known = new SessionIds(titles);
    return ids.stream().map(id -> known.resolve(id, "extract")).distinct().toList();
  }

  /** Where sessions that name no folder are taken to have worked. */
  private Optional<Session.Place> place(App app) {
    return selection
        .cwd()
        .map(
            cwd ->
                new Session.Place(
                    app.environment().cwd().resolve(cwd).toString(),
                    app.project(Optional.of(cwd))));
  }

  /** What was named and cannot be extracted has failed, not been passed over. */
  private static ExtractionReport withRefused(ExtractionReport report, List<Decision> decisions) {
    List<Failed> failed = new ArrayList<>(report.failed());
    decisions.stream()
        .filter(decision -> !decision.isCandidate())
        .map(Extraction::refused)
        .forEach(failed::add);
    int refused = failed.size() - report.failed().size();
    return new ExtractionReport(
        report.extracted(), failed, report.skipped() - refused, report.touchedProjects());
  }

  private static Failed refused(Decision decision) {
    String detail = Optional.ofNullable(decision.detail()).map(text -> ": " + text).orElse("");
    boolean noCwd = decision.reason() == Reason.NO_CWD;
    return new Failed(
        decision.session().id(),
        decision.session().files().rollout(),
        decision.reason() == Reason.IN_PROGRESS ? FailureKind.BUSY : FailureKind.IO,
        decision.reason().word() + detail + (noCwd ? ": it names no folder; add --cwd DIR" : ""),
        null);
  }
}
