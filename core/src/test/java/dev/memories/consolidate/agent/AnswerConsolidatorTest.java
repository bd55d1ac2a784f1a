package dev.memories.consolidate.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.consolidate.ConsolidatorException;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenBudget;
import dev.memories.model.TokenUsage;
import dev.memories.prompt.PromptTemplates;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerConsolidatorTest {
  private static final Project SHOP = new Project("/srv/shop");
  private static final TokenUsage COST = new TokenUsage(100, 0, 10, 1);

  @TempDir Path staging;
  private final List<ModelRequest> asked = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(staging.resolve("trace_summaries"));
    Files.writeString(staging.resolve("memory_summary.md"), "# Memory Summary\n");
    Files.writeString(staging.resolve("trace_summaries/a_fix.md"), "The cart rounds twice.\n");
  }

  @Test
  void inputsStandInThePromptAndOutputsInTheAnswer() throws Exception {
    consolidate(
        "```json\n"
            + "{\"registry\":\"# shop\\n- run it\",\"skills\":[{\"name\":\"ship-it\",\"text\":\"# Ship\\n\"}]}"
            + "\n```",
        TokenBudget.unlimited());

    assertThat(staging.resolve("MEMORY.md")).hasContent("# shop\n- run it\n");
    assertThat(staging.resolve("skills/ship-it/SKILL.md")).hasContent("# Ship\n");
    ModelRequest request = asked.getFirst();
    assertThat(request.tools()).isEmpty();
    assertThat(request.system()).contains("You keep the memory of one project");
    assertThat(((ModelMessage.User) request.messages().getFirst()).text())
        .contains("trace_summaries/a_fix.md", "The cart rounds twice.", "# Memory Summary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Here is the memory you asked for.                                            | it holds no JSON object
          {"registry":                                                                 | it holds no JSON object
          {"registry":}                                                                | it is not JSON
          {"skills":[]}                                                                | it has no text `registry`
          {"registry":"  ","skills":[]}                                                | it has no text `registry`
          {"registry":"x","skills":[{"name":"../../x","text":"y"}]}                    | a skill's name is not made of a-z, 0-9 and hyphens
          {"registry":"x","skills":[{"name":"x"}]}                                     | it has no text `text`
          """)
  void answerThatDoesNotFitIsRefused(String answer, String reason) {
    assertThatThrownBy(() -> consolidate(answer, TokenBudget.unlimited()))
        .isInstanceOfSatisfying(
            ConsolidatorException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MODEL))
        .hasMessage(
            "could not have codex consolidate the memory: its answer cannot be used: " + reason);
    assertThat(staging.resolve("MEMORY.md")).doesNotExist();
  }

  @Test
  void budgetIsKept() {
    assertThatThrownBy(() -> consolidate("{}", TokenBudget.of(100)))
        .hasMessageContaining("would exceed the budget of 100 (--max-tokens)");
    assertThat(asked).isEmpty();
  }

  @Test
  void failureOfTheModelIsReported() {
    ModelFailure failure =
        new ModelFailure(ModelFailure.Cause.UNAUTHORIZED, "Codex: 401", "run `codex login`");

    assertThatThrownBy(
            () ->
                consolidator(new ModelOutcome.Failed(failure, COST), TokenBudget.unlimited())
                    .consolidate(SHOP, staging, List.of()))
        .isInstanceOfSatisfying(
            MemoriesException.class, e -> assertThat(e.hint()).contains("run `codex login`"))
        .hasMessage("could not have codex consolidate /srv/shop: Codex: 401");
  }

  private void consolidate(String answer, TokenBudget budget) throws InterruptedException {
    consolidator(new ModelOutcome.Replied(answer, List.of(), COST), budget)
        .consolidate(SHOP, staging, List.of());
  }

  private AnswerConsolidator consolidator(ModelOutcome outcome, TokenBudget budget) {
    return new AnswerConsolidator(
        "codex",
        (request, _) -> {
          asked.add(request);
          return outcome;
        },
        new PromptTemplates(Optional.empty()),
        budget);
  }
}
