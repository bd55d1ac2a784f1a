package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.SessionIds;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Options;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.output.JsonShape;
import dev.memories.failure.FailureKind;
import dev.memories.failure.IoReason;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.item.ItemKind;
import dev.memories.session.SessionId;
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

/** {@code memories transcript}: what an extractor reads of a session. */
final class TranscriptCommand implements Subcommand {
  /** A transcript and the rollout it was made from. */
  private record Printed(Path rollout, Transcript transcript) {}

  private static final JsonShape<Printed> DOCUMENT =
      JsonShape.<Printed>empty()
          .path("rolloutPath", "the rollout it was made from", Printed::rollout)
          .flag("truncated", "whether its middle was left out", p -> p.transcript().truncated())
          .text("text", "the items, a JSON array unless cut", p -> p.transcript().contents());

  private final Parameters which = Parameters.of("1", "ID|FILE", "a session, or a rollout file");

  private final Options kinds =
      Options.of("--kinds", "K,...", "only items of these kinds, e.g. message,function_call")
          .commaSeparated();

  private final Flag noCompacted =
      Flag.of("--no-compacted", "without summaries of compacted history");

  private final Option<Integer> maxItems = Option.number("--max-items", "N", "only so many items");

  private final Flag raw = Flag.of("--raw", "with secrets and image data, as the rollout has them");

  @Override
  public List<Argument> arguments() {
    return List.of(which, kinds, noCompacted, maxItems, raw);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories transcript 01a20298-0428",
        "memories transcript 01a20298-0428 --kinds message --max-items 20");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    TranscriptFilter filter = filter();
    Path named = app.environment().cwd().resolve(which.value());
    Transcript transcript;
    Path rollout;
    if (Files.isRegularFile(named)) {
      rollout = named;
      transcript = read(filter, named, Lineage.unknown());
    } else {
      RolloutFiles files = RolloutFiles.of(app.codexHome());
      rollout = rollout(files);
      transcript = read(filter, rollout, files.lineage());
    }
    app.output()
        .text(DOCUMENT, new Printed(rollout, transcript), p -> p.transcript().contents() + "\n");
    return ExitCode.DONE;
  }

  private TranscriptFilter filter() {
    Optional<Integer> most = maxItems.value();
    if (most.isPresent() && most.get() < 0) {
      throw UsageException.wrong("limit the items", "--max-items is less than 0", null);
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

  private static UsageException unknownKind(String name) {
    List<String> names = Arrays.stream(ItemKind.values()).map(ItemKind::wireName).toList();
    return UsageException.wrong(
        "select the kind " + name,
        "there is no such kind of item",
        NearestWord.of(name, names)
            .map(near -> "did you mean " + near + "?")
            .orElse("the kinds are: " + String.join(", ", names)));
  }

  private Path rollout(RolloutFiles files) {
    Map<SessionId, List<Found>> sessions = files.bySession();
    Map<SessionId, String> names = new LinkedHashMap<>();
    sessions.forEach((id, found) -> names.put(id, found.getFirst().path().toString()));
    SessionId id = new SessionIds(names).resolve(which.value(), "read the session");
    return sessions.getOrDefault(id, List.of()).getFirst().path();
  }

  private Transcript read(TranscriptFilter filter, Path rollout, Lineage lineage) {
    TranscriptWriter writer =
        raw.isSet()
            ? TranscriptWriter.raw(filter, TranscriptCut.REFERENCE)
            : TranscriptWriter.forModel(filter, TranscriptCut.REFERENCE, SecretRedactor.product());
    try {
      return writer.write(rollout, lineage);
    } catch (IOException e) {
      throw UsageException.because(
          FailureKind.IO, "read the rollout " + rollout, IoReason.of(e), null);
    }
  }
}
