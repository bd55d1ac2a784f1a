package dev.memories.config;

import dev.memories.text.Glob;
import dev.memories.text.NearestWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table {@code [projects]} of the settings file: rules about which folders are projects.
 */
final class ProjectsTable {
  static final String KEY = "projects";

  /** The key that is no pattern. */
  private static final String WORKTREES = "worktrees";

  private static final String OWN = "own";
  private static final String SUBFOLDERS = "subfolders";
  private static final List<String> OF_WORKTREES = List.of("main", OWN);
  private static final List<String> OF_SUBFOLDERS = List.of("parent", OWN);

  private ProjectsTable() {}

  static Map<String, String> read(Path file, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> entries)) {
      throw wrong(file, KEY, "it is not a table", "write [projects] and its rules below it");
    }
    Map<String, String> rules = new LinkedHashMap<>();
    entries.forEach(
        (key, rule) -> {
          String pattern = String.valueOf(key);
          if (pattern.equals(WORKTREES)) {
            checkWorktrees(file, rule);
          } else if (pattern.equals(SUBFOLDERS)) {
            checkSubfolders(file, rule);
          } else {
            checkPattern(file, pattern);
            checkProject(file, pattern, rule);
          }
          rules.put(pattern, String.valueOf(rule));
        });
    return rules;
  }

  private static void checkWorktrees(Path file, @Nullable Object rule) {
    if (!OF_WORKTREES.contains(rule)) {
      throw wrong(
          file,
          WORKTREES,
          "\"" + rule + "\" is not one of main, own",
          "main: linked worktrees belong to the project of their repository; own: they do not");
    }
  }

  private static void checkSubfolders(Path file, @Nullable Object rule) {
    if (!OF_SUBFOLDERS.contains(rule)) {
      throw wrong(
          file,
          SUBFOLDERS,
          "\"" + rule + "\" is not one of parent, own",
          "parent: a folder inside a project with memory belongs to it; own: it does not");
    }
  }

  private static void checkPattern(Path file, String pattern) {
    if (!pattern.startsWith("/") && !pattern.startsWith("~/") && !pattern.equals("~")) {
      throw wrong(
          file,
          pattern,
          "it is no absolute path pattern",
          NearestWord.of(pattern, List.of(WORKTREES, SUBFOLDERS))
              .map(word -> "did you mean " + word + "?")
              .orElse("write a pattern such as \"/srv/mono/*\" in quotation marks"));
    }
    try {
      var _ = Glob.of(pattern);
    } catch (PatternSyntaxException e) {
      throw wrong(file, pattern, "it has " + e.getDescription(), null);
    }
  }

  private static void checkProject(Path file, String pattern, @Nullable Object rule) {
    if (!(rule instanceof String text)
        || !(text.equals(OWN) || text.startsWith("/") || text.startsWith("~/"))) {
      throw wrong(
          file,
          pattern,
          "\"" + rule + "\" is neither own nor an absolute path",
          "own makes each matching folder a project; a path names the project of all of them");
    }
  }

  private static SettingsException wrong(Path file, String key, String why, @Nullable String hint) {
    return new SettingsException(
        "use the rule \"" + key + "\" of [projects]",
        why + " (" + SettingsFile.place(file, key) + ")",
        hint);
  }
}
