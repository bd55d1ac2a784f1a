package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.pipeline.CandidateShapes.CandidateList;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.option.TimeRangeOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.pipeline.SelectionGates;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories candidates}: lists the sessions that extraction would take, or all with why. */
final class CandidatesCommand implements Subcommand {
  private final StateConnection state;
  private final SessionIndexing indexing;
  private final SelectionGates gates;
  private final ProjectLookup projects;
  private final Output output;
  private final InstantSource clock;

  private final SelectionOptions selection = new SelectionOptions();
  private final TimeRangeOptions range = new TimeRangeOptions();
  private final Flag all = Flag.of("--all", "every session, with the reason why or why not");

  CandidatesCommand(
      StateConnection state,
      SessionIndexing indexing,
      SelectionGates gates,
      ProjectLookup projects,
      Output output,
      InstantSource clock) {
    this.state = state;
    this.indexing = indexing;
    this.gates = gates;
    this.projects = projects;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(selection.arguments(), range.sinceOnly(), List.of(all));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories candidates",
        "memories candidates --all",
        "memories candidates --json=id,reason --limit all");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(CandidateShapes.DOCUMENT);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return selection.settings();
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    StateDatabase database = state.toIndex();
    IndexReport index = indexing.update(database);
    GateSettings chosen = gates.of(selection, false);
    CandidateSearch search = new CandidateSearch(database, clock);
    Optional<Project> in = selection.cwd().map(projects::named);
    List<Decision> ofAnyTime =
        all.isSet() ? decisions(search, in, chosen) : search.candidates(in, chosen);
    List<Decision> shown =
        ofAnyTime.stream()
            .filter(decision -> range.contains(decision.session().updatedAt(), clock.instant()))
            .toList();
    RelativeTime ages = new RelativeTime(clock.instant());
    output.table(
        CandidateShapes.DOCUMENT,
        new CandidateList(shown, index),
        list ->
            CandidateShapes.table(list.decisions(), ages)
                .whenEmpty(
                    () ->
                        ofAnyTime.isEmpty()
                            ? whyEmpty(decisions(search, in, chosen))
                            : "none of " + ofAnyTime.size() + " sessions is of that time"));
    return ExitCode.DONE;
  }

  private static List<Decision> decisions(
      CandidateSearch search, Optional<Project> in, GateSettings gates) {
    return in.isPresent() ? search.in(in.get(), gates) : search.all(gates);
  }

  private static String whyEmpty(List<Decision> decisions) {
    return decisions.isEmpty()
        ? "no sessions found; `memories demo` shows what there would be"
        : "nothing to extract of " + decisions.size() + " sessions; --all says why";
  }
}
