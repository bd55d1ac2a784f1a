package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.cli.pipeline.Models;
import dev.memories.extract.StageOnePrompt;
import dev.memories.extract.StageOnePrompts;
import dev.memories.model.agent.AgentKind;
import dev.memories.session.Project;
import dev.memories.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an extraction would take and send: the result of {@code extract --dry-run}.
 *
 * @param provider null when no model is asked
 * @param model null when no model is asked, or when it is the one that an agent is set to
 */
record ExtractionPlan(
    List<PlannedSession> sessions, @Nullable String provider, @Nullable String model) {
  /**
   * A session that would be extracted.
   *
   * @param bytes size of its prompt
   * @param tokens estimated size of its prompt
   * @param isCut whether the middle of its transcript is left out
   */
  record PlannedSession(Session session, long bytes, long tokens, boolean isCut) {
    @Nullable String cwd() {
      return session.project().map(Project::cwd).orElse(null);
    }
  }

  private static final JsonShape<PlannedSession> SESSION =
      JsonShape.<PlannedSession>empty()
          .text("id", "the session", planned -> planned.session().id().value())
          .textOrNull("cwd", "its project", PlannedSession::cwd)
          .integer("bytes", "bytes of the prompt about it", PlannedSession::bytes)
          .integer("tokens", "estimated tokens of that prompt", PlannedSession::tokens)
          .bool("cut", "whether its transcript is cut to the limit", PlannedSession::isCut);

  static final JsonShape<ExtractionPlan> DOCUMENT =
      JsonShape.<ExtractionPlan>empty()
          .objects("sessions", "what would be extracted", SESSION, ExtractionPlan::sessions)
          .textOrNull("provider", "who would be asked; null for nobody", ExtractionPlan::provider)
          .textOrNull(
              "model", "which model; null for none, or for an agent's own", ExtractionPlan::model);

  ExtractionPlan {
    sessions = List.copyOf(sessions);
  }

  /**
   * Plans the extraction of those sessions that are candidates.
   *
   * @param extractor the name of the extractor
   */
  static ExtractionPlan of(List<Decision> decisions, String extractor, Models models) {
    Optional<Models.Asked> asked = models.asked(extractor);
    Optional<AgentKind> agent = AgentKind.ofWord(extractor);
    StageOnePrompts prompts =
        agent
            .map(models::stageOne)
            .orElseGet(() -> models.stageOne(asked.flatMap(Models.Asked::model)));
    int ownTokens = agent.map(AgentKind::ownTokens).orElse(0);
    List<PlannedSession> sessions = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.isCandidate()) {
        StageOnePrompt prompt = Models.prompt(prompts, decision.session());
        sessions.add(
            new PlannedSession(
                decision.session(), prompt.bytes(), prompt.tokens() + ownTokens, prompt.isCut()));
      }
    }
    return new ExtractionPlan(
        sessions,
        asked.map(Models.Asked::provider).orElse(null),
        asked.flatMap(Models.Asked::model).orElse(null));
  }

  /** One sentence about whom the prompts would go to; empty when nobody is asked. */
  Optional<String> destination() {
    return Optional.ofNullable(provider)
        .map(to -> "would be sent to " + to + (model == null ? "" : ", model " + model));
  }

  /** One sentence about sessions that are longer than the limit; empty when none is. */
  Optional<String> cuts() {
    long cut = sessions.stream().filter(PlannedSession::isCut).count();
    return cut == 0
        ? Optional.empty()
        : Optional.of(
            (cut == 1 ? "1 session is" : cut + " sessions are")
                + " longer than the limit of a prompt: the middle would be left out");
  }

  Table table() {
    Table table = Table.withHeadings("ID", "BYTES", "TOKENS", "PROJECT", "TITLE");
    for (PlannedSession planned : sessions) {
      table.row(
          Cell.of(planned.session().id().value()),
          Cell.of(Long.toString(planned.bytes())),
          Cell.of(Long.toString(planned.tokens())),
          Cell.of(Optional.ofNullable(planned.cwd()).orElse("")),
          Cell.of(planned.session().title()));
    }
    return table;
  }
}
