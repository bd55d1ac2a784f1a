package dev.memories.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a statement names and the project no longer has: files, targets of make, scripts of
 * npm.
 *
 * <p>It is cautious: what may be meant from another folder, what a build makes, and targets of a
 * makefile that has rules elsewhere are not called gone.
 */
public final class GoneCheck {
  /**
   * Something that is gone.
   *
   * @param code as in a command, such as {@code make deploy}
   * @param phrase as in a sentence, such as {@code the target deploy}
   */
  public record Gone(String code, String phrase) {}

  /** A relative path with a folder and an extension, without wildcards and placeholders. */
  private static final Pattern PATH =
      Pattern.compile("(?:\\./)?(?:[\\w@.-]+/)+[\\w@.-]*\\w\\.[\\w-]{1,8}|\\./[\\w.-]+");

  /** What a build makes is not always there. */
  private static final Pattern MADE =
      Pattern.compile("(?:^|.*/)(?:dist|build|target|out|node_modules|\\.venv|coverage|tmp)/.*");

  private static final Pattern MAKE_TARGET = Pattern.compile("make ([\\w][\\w./-]*)");
  private static final Pattern SCRIPT =
      Pattern.compile("(npm|pnpm|yarn|bun) run ([\\w:.-]+)(?: .*)?");
  private static final List<String> MAKEFILES = List.of("GNUmakefile", "Makefile", "makefile");

  private final ProjectFolder folder;

  public GoneCheck(ProjectFolder folder) {
    this.folder = folder;
  }

  /**
   * The first path when all that are named are gone; otherwise the statement may speak of a move.
   *
   * @param codes the code spans of the statement
   */
  public Optional<Gone> file(List<String> codes) {
    List<String> paths = new ArrayList<>();
    for (String code : codes) {
      if (code.startsWith("cd ")) {
        return Optional.empty();
      }
      for (String word : code.split("[\\s=:]+", -1)) {
        if (PATH.matcher(word).matches() && !MADE.matcher(word).matches()) {
          paths.add(word);
        }
      }
    }
    return !paths.isEmpty() && paths.stream().allMatch(folder::lacks)
        ? Optional.of(new Gone(paths.getFirst(), paths.getFirst()))
        : Optional.empty();
  }

  /** The target or script that a command line runs, when the project's manifest has it not. */
  public Optional<Gone> target(String command) {
    Matcher target = MAKE_TARGET.matcher(command);
    if (target.matches()) {
      String name = target.group(1);
      return MAKEFILES.stream()
          .map(folder::read)
          .flatMap(Optional::stream)
          .findFirst()
          .filter(text -> !text.contains("include ") && !text.contains("%"))
          .filter(text -> !rule(name).matcher(text).find())
          .map(_ -> new Gone("make " + name, "the target " + name));
    }
    Matcher script = SCRIPT.matcher(command);
    if (script.matches()) {
      String name = script.group(2);
      return folder
          .read("package.json")
          .filter(text -> !text.contains('"' + name + '"'))
          .map(_ -> new Gone(script.group(1) + " run " + name, "the script " + name));
    }
    return Optional.empty();
  }

  /** A line that has the target before its colon, alone or among others. */
  private static Pattern rule(String target) {
    return Pattern.compile(
        "(?m)^(?:[^:=#\\s][^:=#\\n]*\\s)?" + Pattern.quote(target) + "(?:\\s[^:=\\n]*)?:");
  }
}
