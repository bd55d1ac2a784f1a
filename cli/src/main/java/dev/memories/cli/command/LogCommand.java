package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories log}: what was removed or put back by command, and when. */
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

  @Override
  public List<String> examples() {
    return List.of("memories log", "memories log --json=at,action,id,detail");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Ages ages = new Ages(app.environment().clock().instant());
    app.output().table(DOCUMENT, app.databaseForReading().audit().all(), log -> table(log, ages));
    return ExitCode.DONE;
  }

  private static @Nullable String id(Entry entry) {
    return Optional.ofNullable(entry.session()).map(SessionId::value).orElse(null);
  }

  private static @Nullable String cwd(Entry entry) {
    return Optional.ofNullable(entry.project()).map(Project::cwd).orElse(null);
  }

  private static Table table(List<Entry> log, Ages ages) {
    Table table = Table.withHeadings("WHEN", "ACTION", "SESSION", "PROJECT", "WHAT");
    for (Entry entry : log) {
      String id = Optional.ofNullable(id(entry)).orElse("");
      String cwd = Optional.ofNullable(cwd(entry)).orElse("");
      String path = Optional.ofNullable(entry.path()).map(Path::toString).orElse("");
      table.row(
          Cell.of(JsonShape.second(entry.at()), ages.of(entry.at())).painted(Paint.DIM),
          Cell.of(entry.action()),
          Cell.of(id, id.substring(0, Math.min(ID_CHARACTERS, id.length()))).painted(Paint.CYAN),
          Cell.of(cwd, SessionShapes.lastFolder(cwd)),
          Cell.of(
              entry.detail(),
              entry.detail() + (path.isEmpty() ? "" : ", " + SessionShapes.lastFolder(path))),
          Cell.of(path));
    }
    return table;
  }
}
