package dev.memories.cli.command.reading;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Options;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.item.ItemKind;
import dev.memories.search.readable.LineNumbers;
import dev.memories.search.readable.ReadableLine;
import dev.memories.search.readable.ReadableRollout;
import dev.memories.session.SessionId;
import dev.memories.text.IoReason;
import dev.memories.text.NearestWord;
import dev.memories.transcript.Transcript;
import dev.memories.transcript.TranscriptCut;
import dev.memories.transcript.TranscriptFilter;
import dev.memories.transcript.TranscriptWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code memories transcript}: prints what an extractor reads of a session. */
final class TranscriptCommand implements Subcommand {
  /** A transcript and the rollout it was made from. */
  private record RolloutTranscript(Path rollout, Transcript transcript) {}

  private static final JsonShape<RolloutTranscript> DOCUMENT =
      JsonShape.<RolloutTranscript>empty()
          .path("rolloutPath", "the rollout it was made from", RolloutTranscript::rollout)
          .bool("truncated", "whether its middle was left out", p -> p.transcript().truncated())
          .text("text", "the items, a JSON array unless cut", p -> p.transcript().contents());

  private static final List<String> KINDS =
      Arrays.stream(ItemKind.values()).map(ItemKind::wireName).toList();

  private final Homes homes;
  private final Path currentFolder;
  private final Output output;

  private final Parameters which = Parameters.of("1", "ID|FILE", "a session, or a rollout file");

  private final Options kinds =
      Options.of("--kinds", "K,...", "only items of these kinds, e.g. message,function_call")
          .commaSeparated()
          .choices(KINDS);

  private final Flag noCompacted =
      Flag.of("--no-compacted", "without summaries of compacted history");

  private final Option<Integer> maxItems = Option.number("--max-items", "N", "at most N items");

  private final Option<String> lines =
      Option.text("--lines", "N,N-M", "only these lines of the rollout, in a form for people");

  private final Flag readable =
      Flag.of(
          "--readable",
          "in a form for people, as at a terminal: role, time, command, output, line numbers");

  private final Flag raw = Flag.of("--raw", "with secrets and image data, as the rollout has them");

  TranscriptCommand(Homes homes, Path currentFolder, Output output) {
    this.homes = homes;
    this.currentFolder = currentFolder;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(which, lines, readable, kinds, noCompacted, maxItems, raw);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories transcript 01a20298-0428",
        "memories transcript 01a20298-0428 --lines 168,170-175",
        "memories transcript 01a20298-0428 --readable",
        "memories transcript 01a20298-0428 --kinds message --max-items 20");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public List<JsonShape<?>> documents() {
    return List.of(DOCUMENT, ReadableShapes.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    TranscriptFilter filter = filter();
    if (readable.isSet() || lines.value().isPresent() || isForPerson()) {
      return printReadable();
    }
    Path named = currentFolder.resolve(which.value());
    RolloutTranscript result =
        Files.isRegularFile(named)
            ? read(filter, named, Lineage.unknown())
            : readSession(filter, RolloutFiles.of(homes.logs()));
    output.text(DOCUMENT, result, shown -> shown.transcript().contents() + "\n");
    return ExitCode.DONE;
  }

  /** At a terminal, people get their form unless they ask for what only the other form has. */
  private boolean isForPerson() {
    return output.form() == Form.TERMINAL
        && !raw.isSet()
        && !noCompacted.isSet()
        && kinds.values().isEmpty()
        && maxItems.value().isEmpty();
  }

  /** Prints lines for people, one paragraph for each. */
  private ExitCode printReadable() throws IOException {
    if (raw.isSet()) {
      throw CommandException.wrong("print the lines", "--raw is for the form for programs", null);
    }
    LineNumbers wanted = lines.value().map(TranscriptCommand::numbers).orElse(LineNumbers.ALL);
    Path named = currentFolder.resolve(which.value());
    RolloutFiles files = RolloutFiles.of(homes.logs());
    boolean isFile = Files.isRegularFile(named);
    Path rollout = isFile ? named : rollout(files);
    Lineage lineage = isFile ? Lineage.unknown() : files.lineage();
    List<ReadableLine> shown;
    try {
      shown = new ReadableRollout(SecretRedactor.product(), lineage).read(rollout, wanted);
    } catch (IOException e) {
      throw unreadable(rollout, e);
    }
    if (shown.isEmpty()) {
      throw CommandException.notFound(
          "print lines of " + rollout, "none of these lines says anything", null);
    }
    output.listing(
        ReadableShapes.DOCUMENT,
        new ReadableShapes.Lines(rollout, shown),
        result -> ReadableShapes.table(result.lines()),
        result -> ReadableShapes.shown(result.lines(), output.style(), output.columns()));
    return ExitCode.DONE;
  }

  private static LineNumbers numbers(String text) {
    return LineNumbers.parse(text)
        .orElseThrow(
            () ->
                CommandException.wrong(
                    "select the lines " + text,
                    "they are no line numbers",
                    "for instance --lines 168,170-175"));
  }

  private TranscriptFilter filter() {
    Optional<Integer> most = maxItems.value();
    if (most.isPresent() && most.get() < 0) {
      throw CommandException.wrong("limit the items", "--max-items is less than 0", null);
    }
    return new TranscriptFilter(
        true, !noCompacted.isSet(), kinds(), most.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  private Set<ItemKind> kinds() {
    Set<ItemKind> chosen = EnumSet.noneOf(ItemKind.class);
    for (String name : kinds.values()) {
      chosen.add(ItemKind.named(name).orElseThrow(() -> unknownKind(name)));
    }
    return chosen.isEmpty() ? EnumSet.allOf(ItemKind.class) : chosen;
  }

  private static CommandException unknownKind(String name) {
    return CommandException.wrong(
        "select the kind " + name,
        "there is no such kind of item",
        NearestWord.question(name, KINDS).orElse("the kinds are: " + String.join(", ", KINDS)));
  }

  private RolloutTranscript readSession(TranscriptFilter filter, RolloutFiles files) {
    return read(filter, rollout(files), files.lineage());
  }

  private Path rollout(RolloutFiles files) {
    Map<SessionId, List<Found>> sessions = files.bySession();
    Map<SessionId, String> names = new LinkedHashMap<>();
    sessions.forEach((id, found) -> names.put(id, found.getFirst().path().toString()));
    SessionId id = new SessionIds(names).resolve(which.value(), "read the session");
    return sessions.getOrDefault(id, List.of()).getFirst().path();
  }

  private static CommandException unreadable(Path rollout, IOException problem) {
    return CommandException.because(
        FailureKind.IO, "read the rollout " + rollout, IoReason.of(problem), null);
  }

  private RolloutTranscript read(TranscriptFilter filter, Path rollout, Lineage lineage) {
    TranscriptWriter writer =
        raw.isSet()
            ? TranscriptWriter.raw(filter, TranscriptCut.REFERENCE)
            : TranscriptWriter.forModel(filter, TranscriptCut.REFERENCE, SecretRedactor.product());
    try {
      return new RolloutTranscript(rollout, writer.write(rollout, lineage));
    } catch (IOException e) {
      throw unreadable(rollout, e);
    }
  }
}
