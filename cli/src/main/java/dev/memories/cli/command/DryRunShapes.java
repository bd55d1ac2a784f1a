package dev.memories.cli.command;

import dev.memories.candidate.Decision;
import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Models;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.config.Setting;
import dev.memories.extract.StageOnePrompt;
import dev.memories.extract.StageOnePrompts;
import dev.memories.session.Project;
import dev.memories.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an extraction would take and send, without doing it. */
final class DryRunShapes {
  /** A session and the size of what would be sent about it. */
  record Planned(Session session, long bytes, long tokens) {
    @Nullable String cwd() {
      return session.project().map(Project::cwd).orElse(null);
    }
  }

  record Plan(List<Planned> sessions, @Nullable String provider, @Nullable String model) {}

  private static final JsonShape<Planned> SESSION =
      JsonShape.<Planned>empty()
          .text("id", "the session", planned -> planned.session().id().value())
          .textOrNull("cwd", "its project", Planned::cwd)
          .whole("bytes", "bytes of the prompt about it", Planned::bytes)
          .whole("tokens", "about so many tokens", Planned::tokens);

  static final JsonShape<Plan> DOCUMENT =
      JsonShape.<Plan>empty()
          .objects("sessions", "what would be extracted", SESSION, Plan::sessions)
          .textOrNull("provider", "who would be asked; null for nobody", Plan::provider)
          .textOrNull("model", "which model; null for none", Plan::model);

  private DryRunShapes() {}

  static ExitCode print(App app, Extraction extraction) throws IOException, InterruptedException {
    String extractor = app.settings().text(Setting.EXTRACTOR).orElseThrow();
    Optional<Models.Choice> choice =
        extractor.equals("model") ? Optional.of(app.wiring().models().choice()) : Optional.empty();
    StageOnePrompts prompts = app.wiring().models().stageOne(choice.map(Models.Choice::model));
    List<Planned> planned = new ArrayList<>();
    for (Decision decision : extraction.decide(app, app.databaseForIndexing())) {
      if (decision.isCandidate()) {
        StageOnePrompt prompt = prompts.of(decision.session());
        planned.add(new Planned(decision.session(), prompt.bytes(), prompt.tokens()));
      }
    }
    Plan plan =
        new Plan(
            planned,
            choice.map(Models.Choice::provider).orElse(null),
            choice.map(Models.Choice::model).orElse(null));
    app.output().table(DOCUMENT, plan, DryRunShapes::table);
    choice.ifPresent(
        asked ->
            app.notices().say("would be sent to " + asked.provider() + ", model " + asked.model()));
    return ExitCode.DONE;
  }

  private static Table table(Plan plan) {
    Table table = Table.withHeadings("ID", "BYTES", "TOKENS", "PROJECT", "TITLE");
    for (Planned planned : plan.sessions()) {
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
