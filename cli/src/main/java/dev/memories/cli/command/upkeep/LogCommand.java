package dev.memories.cli.command.upkeep;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories log}: lists what commands removed or put back, and when. */
final class LogCommand implements Subcommand {
  private static final int ID_CHARACTERS = 13;

  private static final JsonShape<Entry> ENTRY =
      JsonShape.<Entry>empty()
          .time("at", "when", Entry::at)
          .text("action", "forget, restore or doctor", Entry::action)
          .textOrNull("id", "session it was about", LogCommand::id)
          .textOrNull("cwd", "project whose memory changed", LogCommand::cwd)
          .pathOrNull("path", "file or folder that changed or went", Entry::path)
          .text("detail", "what was done", Entry::detail);

  private static final JsonShape<List<Entry>> DOCUMENT =
      JsonShape.<List<Entry>>empty().objects("entries", "newest first", ENTRY, entries -> entries);

  private final StateConnection state;
  private final Output output;
  private final InstantSource clock;

  LogCommand(StateConnection state, Output output, InstantSource clock) {
    this.state = state;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public List<String> examples() {
    return List.of("memories log", "memories log --json=at,action,id,detail");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    RelativeTime ages = new RelativeTime(clock.instant());
    output.table(DOCUMENT, state.toRead().audit().all(), log -> table(log, ages));
    return ExitCode.DONE;
  }

  private static @Nullable String id(Entry entry) {
    return Optional.ofNullable(entry.session()).map(SessionId::value).orElse(null);
  }

  private static @Nullable String cwd(Entry entry) {
    return Optional.ofNullable(entry.project()).map(Project::cwd).orElse(null);
  }

  private static Table table(List<Entry> log, RelativeTime ages) {
    Table table =
        Table.withHeadings("WHEN", "ACTION", "SESSION", "PROJECT", "WHAT")
            .whenEmpty("nothing was removed or put back yet");
    for (Entry entry : log) {
      String id = Optional.ofNullable(id(entry)).orElse("");
      String path = Optional.ofNullable(entry.path()).map(Path::toString).orElse("");
      table.row(
          Cell.of(Timestamp.of(entry.at()), ages.of(entry.at())).painted(Paint.DIM),
          Cell.of(entry.action()),
          Cell.of(id, id.substring(0, Math.min(ID_CHARACTERS, id.length()))).painted(Paint.CYAN),
          Cell.ofPath(Optional.ofNullable(cwd(entry)).orElse("")),
          Cell.of(
              entry.detail(), entry.detail() + (path.isEmpty() ? "" : ", " + Cell.lastName(path))),
          Cell.of(path));
    }
    return table;
  }
}
