package dev.memories.cli.command;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.command.SessionShapes.Chosen;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories candidates}: the sessions that extraction would take, and why not the others. */
final class CandidatesCommand implements Subcommand {
  private final SelectionOptions selection = new SelectionOptions();

  private final Flag all = Flag.of("--all", "every session, with the reason why or why not");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(selection.arguments(), List.of(all));
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
    return Optional.of(SessionShapes.DOCUMENT);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return selection.settings();
  }

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    StateDatabase database = app.databaseForIndexing();
    IndexReport index = app.wiring().index(database);
    GateSettings gates = SelectionGates.of(app, selection, false);
    CandidateSearch search = new CandidateSearch(database, app.environment().clock());
    Optional<Project> in = selection.cwd().map(cwd -> app.project(Optional.of(cwd)));
    List<Decision> shown = all.isSet() ? decided(search, in, gates) : search.candidates(in, gates);
    Ages ages = new Ages(app.environment().clock().instant());
    app.output()
        .table(
            SessionShapes.DOCUMENT,
            new Chosen(shown, index),
            chosen -> SessionShapes.table(chosen.decisions(), ages));
    if (shown.isEmpty() && app.output().form() == Form.TERMINAL) {
      app.notices().say(nothing(decided(search, in, gates)));
    }
    return ExitCode.DONE;
  }

  private static List<Decision> decided(
      CandidateSearch search, Optional<Project> in, GateSettings gates) {
    return in.isPresent() ? search.in(in.get(), gates) : search.all(gates);
  }

  private static String nothing(List<Decision> decisions) {
    return decisions.isEmpty()
        ? "no sessions found; `memories demo` shows what there would be"
        : "nothing to extract of " + decisions.size() + " sessions; --all says why";
  }
}
