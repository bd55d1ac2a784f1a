package dev.memories.consolidate.offline;

import dev.memories.folder.GoneCheck;
import dev.memories.folder.GoneCheck.Gone;
import dev.memories.folder.ProjectFolder;
import dev.memories.shellline.ShellLine;
import dev.memories.trace.TraceBullet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares entries with the project folder as it is now.
 *
 * <p>An entry whose files, script or target are gone is marked stale. One that the project's own
 * documents hold already is left out.
 */
final class StandingCheck {
  private final GoneCheck gone;
  private final String documents;
  private final Set<StatementKey> lines;

  StandingCheck(ProjectFolder folder) {
    this.gone = new GoneCheck(folder);
    this.documents = folder.documents();
    this.lines =
        documents
            .lines()
            .map(StatementKey::of)
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toSet());
  }

  /** The entry, marked when it is stale; empty when the project's documents say it. */
  Optional<RegistryEntry> apply(Topic topic, RegistryEntry entry) {
    List<String> codes = new TraceBullet(entry.text(), List.of()).codes();
    if (topic == Topic.CHECKS ? isKnownCommand(entry.text(), codes) : says(entry.text())) {
      return Optional.empty();
    }
    return Optional.of(
        gone(codes)
            .map(what -> entry.cautioned("stale: " + what.phrase() + " is gone"))
            .orElse(entry));
  }

  private Optional<Gone> gone(List<String> codes) {
    return gone.file(codes)
        .or(() -> codes.stream().limit(1).map(ShellLine::key).findFirst().flatMap(gone::target));
  }

  /** Whether the documents hold the command and the entry names no need beside it. */
  private boolean isKnownCommand(String text, List<String> codes) {
    if (codes.isEmpty()) {
      return false;
    }
    String command = "`" + codes.getFirst() + "`";
    boolean isBare = text.equals(command) || text.startsWith(command + ": ");
    return isBare && (documents.contains(command) || says(codes.getFirst()));
  }

  private boolean says(String text) {
    return lines.contains(StatementKey.of(text));
  }
}
