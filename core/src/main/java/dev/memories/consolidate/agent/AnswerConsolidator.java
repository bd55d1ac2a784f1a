package dev.memories.consolidate.agent;

import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.ConsolidatorException;
import dev.memories.failure.FailureKind;
import dev.memories.model.LanguageModel;
import dev.memories.model.ModelException;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenBudget;
import dev.memories.model.TokenUsage;
import dev.memories.prompt.PromptTemplates;
import dev.memories.session.Project;
import dev.memories.text.DataFence;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Merges traces with one request to a model that has no tools: the inputs stand in the prompt, the
 * outputs in the answer (docs/spec/product.md 3.9.13).
 */
public final class AnswerConsolidator implements Consolidator {
  private static final String CACHE_KEY = "memories-consolidation-answer";

  /** Tokens reserved for the answer: a registry and a few skills. */
  private static final long ANSWER_TOKENS = 8_000;

  private static final int BYTES_PER_TOKEN = 4;

  private final String name;
  private final LanguageModel model;
  private final PromptTemplates prompts;
  private final TokenBudget budget;

  /**
   * @param name the consolidator's name in the settings
   */
  public AnswerConsolidator(
      String name, LanguageModel model, PromptTemplates prompts, TokenBudget budget) {
    this.name = name;
    this.model = model;
    this.prompts = prompts;
    this.budget = budget;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FailureKind failureKind() {
    return FailureKind.MODEL;
  }

  @Override
  public void consolidate(Project project, Path staging, List<Trace> traces)
      throws InterruptedException {
    StagingFiles files = new StagingFiles(staging);
    try {
      ModelRequest request =
          new ModelRequest(
              prompts.consolidation("."),
              List.of(new ModelMessage.User(prompts.consolidationAnswer(fenced(files)))),
              ConsolidationAnswer.SCHEMA,
              List.of(),
              CACHE_KEY);
      ConsolidationAnswer.parse(ask(project, request)).write(files);
    } catch (ConsolidationAnswer.Malformed | StagingFiles.Refused e) {
      throw failure("its answer cannot be used: " + e.getMessage());
    } catch (IOException e) {
      throw new ConsolidatorException("consolidate " + project, e);
    }
  }

  private static String fenced(StagingFiles files) throws IOException, StagingFiles.Refused {
    return files.all().entrySet().stream()
        .map(file -> DataFence.around(file.getValue(), file.getKey()))
        .collect(Collectors.joining("\n"));
  }

  private String ask(Project project, ModelRequest request) throws InterruptedException {
    long reserved = bytes(request) / BYTES_PER_TOKEN + ANSWER_TOKENS;
    if (!budget.reserve(reserved)) {
      throw failure(
          "about %d tokens would exceed the budget of %d (--max-tokens)"
              .formatted(reserved, budget.limit().orElse(0)));
    }
    TokenUsage spent = TokenUsage.NONE;
    try {
      ModelOutcome outcome = model.ask(request, _ -> {});
      spent = outcome.usage();
      return switch (outcome) {
        case ModelOutcome.Replied(var text, _, _) -> text;
        case ModelOutcome.Failed(var failure, _) ->
            throw ModelException.of("have " + name + " consolidate " + project, failure);
      };
    } finally {
      budget.settle(reserved, spent.total());
    }
  }

  private static long bytes(ModelRequest request) {
    long messages =
        request.messages().stream()
            .mapToLong(
                message ->
                    message instanceof ModelMessage.User(var text) ? Utf8Budget.length(text) : 0)
            .sum();
    return Utf8Budget.length(request.system()) + messages;
  }

  private ConsolidatorException failure(String reason) {
    return new ConsolidatorException(
        FailureKind.MODEL,
        "have " + name + " consolidate the memory",
        reason,
        "the memory is unchanged; run again, or use --consolidator offline",
        null);
  }
}
