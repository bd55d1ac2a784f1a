package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.reading.TraceShapes.ListedTrace;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.session.Placement;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.state.TraceTable;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceDocument;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories trace show}: prints one trace. */
final class TraceShowCommand implements Subcommand {
  /**
   * A trace with its body.
   *
   * @param session as the index knows it; null when its rollout is gone
   */
  private record FullTrace(ListedTrace listed, String body, @Nullable Session session) {
    TraceDocument document() {
      return TraceDocument.parse(body);
    }

    Placement why() {
      return session == null ? Placement.FOLDER : session.place().why();
    }

    @Nullable String branch() {
      String told = document().branch();
      return !told.isEmpty() ? told : session == null ? null : session.origin().gitBranch();
    }
  }

  private static final JsonShape<FullTrace> DOCUMENT =
      JsonShape.<FullTrace>empty()
          .object(
              "trace",
              "the trace",
              TraceShapes.TRACE
                  .on(FullTrace::listed)
                  .text("body", "the trace, Markdown", FullTrace::body)
                  .timeOrNull(
                      "startedAt",
                      "when the session began",
                      trace ->
                          trace.session() == null ? null : trace.session().activity().createdAt())
                  .textOrNull("branch", "the Git branch it worked on", FullTrace::branch)
                  .textOrNull(
                      "commit",
                      "the Git commit it started from",
                      trace -> trace.session() == null ? null : trace.session().origin().gitSha())
                  .textOrNull(
                      "placement",
                      "why it is this project: folder, gone, known, worktree, subfolder, rule, moved or split",
                      trace -> trace.session() == null ? null : trace.why().kind().word())
                  .textOrNull(
                      "placementDetail",
                      "the worktree, the rule's pattern, or the project before the move",
                      trace -> trace.why().detailOrNull())
                  .and(TraceStructureShapes.STRUCTURE.on(FullTrace::document)),
              trace -> trace);

  private final MemoryTrees trees;
  private final StateConnection state;
  private final Output output;
  private final Notices notices;

  private final Parameters id = Parameters.of("1", "ID", "session id, or the beginning of one");
  private final Flag raw = Flag.of("--raw", "the bytes as they are, even on a terminal");
  private final AgentOption agent = new AgentOption();

  TraceShowCommand(MemoryTrees trees, StateConnection state, Output output, Notices notices) {
    this.trees = trees;
    this.state = state;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(List.of(id, raw), agent.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories trace show 01a20298-0428");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    StateDatabase database = state.toRead();
    TraceTable traces = database.traces();
    Map<SessionId, String> titles = new LinkedHashMap<>();
    traces.heads().forEach(head -> titles.put(head.id(), head.subject().title()));
    SessionId found = new SessionIds(titles).resolve(id.value(), "show the trace");
    Trace trace = traces.find(found).orElseThrow();
    ListedTrace listed =
        ListedTrace.of(
            traces.findHead(found).orElseThrow(),
            new TraceFolder(trees.open(trace.project())).files().get(found.value()));
    if (raw.isSet() && output.form() != Form.JSON) {
      output.stream().write(trace.body().getBytes(StandardCharsets.UTF_8));
    } else {
      FullTrace full =
          new FullTrace(listed, trace.body(), database.sessions().find(found).orElse(null));
      if (full.why().isWorthSaying()) {
        notices.say("in the project " + trace.project() + " because " + full.why().because());
      }
      output.markdown(DOCUMENT, full, shown -> agent.fenced(shown.body(), "the trace of " + found));
    }
    return ExitCode.DONE;
  }
}
