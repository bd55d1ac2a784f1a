package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.recall.GivenBullets;
import dev.memories.recall.GivenBullets.Receipt;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories log}: lists what commands changed, or what hooks gave to sessions. */
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

  /** What one session was given at one time. */
  private record Given(String session, Receipt receipt) {}

  private static final JsonShape<Given> GIVEN =
      JsonShape.<Given>empty()
          .time("at", "when", given -> given.receipt().at())
          .text("id", "the session", Given::session)
          .text("event", "the hook that gave it", given -> given.receipt().event())
          .text("cwd", "the project", given -> given.receipt().cwd())
          .texts("bullets", "ids of the bullets", given -> given.receipt().bullets())
          .integer("bytes", "size of the text", given -> given.receipt().bytes());

  private static final JsonShape<List<Given>> GIVEN_DOCUMENT =
      JsonShape.<List<Given>>empty().objects("given", "newest first", GIVEN, given -> given);

  private final StateConnection state;
  private final Homes homes;
  private final Output output;
  private final InstantSource clock;

  private final Flag given = Flag.of("--given", "list what hooks gave to which session");

  LogCommand(StateConnection state, Homes homes, Output output, InstantSource clock) {
    this.state = state;
    this.homes = homes;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(given);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories log", "memories log --json=at,action,id,detail", "memories log --given");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(given.isSet() ? GIVEN_DOCUMENT : DOCUMENT);
  }

  @Override
  public List<JsonShape<?>> documents() {
    return List.of(DOCUMENT, GIVEN_DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    RelativeTime ages = new RelativeTime(clock.instant());
    if (given.isSet()) {
      output.table(GIVEN_DOCUMENT, given(), list -> givenTable(list, ages));
    } else {
      output.table(DOCUMENT, state.toRead().audit().all(), log -> table(log, ages));
    }
    return ExitCode.DONE;
  }

  private List<Given> given() {
    GivenBullets receipts = new GivenBullets(homes.memoriesHome().given());
    List<Given> all = new ArrayList<>();
    for (String session : receipts.sessions()) {
      receipts.receipts(session).forEach(receipt -> all.add(new Given(session, receipt)));
    }
    all.sort(
        Comparator.comparing((Given one) -> one.receipt().at())
            .reversed()
            .thenComparing(Given::session));
    return all;
  }

  private static Table givenTable(List<Given> list, RelativeTime ages) {
    Table table =
        Table.withHeadings("WHEN", "SESSION", "HOOK", "PROJECT", "BYTES", "BULLETS")
            .whenEmpty(
                () -> "no hook has given anything yet; `memories install --status` says why");
    for (Given one : list) {
      Receipt receipt = one.receipt();
      table.row(
          Cell.of(Timestamp.of(receipt.at()), ages.of(receipt.at())).painted(Paint.DIM),
          id(one.session()),
          Cell.of(receipt.event()),
          Cell.ofPath(receipt.cwd()),
          Cell.of(Long.toString(receipt.bytes())),
          Cell.of(String.join(" ", receipt.bullets())));
    }
    return table;
  }

  private static Cell id(String session) {
    return Cell.of(session, session.substring(0, Math.min(ID_CHARACTERS, session.length())))
        .painted(Paint.CYAN);
  }

  private static @Nullable String id(Entry entry) {
    return Optional.ofNullable(entry.session()).map(SessionId::value).orElse(null);
  }

  private static @Nullable String cwd(Entry entry) {
    return Optional.ofNullable(entry.project()).map(Project::cwd).orElse(null);
  }

  /** The memory tree says no more than the project; what else was changed is named. */
  private static boolean isTree(String path) {
    return path.isEmpty() || path.endsWith("/memory");
  }

  private static Table table(List<Entry> log, RelativeTime ages) {
    Table table =
        Table.withHeadings("WHEN", "ACTION", "SESSION", "PROJECT", "WHAT")
            .withoutRepeats("PROJECT")
            .whenEmpty(() -> "nothing was removed or put back yet");
    for (Entry entry : log) {
      String id = Optional.ofNullable(id(entry)).orElse("");
      String path = Optional.ofNullable(entry.path()).map(Path::toString).orElse("");
      table.row(
          Cell.of(Timestamp.of(entry.at()), ages.of(entry.at())).painted(Paint.DIM),
          Cell.of(entry.action()),
          id(id),
          Cell.ofPath(Optional.ofNullable(cwd(entry)).orElse("")),
          Cell.of(
              entry.detail(), entry.detail() + (isTree(path) ? "" : ", " + Cell.lastName(path))),
          Cell.of(path));
    }
    return table;
  }
}
