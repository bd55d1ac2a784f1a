package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.SessionIds;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.extract.StageOnePrompt;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories prompt}: what would be sent, word for word. */
final class PromptCommand implements Subcommand {
  /** What would be sent; a consolidation has no system text. */
  private record Printed(@Nullable String system, String text) {}

  private static final JsonShape<Printed> DOCUMENT =
      JsonShape.<Printed>empty()
          .textOrNull("system", "what the model is told to be", Printed::system)
          .text("text", "what it is asked", Printed::text);

  private final Parameters id =
      Parameters.of(
          "0..1", "ID", "the session of a stage-1 prompt; else the prompt of a consolidation");

  private final CwdOption cwd = new CwdOption();
  private final ModelOptions model = new ModelOptions();

  @Override
  public List<Argument> arguments() {
    return Arguments.of(List.of(id), cwd.arguments(), model.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories prompt 01a20298-0428", "memories prompt --cwd ~/shop");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return model.settings();
  }

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    List<String> named = id.values();
    Printed printed = named.isEmpty() ? consolidation(app) : stageOne(app, named.getFirst());
    app.output().text(DOCUMENT, printed, PromptCommand::shown);
    return ExitCode.DONE;
  }

  private Printed consolidation(App app) {
    String root = app.root(app.project(cwd.value())).folder().toString();
    return new Printed(null, app.wiring().models().templates().consolidation(root));
  }

  private static Printed stageOne(App app, String named) throws IOException, InterruptedException {
    StateDatabase database = app.databaseForIndexing();
    app.wiring().index(database);
    Map<SessionId, Session> sessions = new LinkedHashMap<>();
    Map<SessionId, String> titles = new LinkedHashMap<>();
    for (Session session : database.sessions().all()) {
      sessions.put(session.id(), session);
      titles.put(session.id(), session.title());
    }
    SessionId id = new SessionIds(titles).resolve(named, "print the prompt of the session");
    Session session =
        Optional.ofNullable(sessions.get(id))
            .orElseThrow(() -> UsageException.notFound("print a prompt", "no session " + id, null));
    StageOnePrompt prompt =
        app.wiring().models().stageOne(app.settings().text(Setting.MODEL)).of(session);
    return new Printed(prompt.system(), prompt.input());
  }

  private static String shown(Printed printed) {
    String system = printed.system();
    return (system == null ? "" : system + "\n") + printed.text() + "\n";
  }
}
