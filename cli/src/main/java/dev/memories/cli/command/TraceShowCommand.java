package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.SessionIds;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.command.TraceShapes.Listed;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.SessionId;
import dev.memories.state.TraceTable;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.TraceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memories trace show}: one trace. */
@Command(
    name = "show",
    description = "print one trace",
    footer = "memories trace show 01a20298-0428")
final class TraceShowCommand implements Subcommand {
  /** A trace with its file's path. */
  private record Shown(Listed listed, String body) {}

  private static final JsonShape<Shown> TRACE =
      TraceShapes.LISTED.on(Shown::listed).text("body", "the trace, Markdown", Shown::body);

  private static final JsonShape<Shown> DOCUMENT =
      JsonShape.<Shown>empty().object("trace", "the trace", TRACE, shown -> shown);

  @Parameters(paramLabel = "ID", description = "session id, or the beginning of one")
  private String id = "";

  @Option(names = "--raw", description = "the bytes as they are, even on a terminal")
  private boolean raw;

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
    SessionId found = new SessionIds(titles).resolve(id, "show the trace");
    Trace trace = traces.find(found).orElseThrow();
    Listed listed =
        new Listed(
            traces.findHead(found).orElseThrow(),
            new TraceFolder(app.openTree(trace.project())).files().get(found.value()));
    if (raw && !app.options().isJson()) {
      app.output().stream().write(trace.body().getBytes(StandardCharsets.UTF_8));
    } else {
      app.output().text(DOCUMENT, new Shown(listed, trace.body()), Shown::body);
    }
    return ExitCode.DONE;
  }
}
