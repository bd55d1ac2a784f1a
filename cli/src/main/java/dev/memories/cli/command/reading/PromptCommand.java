package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.pipeline.Models;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.extract.StageOnePrompt;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code memories prompt}: prints the prompt that a model or program would get. */
final class PromptCommand implements Subcommand {
  /**
   * A prompt.
   *
   * @param system null for a consolidation, which has no system text
   * @param isCut whether the middle of the transcript is left out
   */
  private record Prompt(@Nullable String system, String text, boolean isCut) {}

  /** In the place of the folder in which a consolidation works. */
  private static final String STAGING = "STAGING_COPY";

  private static final JsonShape<Prompt> DOCUMENT =
      JsonShape.<Prompt>empty()
          .textOrNull("system", "what the model is told to be", Prompt::system)
          .text("text", "what it is asked", Prompt::text)
          .bool("cut", "whether the transcript is cut to the limit", Prompt::isCut);

  private final Supplier<Settings> settings;
  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final SessionIndexing indexing;
  private final Models models;
  private final Output output;
  private final Notices notices;

  private final Parameters id =
      Parameters.of(
          "0..1", "ID", "the session to extract; without it, the prompt of a consolidation");

  private final CwdOption cwd = new CwdOption();
  private final ModelOptions model = new ModelOptions();

  PromptCommand(
      Supplier<Settings> settings,
      ProjectLookup projects,
      Homes homes,
      StateConnection state,
      SessionIndexing indexing,
      Models models,
      Output output,
      Notices notices) {
    this.settings = settings;
    this.projects = projects;
    this.homes = homes;
    this.state = state;
    this.indexing = indexing;
    this.models = models;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(List.of(id), cwd.arguments(), model.arguments());
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
  public ExitCode run() throws IOException, InterruptedException {
    List<String> ids = id.values();
    Prompt prompt = ids.isEmpty() ? consolidation() : stageOne(ids.getFirst());
    output.text(DOCUMENT, prompt, PromptCommand::shown);
    if (ids.isEmpty()) {
      MemoryRoot root = homes.memoriesHome().root(projects.forReading(cwd.value()));
      notices.say(STAGING + " stands for the copy that a run makes of " + root.folder());
    }
    if (prompt.isCut()) {
      notices.say("the session is longer than the limit: the middle is left out");
    }
    return ExitCode.DONE;
  }

  /**
   * Names no folder: an agent that is given the prompt would change the memory without its lock.
   */
  private Prompt consolidation() {
    return new Prompt(null, models.templates().consolidation(STAGING), false);
  }

  private Prompt stageOne(String typed) throws InterruptedException {
    StateDatabase database = state.toIndex();
    indexing.update(database);
    Map<SessionId, Session> sessions = new LinkedHashMap<>();
    database.sessions().all().forEach(session -> sessions.put(session.id(), session));
    Map<SessionId, String> titles = new LinkedHashMap<>();
    sessions.forEach((known, session) -> titles.put(known, session.title()));
    SessionId found = new SessionIds(titles).resolve(typed, "print the prompt of the session");
    StageOnePrompt prompt =
        Models.prompt(
            models.stageOne(settings.get().text(Setting.MODEL)),
            Objects.requireNonNull(sessions.get(found)));
    return new Prompt(prompt.system(), prompt.input(), prompt.isCut());
  }

  private static String shown(Prompt prompt) {
    String system = prompt.system();
    return (system == null ? "" : system + "\n") + prompt.text() + "\n";
  }
}
