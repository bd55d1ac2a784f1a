package dev.memories.cli.pipeline;

import dev.memories.cli.call.CallSettings;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.config.Setting;
import dev.memories.consolidate.CommandConsolidator;
import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.agent.AgentConsolidator;
import dev.memories.consolidate.agent.AnswerConsolidator;
import dev.memories.consolidate.offline.OfflineConsolidator;
import dev.memories.extract.CommandExtractor;
import dev.memories.extract.ModelExtractor;
import dev.memories.extract.OfflineExtractor;
import dev.memories.extract.PromptSize;
import dev.memories.extract.StageOnePrompt;
import dev.memories.extract.StageOnePrompts;
import dev.memories.extract.TraceExtractor;
import dev.memories.failure.FailureKind;
import dev.memories.model.LanguageModel;
import dev.memories.model.TokenBudget;
import dev.memories.model.agent.AgentKind;
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
import dev.memories.session.Session;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The extractor, consolidator, model and prompts that the settings name. */
public final class Models {
  private static final String DEFAULT_PROVIDER = "openai";

  private final CallSettings settings;
  private final Homes homes;
  private final Environment environment;
  private final Agents agents;
  private @Nullable TokenBudget budget;

  public Models(CallSettings settings, Homes homes, Environment environment) {
    this.settings = settings;
    this.homes = homes;
    this.environment = environment;
    this.agents = new Agents(settings, homes, environment);
  }

  /** The coding agents of this machine. */
  public Agents agents() {
    return agents;
  }

  /** A model and the provider that offers it. */
  public record Choice(String provider, String model) {}

  /** Whom an extractor asks; the model is empty when it is the one that an agent is set to. */
  public record Asked(String provider, Optional<String> model) {}

  /**
   * The model and provider to ask: those of our settings, otherwise those of Codex's
   * (docs/spec/product.md 2.5.5).
   *
   * @throws CommandException when neither names a model
   */
  public Choice choice() {
    CodexConfig codex = codex();
    String model =
        settings
            .get()
            .text(Setting.MODEL)
            .or(codex::model)
            .orElseThrow(
                () ->
                    CommandException.because(
                        FailureKind.SETTINGS,
                        "choose a model",
                        "neither our settings (model) nor Codex's config.toml (model) name one",
                        "name one with --model, or set it: model = \"...\" in " + settings.file()));
    return new Choice(providerId(codex), model);
  }

  /**
   * Whom an extractor asks; empty when it asks nobody that we know.
   *
   * @throws CommandException when no model is named
   */
  public Optional<Asked> asked(String extractor) {
    if (extractor.equals("model")) {
      Choice choice = choice();
      return Optional.of(new Asked(choice.provider(), Optional.of(choice.model())));
    }
    return AgentKind.ofWord(extractor)
        .map(kind -> new Asked(kind.word(), settings.get().text(Setting.MODEL)));
  }

  /** The prompts of phase 1 for an agent. */
  public StageOnePrompts stageOne(AgentKind kind) {
    return stageOne(settings.get().text(Setting.MODEL).or(() -> Optional.of(kind.contextModel())));
  }

  /** The provider to ask, without a model. */
  public Provider provider() {
    return provider(providerId(codex()));
  }

  /** The prompt templates; the user's own take the place of built-in ones of the same name. */
  public PromptTemplates templates() {
    return new PromptTemplates(
        Optional.of(
            settings
                .get()
                .text(Setting.TEMPLATES)
                .map(Path::of)
                .orElseGet(() -> settings.folder().resolve("templates"))));
  }

  /**
   * The prompts of phase 1.
   *
   * @param model the model that reads them, which bounds their size; empty for a program
   */
  public StageOnePrompts stageOne(Optional<String> model) {
    return new StageOnePrompts(
        templates(),
        SecretRedactor.product(),
        RolloutFiles.of(homes.logs()).lineage(),
        PromptSize.of(model));
  }

  /**
   * The prompt of phase 1 about a session.
   *
   * @throws CommandException when its rollout cannot be read
   */
  public static StageOnePrompt prompt(StageOnePrompts prompts, Session session) {
    try {
      return prompts.of(session);
    } catch (IOException e) {
      throw CommandException.because(
          FailureKind.IO, "read the rollout " + session.files().rollout(), IoReason.of(e), null);
    }
  }

  /**
   * The extractor that the settings name.
   *
   * @throws CommandException when what it needs is not configured
   */
  public TraceExtractor extractor() {
    String name = settings.get().text(Setting.EXTRACTOR).orElseThrow();
    return switch (name) {
      case "offline", Agents.AUTO ->
          new OfflineExtractor(SecretRedactor.product(), RolloutFiles.of(homes.logs()).lineage());
      case "model" ->
          new ModelExtractor(
              name,
              connect(),
              stageOne(Optional.of(choice().model())),
              SecretRedactor.product(),
              budget());
      case "command" ->
          new CommandExtractor(
              program(Setting.EXTRACTOR_COMMAND),
              stageOne(Optional.empty()),
              SecretRedactor.product());
      default -> extractor(AgentKind.ofWord(name).orElseThrow(() -> unknown("extractor", name)));
    };
  }

  /**
   * The extractor that makes offline traces anew; empty unless the settings ask for one.
   *
   * @throws dev.memories.model.ModelException when the agent cannot be used
   */
  public Optional<TraceExtractor> renewer() {
    return agents.renewing().map(this::extractor);
  }

  private TraceExtractor extractor(AgentKind kind) {
    return new ModelExtractor(
        kind.word(), connect(kind), stageOne(kind), SecretRedactor.product(), budget());
  }

  /**
   * The consolidator that the settings name.
   *
   * @throws CommandException when what it needs is not configured
   */
  public Consolidator consolidator() {
    String name = settings.get().text(Setting.CONSOLIDATOR).orElseThrow();
    return switch (name) {
      case "offline" -> new OfflineConsolidator();
      case "model" ->
          new AgentConsolidator(
              connect(),
              templates(),
              AgentConsolidator.Limits.DEFAULT,
              budget(),
              environment.clock());
      case "command" -> new CommandConsolidator(program(Setting.CONSOLIDATOR_COMMAND), templates());
      default ->
          new AnswerConsolidator(
              name,
              connect(AgentKind.ofWord(name).orElseThrow(() -> unknown("consolidator", name))),
              templates(),
              budget());
    };
  }

  /** Settings check the names, so this is a defect of ours. */
  private static IllegalStateException unknown(String kind, String name) {
    return new IllegalStateException("the settings allow an unknown " + kind + " " + name);
  }

  /** Made once: extractor and consolidator spend from the same budget. */
  private TokenBudget budget() {
    TokenBudget known = budget;
    if (known == null) {
      known =
          settings
              .get()
              .text(Setting.MAX_TOKENS)
              .map(tokens -> TokenBudget.of(Long.parseLong(tokens)))
              .orElseGet(TokenBudget::unlimited);
      budget = known;
    }
    return known;
  }

  private LanguageModel connect() {
    Choice choice = choice();
    return recorded(
        choice.model(),
        () -> {
          Provider provider = provider(choice.provider());
          return LanguageModels.connect(
              provider,
              choice.model(),
              new ApiKeys(environment.variables(), homes.codexHome()).of(provider),
              environment.clock());
        });
  }

  private LanguageModel connect(AgentKind kind) {
    return recorded(kind.word(), () -> agents.connect(kind));
  }

  /** The model, or a recording of it, as the settings say. */
  private LanguageModel recorded(String name, Supplier<LanguageModel> connected) {
    Optional<String> replay = settings.get().text(Setting.REPLAY);
    if (replay.isPresent()) {
      return new ReplayingModel(name, Path.of(replay.get()));
    }
    LanguageModel model = connected.get();
    return settings
        .get()
        .text(Setting.RECORD)
        .<LanguageModel>map(folder -> new RecordingModel(model, name, Path.of(folder)))
        .orElse(model);
  }

  private String providerId(CodexConfig codex) {
    return settings.get().text(Setting.PROVIDER).or(codex::provider).orElse(DEFAULT_PROVIDER);
  }

  private Provider provider(String id) {
    return new Providers(
            settings.get().modelProviders(), codex().providers(), environment.variables())
        .find(id);
  }

  private CodexConfig codex() {
    return CodexConfig.read(homes.codexHome());
  }

  private Program program(Setting setting) {
    String commandLine =
        settings
            .get()
            .text(setting)
            .orElseThrow(
                () ->
                    CommandException.because(
                        FailureKind.SETTINGS,
                        "run a command",
                        "the setting " + setting.key() + " is not set",
                        setting.key()
                            + " = \"my-agent --print\", for instance; for Codex and Claude Code"
                            + " there are the extractors and consolidators codex and claude"));
    return new Program(
        commandLine, environment.variables(), settings.get().duration(Setting.COMMAND_TIMEOUT));
  }
}
