package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.SessionIds;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.command.TraceShapes.Listed;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.SessionId;
import dev.memories.state.TraceTable;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories trace show}: one trace. */
final class TraceShowCommand implements Subcommand {
  /** A trace with its file's path. */
  private record Shown(Listed listed, String body) {}

  private static final JsonShape<Shown> TRACE =
      TraceShapes.LISTED.on(Shown::listed).text("body", "the trace, Markdown", Shown::body);

  private static final JsonShape<Shown> DOCUMENT =
      JsonShape.<Shown>empty().object("trace", "the trace", TRACE, shown -> shown);

  private final Parameters id = Parameters.of("1", "ID", "session id, or the beginning of one");

  private final Flag raw = Flag.of("--raw", "the bytes as they are, even on a terminal");

  private final AgentOption agent = new AgentOption();

  @Override
  public List<Argument> arguments() {
    return Arguments.of(List.of(id, raw), agent.arguments());
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
  public ExitCode run(App app) throws IOException {
    TraceTable traces = app.databaseForReading().traces();
    Map<SessionId, String> titles = new LinkedHashMap<>();
    for (TraceHead head : traces.heads()) {
      titles.put(head.id(), head.subject().title());
    }
    SessionId found = new SessionIds(titles).resolve(id.value(), "show the trace");
    Trace trace = traces.find(found).orElseThrow();
    Listed listed =
        new Listed(
            traces.findHead(found).orElseThrow(),
            new TraceFolder(app.openTree(trace.project())).files().get(found.value()));
    if (raw.isSet() && !app.options().isJson()) {
      app.output().stream().write(trace.body().getBytes(StandardCharsets.UTF_8));
    } else {
      app.output()
          .text(
              DOCUMENT,
              new Shown(listed, trace.body()),
              shown -> agent.reader().shown(shown.body(), "the trace of " + found));
    }
    return ExitCode.DONE;
  }
}
