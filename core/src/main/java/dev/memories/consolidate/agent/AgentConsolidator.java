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
import dev.memories.model.ToolCall;
import dev.memories.prompt.PromptTemplates;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges traces with a language model, as an agent that has only the tools of {@link StagingTools}:
 * no shell, no network (docs/spec/product.md 3.9.6).
 */
public final class AgentConsolidator implements Consolidator {
  private static final String SYSTEM =
      "You are a careful technical editor who keeps a project's memory. You work only through the"
          + " tools you are given, and end your turn without a tool call when you are done.";

  private static final String CACHE_KEY = "memories-consolidation";

  /** Tokens reserved for the model's reply in one turn. */
  private static final long ANSWER_TOKENS = 4_000;

  private static final int CHARS_PER_TOKEN = 4;

  private final LanguageModel model;
  private final PromptTemplates prompts;
  private final Limits limits;
  private final TokenBudget budget;
  private final InstantSource clock;

  /**
   * Limits on one agent run.
   *
   * @param turns most requests to the model
   * @param time longest duration of the run
   */
  public record Limits(int turns, Duration time) {
    public static final Limits DEFAULT = new Limits(80, Duration.ofMinutes(20));
  }

  public AgentConsolidator(
      LanguageModel model,
      PromptTemplates prompts,
      Limits limits,
      TokenBudget budget,
      InstantSource clock) {
    this.model = model;
    this.prompts = prompts;
    this.limits = limits;
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public FailureKind failureKind() {
    return FailureKind.MODEL;
  }

  @Override
  public void consolidate(Project project, Path staging, List<Trace> traces)
      throws InterruptedException {
    StagingTools tools = new StagingTools(staging);
    List<ModelMessage> conversation = new ArrayList<>();
    conversation.add(new ModelMessage.User(prompts.consolidation(".")));
    Instant until = clock.instant().plus(limits.time());
    for (int turn = 1; turn <= limits.turns(); turn++) {
      if (clock.instant().isAfter(until)) {
        throw overrun("it did not finish within " + limits.time().toMinutes() + " min");
      }
      ModelOutcome.Replied reply = ask(project, conversation);
      if (reply.toolCalls().isEmpty()) {
        return;
      }
      conversation.add(new ModelMessage.Assistant(reply.text(), reply.toolCalls()));
      for (ToolCall call : reply.toolCalls()) {
        conversation.add(new ModelMessage.ToolResult(call, tools.call(call)));
      }
    }
    throw overrun("it did not finish within " + limits.turns() + " turns");
  }

  private ModelOutcome.Replied ask(Project project, List<ModelMessage> conversation)
      throws InterruptedException {
    long reserved = length(conversation) / CHARS_PER_TOKEN + ANSWER_TOKENS;
    if (!budget.reserve(reserved)) {
      throw overrun(
          "another turn would exceed the budget of "
              + budget.limit().orElse(0)
              + " tokens (--max-tokens)");
    }
    TokenUsage spent = TokenUsage.NONE;
    try {
      ModelOutcome outcome =
          model.ask(
              new ModelRequest(SYSTEM, conversation, null, StagingTools.ALL, CACHE_KEY), _ -> {});
      spent = outcome.usage();
      return switch (outcome) {
        case ModelOutcome.Replied replied -> replied;
        case ModelOutcome.Failed(var failure, _) ->
            throw ModelException.of("have a model consolidate " + project, failure);
      };
    } finally {
      budget.settle(reserved, spent.total());
    }
  }

  private static long length(List<ModelMessage> conversation) {
    return conversation.stream()
        .mapToLong(
            message ->
                switch (message) {
                  case ModelMessage.User(var text) -> text.length();
                  case ModelMessage.Assistant(var text, var calls) ->
                      text.length()
                          + calls.stream().mapToLong(call -> call.arguments().length()).sum();
                  case ModelMessage.ToolResult(_, var text) -> text.length();
                })
        .sum();
  }

  private static ConsolidatorException overrun(String reason) {
    return new ConsolidatorException(
        FailureKind.MODEL,
        "have a model consolidate the memory",
        reason,
        "the memory is unchanged; run again, or use --consolidator offline",
        null);
  }
}
