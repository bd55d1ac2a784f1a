package dev.memories.cli.command;

import dev.memories.candidate.Decision;
import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.config.Setting;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.session.RolloutFiles;
import dev.memories.session.Session;
import dev.memories.transcript.TranscriptCut;
import dev.memories.transcript.TranscriptFilter;
import dev.memories.transcript.TranscriptWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an extraction would take and send, without doing it. */
final class DryRunShapes {
  /** About so many bytes make a token (reference.md 2b, "Context-aware truncation"). */
  private static final int BYTES_A_TOKEN = 4;

  /** A session and the size of its transcript. */
  record Planned(Session session, long bytes) {
    long tokens() {
      return (bytes + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN;
    }

    @Nullable String cwd() {
      return session.project().map(Project::cwd).orElse(null);
    }
  }

  record Plan(List<Planned> sessions, @Nullable String provider, @Nullable String model) {}

  private static final JsonShape<Planned> SESSION =
      JsonShape.<Planned>empty()
          .text("id", "the session", planned -> planned.session().id().value())
          .textOrNull("cwd", "its project", Planned::cwd)
          .whole("bytes", "bytes of its transcript", Planned::bytes)
          .whole("tokens", "about so many tokens", Planned::tokens);

  static final JsonShape<Plan> DOCUMENT =
      JsonShape.<Plan>empty()
          .objects("sessions", "what would be extracted", SESSION, Plan::sessions)
          .textOrNull("provider", "who would be asked; null for nobody", Plan::provider)
          .textOrNull("model", "which model; null for none", Plan::model);

  private DryRunShapes() {}

  static ExitCode print(App app, Extraction extraction) throws IOException, InterruptedException {
    RolloutFiles files = RolloutFiles.of(app.codexHome());
    List<Planned> planned = new ArrayList<>();
    for (Decision decision : extraction.decide(app, app.databaseForIndexing())) {
      if (decision.isCandidate()) {
        planned.add(new Planned(decision.session(), bytes(decision.session(), files)));
      }
    }
    boolean asks = app.settings().text(Setting.EXTRACTOR).equals(Optional.of("model"));
    Plan plan =
        new Plan(
            planned,
            asks ? app.settings().text(Setting.PROVIDER).orElse(null) : null,
            asks ? app.settings().text(Setting.MODEL).orElse(null) : null);
    app.output().table(DOCUMENT, plan, DryRunShapes::table);
    return ExitCode.DONE;
  }

  private static long bytes(Session session, RolloutFiles files) throws IOException {
    return TranscriptWriter.forModel(
            TranscriptFilter.all(), TranscriptCut.REFERENCE, SecretRedactor.product())
        .write(session.files().rollout(), files.lineage())
        .contents()
        .getBytes(StandardCharsets.UTF_8)
        .length;
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
