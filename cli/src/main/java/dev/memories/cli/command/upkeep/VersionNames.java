package dev.memories.cli.command.upkeep;

import dev.memories.cli.call.CommandException;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.text.NearestWord;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the version that a typed name, or the beginning of a name, means. */
record VersionNames(List<Version> versions) {
  private static final String LISTING = "memories history lists what there is";

  /**
   * Resolves what the user typed.
   *
   * @param attempted the purpose, as it reads after "could not", e.g. {@code restore the version}
   * @throws CommandException when no version, or more than one, fits
   */
  Version resolve(String text, String attempted) {
    List<Version> matches =
        versions.stream().filter(version -> version.name().startsWith(text)).toList();
    return switch (matches.size()) {
      case 0 ->
          throw CommandException.notFound(
              attempted + " " + text,
              "there is no version of that name",
              NearestWord.question(text, versions.stream().map(Version::name).toList())
                  .orElse(LISTING));
      case 1 -> matches.getFirst();
      default ->
          matches.stream()
              .filter(version -> version.name().equals(text))
              .findFirst()
              .orElseThrow(() -> several(text, attempted, matches));
    };
  }

  private static CommandException several(String text, String attempted, List<Version> matches) {
    return CommandException.ambiguous(
        attempted + " " + text,
        matches.size() + " names begin like that",
        matches.stream()
            .map(Version::name)
            .collect(Collectors.joining("\n  ", "type more of one of these:\n  ", "")));
  }
}
