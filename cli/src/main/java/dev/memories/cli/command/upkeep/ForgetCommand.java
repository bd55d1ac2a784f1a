package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Timestamp;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.forget.ForgetReport;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.tree.erase.SessionErasure.Kept;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code memories forget}: removes what sessions taught, and keeps them from coming back. */
final class ForgetCommand implements Subcommand {
  private final StateConnection state;
  private final SessionIndexing indexing;
  private final Function<StateDatabase, ForgetRun> forgettings;
  private final Confirmation confirmation;
  private final Output output;
  private final Notices notices;
  private final Conclusion conclusion;

  private final Parameters ids = Parameters.of("1..*", "ID", "sessions: ids or beginnings of ids");
  private final Flag dryRun = Flag.of("--dry-run", "only say what would be removed");
  private final Flag undo = Flag.of("--undo", "let them be extracted again");

  ForgetCommand(
      StateConnection state,
      SessionIndexing indexing,
      Function<StateDatabase, ForgetRun> forgettings,
      Confirmation confirmation,
      Output output,
      Notices notices,
      Conclusion conclusion) {
    this.state = state;
    this.indexing = indexing;
    this.forgettings = forgettings;
    this.confirmation = confirmation;
    this.output = output;
    this.notices = notices;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(ids, dryRun, undo);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories forget 01a20298-0428 --dry-run",
        "memories forget 01a20298-0428 --yes",
        "memories forget 01a20298-0428 --undo");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(ForgetShapes.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    if (dryRun.isSet() && undo.isSet()) {
      throw CommandException.wrong("forget", "--dry-run and --undo are both given", "name one");
    }
    if (dryRun.isSet()) {
      StateDatabase database = state.toRead();
      return print(forgettings.apply(database).plan(resolve(database)));
    }
    StateDatabase database = state.toWrite();
    indexing.updateIfPossible(database);
    List<SessionId> sessions = resolve(database);
    ForgetRun forgetting = forgettings.apply(database);
    return undo.isSet() ? print(forgetting.remember(sessions)) : forget(forgetting, sessions);
  }

  private ExitCode forget(ForgetRun forgetting, List<SessionId> sessions) throws IOException {
    confirmation.requireIfPossible(question(sessions), "forget");
    conclusion.begin();
    return switch (forgetting.forget(sessions)) {
      case ForgetRun.Result.Done(var reports) -> print(reports);
      case ForgetRun.Result.Busy(var lock) ->
          throw CommandException.because(
              FailureKind.BUSY,
              "forget",
              busy(lock),
              "call it again then; memories doctor --fix frees a lock whose process is gone");
    };
  }

  private static String busy(@Nullable ConsolidationLock lock) {
    return lock == null
        ? "another run took a lock from it"
        : lock.owner() + " holds " + lock.project() + " until " + Timestamp.of(lock.expiresAt());
  }

  private static String question(List<SessionId> sessions) {
    return "Remove what "
        + (sessions.size() == 1 ? "this session" : "these " + sessions.size() + " sessions")
        + " taught?";
  }

  /** Finds forgotten sessions, too: calling again completes what a crash left half done. */
  private List<SessionId> resolve(StateDatabase database) {
    Map<SessionId, String> titles = new LinkedHashMap<>();
    database.sessions().all().forEach(session -> titles.put(session.id(), session.title()));
    database.traces().heads().forEach(head -> titles.putIfAbsent(head.id(), head.summary()));
    database.forgotten().all().forEach(id -> titles.putIfAbsent(id, ""));
    SessionIds known = new SessionIds(titles);
    return ids.values().stream().map(id -> known.resolve(id, "forget")).distinct().toList();
  }

  private ExitCode print(List<ForgetReport> reports) throws IOException {
    output.table(ForgetShapes.DOCUMENT, reports, ForgetShapes::table);
    for (ForgetReport report : reports) {
      for (Kept kept : report.kept()) {
        notices.warn(kept.path() + " still names " + report.id() + ": it is " + kept.reason());
      }
    }
    conclude(reports);
    return ExitCode.DONE;
  }

  private void conclude(List<ForgetReport> reports) {
    List<String> changed =
        reports.stream()
            .filter(report -> report.outcome() != ForgetReport.Outcome.NOT_FORGOTTEN)
            .map(report -> report.id().value())
            .toList();
    String sessions = Conclusion.count(changed.size(), "session");
    if (changed.isEmpty()) {
      conclusion.nothing("none of these sessions is forgotten", List.of());
    } else if (dryRun.isSet()) {
      conclusion.done("would forget " + sessions, List.of("nothing was changed"));
    } else if (undo.isSet()) {
      conclusion.done(
          sessions + " can be extracted again",
          List.of(Conclusion.next("memories run " + String.join(" ", changed))));
    } else {
      conclusion.done(
          "forgot " + sessions,
          List.of(
              "`memories forget --undo "
                  + String.join(" ", changed)
                  + "` lets "
                  + (changed.size() == 1 ? "it" : "them")
                  + " be extracted again"));
    }
  }
}
