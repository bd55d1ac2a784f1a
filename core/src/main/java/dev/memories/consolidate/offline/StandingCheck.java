package dev.memories.consolidate.offline;

import dev.memories.consolidate.folder.ProjectFolder;
import dev.memories.shellline.ShellLine;
import dev.memories.trace.TraceBullet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares entries with the project folder as it is now.
 *
 * <p>An entry whose files, script or target are gone is marked stale. One that the project's own
 * documents hold already is left out.
 */
final class StandingCheck {
  /** A relative path with a folder and an extension, without wildcards and placeholders. */
  private static final Pattern PATH =
      Pattern.compile("(?:\\./)?(?:[\\w@.-]+/)+[\\w@.-]*\\w\\.[\\w-]{1,8}|\\./[\\w.-]+");

  /** What a build makes is not always there. */
  private static final Pattern MADE =
      Pattern.compile("(?:^|.*/)(?:dist|build|target|out|node_modules|\\.venv|coverage|tmp)/.*");

  private static final Pattern MAKE_TARGET = Pattern.compile("make ([\\w][\\w./-]*)");
  private static final Pattern SCRIPT =
      Pattern.compile("(?:npm|pnpm|yarn|bun) run ([\\w:.-]+)(?: .*)?");
  private static final Set<String> MAKEFILES = Set.of("Makefile", "makefile", "GNUmakefile");

  private final ProjectFolder folder;
  private final String documents;
  private final Set<StatementKey> lines;

  StandingCheck(ProjectFolder folder) {
    this.folder = folder;
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
    Optional<String> gone = goneFile(codes).or(() -> goneTarget(codes));
    return Optional.of(
        gone.map(what -> entry.cautioned("stale: " + what + " is gone")).orElse(entry));
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

  /** The first path when all that are named are gone: else the entry may speak of a move. */
  private Optional<String> goneFile(List<String> codes) {
    List<String> paths = new ArrayList<>();
    for (String code : codes) {
      for (String word : code.split("[\\s=:]+", -1)) {
        if (PATH.matcher(word).matches() && !MADE.matcher(word).matches()) {
          paths.add(word);
        }
      }
    }
    boolean inAnotherFolder = codes.stream().anyMatch(code -> code.startsWith("cd "));
    return !paths.isEmpty() && !inAnotherFolder && paths.stream().allMatch(folder::lacks)
        ? Optional.of(paths.getFirst())
        : Optional.empty();
  }

  private Optional<String> goneTarget(List<String> codes) {
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    String command = ShellLine.key(codes.getFirst());
    Matcher target = MAKE_TARGET.matcher(command);
    if (target.matches()) {
      Pattern rule =
          Pattern.compile("(?m)^[^\\s#]*\\b" + Pattern.quote(target.group(1)) + "\\b.*:");
      return MAKEFILES.stream()
          .sorted()
          .map(folder::read)
          .flatMap(Optional::stream)
          .findFirst()
          .filter(text -> !text.contains("include ") && !rule.matcher(text).find())
          .map(_ -> "the target " + target.group(1));
    }
    Matcher script = SCRIPT.matcher(command);
    if (script.matches()) {
      return folder
          .read("package.json")
          .filter(text -> !text.contains("\"" + script.group(1) + "\""))
          .map(_ -> "the script " + script.group(1));
    }
    return Optional.empty();
  }
}
