package dev.memories.extract;

import dev.memories.failure.FailureKind;
import dev.memories.model.LanguageModel;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenBudget;
import dev.memories.model.TokenUsage;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Session;
import dev.memories.text.OneLine;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes traces with a language model: the reference's stage-1 request (docs/spec/rules.md 14).
 *
 * <p>A request that is too long for the model is shortened once. An answer that is not the required
 * JSON is sent back once, with the reason.
 */
public final class ModelExtractor implements TraceExtractor {
  /** Tokens reserved for an answer: a trace of a few pages. */
  private static final long ANSWER_TOKENS = 4_000;

  private static final String CACHE_KEY = "memories-stage-one";
  private static final ModelRequest.OutputSchema SCHEMA =
      new ModelRequest.OutputSchema(StageOneSchema.NAME, StageOneSchema.JSON);

  private final String name;
  private final LanguageModel model;
  private final StageOnePrompts prompts;
  private final SecretRedactor redactor;
  private final TokenBudget budget;

  /**
   * @param name the extractor's name in the settings
   */
  public ModelExtractor(
      String name,
      LanguageModel model,
      StageOnePrompts prompts,
      SecretRedactor redactor,
      TokenBudget budget) {
    this.name = name;
    this.model = model;
    this.prompts = prompts;
    this.redactor = redactor;
    this.budget = budget;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ExtractionOutcome extract(ExtractionRequest request) throws InterruptedException {
    try {
      StageOnePrompt prompt = prompts.of(request.session());
      prompt.cutClause().ifPresent(request.progress());
      return new Conversation(request).hold(prompt);
    } catch (IOException e) {
      return RolloutFailure.of(request.session().files().rollout(), e);
    }
  }

  /** The requests and answers for one session. */
  private final class Conversation {
    private final ExtractionRequest request;
    private TokenUsage usage = TokenUsage.NONE;

    Conversation(ExtractionRequest request) {
      this.request = request;
    }

    ExtractionOutcome hold(StageOnePrompt prompt) throws IOException, InterruptedException {
      Optional<ModelOutcome> outcome = ask(prompt, first(prompt));
      if (outcome.isPresent()
          && outcome.get() instanceof ModelOutcome.Failed(var failure, _)
          && failure.cause() == ModelFailure.Cause.CONTEXT_TOO_LONG) {
        Session session = request.session();
        StageOnePrompt shorter = prompts.shorterThan(prompt, session);
        request
            .progress()
            .accept("too long for the model: sent again with " + shorter.bytes() / 1024 + " KiB");
        return answered(shorter, ask(shorter, first(shorter)));
      }
      return answered(prompt, outcome);
    }

    private ExtractionOutcome answered(StageOnePrompt prompt, Optional<ModelOutcome> outcome)
        throws InterruptedException {
      if (outcome.isEmpty()) {
        return overBudget(prompt);
      }
      return switch (outcome.get()) {
        case ModelOutcome.Failed(var failure, _) -> failed(failure);
        case ModelOutcome.Replied(var text, _, _) ->
            switch (StageOneAnswer.parse(text)) {
              case StageOneAnswer.Accepted accepted -> extracted(prompt, accepted);
              case StageOneAnswer.Rejected(_, var complaint) -> repair(prompt, text, complaint);
            };
      };
    }

    /** Asks once for a corrected answer. */
    private ExtractionOutcome repair(StageOnePrompt prompt, String answer, String complaint)
        throws InterruptedException {
      request.progress().accept("not the JSON asked for: sent back once");
      List<ModelMessage> messages =
          List.of(
              new ModelMessage.User(prompt.input()),
              new ModelMessage.Assistant(redactor.redact(answer), List.of()),
              new ModelMessage.User(
                  "Your reply cannot be used: "
                      + complaint
                      + ". Reply again with exactly one JSON object that has the texts"
                      + " `traceMemory` and `summary`, and nothing else."));
      Optional<ModelOutcome> outcome = ask(prompt, messages);
      if (outcome.isEmpty()) {
        return overBudget(prompt);
      }
      return switch (outcome.get()) {
        case ModelOutcome.Failed(var failure, _) -> failed(failure);
        case ModelOutcome.Replied(var text, _, _) ->
            switch (StageOneAnswer.parse(text)) {
              case StageOneAnswer.Accepted accepted -> extracted(prompt, accepted);
              case StageOneAnswer.Rejected(_, var again) ->
                  new ExtractionOutcome.Failed(
                      FailureKind.MODEL, "the model did not answer as asked, twice: " + again);
            };
      };
    }

    /** Sends a request; empty when the budget does not allow it. */
    private Optional<ModelOutcome> ask(StageOnePrompt prompt, List<ModelMessage> messages)
        throws InterruptedException {
      long reserved = prompt.tokens() * (messages.size() > 1 ? 2 : 1) + ANSWER_TOKENS;
      if (!budget.reserve(reserved)) {
        return Optional.empty();
      }
      TokenUsage spent = TokenUsage.NONE;
      try {
        ModelOutcome outcome =
            model.ask(
                new ModelRequest(prompt.system(), messages, SCHEMA, List.of(), CACHE_KEY),
                event -> ModelProgress.clause(event).ifPresent(request.progress()));
        spent = outcome.usage();
        usage = usage.plus(spent);
        return Optional.of(outcome);
      } finally {
        budget.settle(reserved, spent.total());
      }
    }

    private ExtractionOutcome extracted(StageOnePrompt prompt, StageOneAnswer.Accepted accepted) {
      if (prompt.read().isEmpty()) {
        return new ExtractionOutcome.Failed(FailureKind.IO, "the rollout holds no whole line");
      }
      return new ExtractionOutcome.Extracted(
          accepted.checkedAgainst(prompt.input()).normalised(redactor),
          prompt.read().get(),
          request.session().updatedAt(),
          new Trace.Usage(usage.input(), usage.cachedInput(), usage.output(), usage.requests()));
    }

    private ExtractionOutcome overBudget(StageOnePrompt prompt) {
      return new ExtractionOutcome.Postponed(
          FailureKind.MODEL,
          "about "
              + (prompt.tokens() + ANSWER_TOKENS)
              + " more tokens would exceed the budget of "
              + budget.limit().orElse(0)
              + " (--max-tokens)");
    }

    private ExtractionOutcome failed(ModelFailure failure) {
      String hint = failure.hint() == null ? "" : " (" + failure.hint() + ")";
      String message = OneLine.of(failure.message() + hint, 500);
      return isOfTheSession(failure.cause())
          ? new ExtractionOutcome.Failed(FailureKind.MODEL, message)
          : new ExtractionOutcome.Postponed(FailureKind.MODEL, message);
    }
  }

  private static List<ModelMessage> first(StageOnePrompt prompt) {
    return List.of(new ModelMessage.User(prompt.input()));
  }

  /** Whether the failure concerns this session only; otherwise it is not counted as an attempt. */
  private static boolean isOfTheSession(ModelFailure.Cause reason) {
    return switch (reason) {
      case UNREACHABLE, UNAUTHORIZED, NO_SUCH_MODEL, RATE_LIMITED, PROGRAM_UNUSABLE, NOT_RECORDED ->
          false;
      case SERVER_ERROR,
          CONTEXT_TOO_LONG,
          INVALID_REQUEST,
          STREAM_CUT,
          STREAM_SILENT,
          RESPONSE_FAILED,
          RESPONSE_INCOMPLETE,
          EMPTY_REPLY ->
          true;
    };
  }
}
