package dev.memories.cli.app;

import dev.memories.config.Setting;
import dev.memories.consolidate.CommandConsolidator;
import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.agent.AgentConsolidator;
import dev.memories.extract.CommandExtractor;
import dev.memories.extract.ModelExtractor;
import dev.memories.extract.PromptSize;
import dev.memories.extract.StageOnePrompts;
import dev.memories.extract.TraceExtractor;
import dev.memories.failure.FailureKind;
import dev.memories.model.LanguageModel;
import dev.memories.model.TokenBudget;
import dev.memories.model.client.LanguageModels;
import dev.memories.model.provider.ApiKeys;
import dev.memories.model.provider.CodexConfig;
import dev.memories.model.provider.Provider;
import dev.memories.model.provider.Providers;
import dev.memories.model.recording.RecordingModel;
import dev.memories.model.recording.ReplayingModel;
import dev.memories.program.Program;
import dev.memories.prompt.PromptTemplates;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.RolloutFiles;
import java.nio.file.Path;
import java.util.Optional;

/** Who is asked for traces and memory, and with which prompts, as the settings say. */
public final class Models {
  private final App app;
  private final TokenBudget budget;

  Models(App app) {
    this.app = app;
    this.budget =
        app.settings()
            .text(Setting.MAX_TOKENS)
            .map(tokens -> TokenBudget.of(Long.parseLong(tokens)))
            .orElseGet(TokenBudget::unlimited);
  }

  /** A model and the provider it is asked of. */
  public record Choice(String provider, String model) {}

  /**
   * The model and provider that would be asked: ours, else Codex's (product.md 2).
   *
   * @throws UsageException when neither names a model
   */
  public Choice choice() {
    CodexConfig codex = codex();
    String model =
        app.settings()
            .text(Setting.MODEL)
            .or(codex::model)
            .orElseThrow(
                () ->
                    UsageException.because(
                        FailureKind.SETTINGS,
                        "choose a model",
                        "neither our settings (model) nor Codex's config.toml (model) name one",
                        "name one with --model, or set it: model = \"...\" in "
                            + app.settingsLoader().file(app.options().config())));
    String provider = app.settings().text(Setting.PROVIDER).or(codex::provider).orElse("openai");
    return new Choice(provider, model);
  }

  /** The prompts, with the user's own templates in place of the built-in ones. */
  public PromptTemplates templates() {
    return new PromptTemplates(
        Optional.of(
            app.settings()
                .text(Setting.TEMPLATES)
                .map(Path::of)
                .orElseGet(() -> app.settingsLoader().defaultFolder().resolve("templates"))));
  }

  /** The prompts of phase 1, of a size that fits who reads them. */
  public StageOnePrompts stageOne(Optional<String> model) {
    return new StageOnePrompts(
        templates(),
        SecretRedactor.product(),
        RolloutFiles.of(app.codexHome()).lineage(),
        PromptSize.of(model));
  }

  TraceExtractor modelExtractor() {
    return new ModelExtractor(
        connect(), stageOne(Optional.of(choice().model())), SecretRedactor.product(), budget);
  }

  TraceExtractor commandExtractor() {
    return new CommandExtractor(
        program(Setting.EXTRACTOR_COMMAND), stageOne(Optional.empty()), SecretRedactor.product());
  }

  Consolidator modelConsolidator() {
    return new AgentConsolidator(
        connect(),
        templates(),
        AgentConsolidator.Limits.DEFAULT,
        budget,
        app.environment().clock());
  }

  Consolidator commandConsolidator() {
    return new CommandConsolidator(program(Setting.CONSOLIDATOR_COMMAND), templates());
  }

  /** The provider that would be asked: ours, else Codex's, else the built-in one. */
  public Provider provider() {
    return provider(app.settings().text(Setting.PROVIDER).or(codex()::provider).orElse("openai"));
  }

  private Provider provider(String id) {
    return new Providers(
            app.settings().modelProviders(), codex().providers(), app.environment().variables())
        .find(id);
  }

  private LanguageModel connect() {
    Choice choice = choice();
    Optional<String> replay = app.settings().text(Setting.REPLAY);
    if (replay.isPresent()) {
      return new ReplayingModel(choice.model(), Path.of(replay.get()));
    }
    Provider provider = provider(choice.provider());
    LanguageModel model =
        LanguageModels.connect(
            provider,
            choice.model(),
            new ApiKeys(app.environment().variables(), app.codexHome()).of(provider),
            app.environment().clock());
    return app.settings()
        .text(Setting.RECORD)
        .<LanguageModel>map(folder -> new RecordingModel(model, choice.model(), Path.of(folder)))
        .orElse(model);
  }

  private CodexConfig codex() {
    return CodexConfig.read(app.codexHome());
  }

  private Program program(Setting setting) {
    String commandLine =
        app.settings()
            .text(setting)
            .orElseThrow(
                () ->
                    UsageException.because(
                        FailureKind.SETTINGS,
                        "run a command",
                        "the setting " + setting.key() + " is not set",
                        setting.key() + " = \"codex exec -\", for instance"));
    return new Program(
        commandLine,
        app.environment().variables(),
        app.settings().duration(Setting.COMMAND_TIMEOUT));
  }
}
