package dev.memories.project;

import dev.memories.session.Project;
import dev.memories.text.Glob;
import dev.memories.text.StoredPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's rules about which folders are projects: the table {@code [projects]} of the settings
 * (docs/spec/product.md 3.14.1).
 *
 * @param joinsWorktrees whether linked worktrees belong to the main working tree's project
 * @param joinsSubfolders whether a folder inside a project with memory belongs to it
 * @param rules the first that covers a folder counts
 */
public record ProjectRules(boolean joinsWorktrees, boolean joinsSubfolders, List<Rule> rules) {
  public static final ProjectRules NONE = new ProjectRules(true, true, List.of());

  private static final String WORKTREES = "worktrees";
  private static final String SUBFOLDERS = "subfolders";
  private static final String OWN = "own";
  private static final String BELOW = "/**";

  public ProjectRules {
    rules = List.copyOf(rules);
  }

  /** The rules of a table: patterns to {@code own} or a path, and {@code worktrees}. */
  public static ProjectRules of(Map<String, String> table) {
    if (table.isEmpty()) {
      return NONE;
    }
    List<Rule> rules = new ArrayList<>();
    table.forEach(
        (pattern, project) -> {
          if (!pattern.equals(WORKTREES) && !pattern.equals(SUBFOLDERS)) {
            rules.add(new Rule(pattern, project.equals(OWN) ? null : withoutSlash(project)));
          }
        });
    return new ProjectRules(
        !OWN.equals(table.get(WORKTREES)), !OWN.equals(table.get(SUBFOLDERS)), rules);
  }

  private static String withoutSlash(String folder) {
    return StoredPath.of(folder).normalize().toString();
  }

  /**
   * A rule for the folders that match a pattern, and for those below them.
   *
   * @param pattern a glob; {@code DIR/**} matches DIR itself, too
   * @param project the project's folder; null makes each matching folder a project of its own
   */
  public record Rule(String pattern, @Nullable String project) {
    private boolean matches(String folder) {
      return Glob.of(pattern).matches(folder)
          || (pattern.endsWith(BELOW)
              && Glob.of(pattern.substring(0, pattern.length() - BELOW.length())).matches(folder));
    }

    /** The project of a folder that the rule covers; else empty. */
    Optional<Project> of(String folder) {
      for (Path at = StoredPath.of(folder); at != null; at = at.getParent()) {
        if (matches(at.toString())) {
          return Optional.of(new Project(project == null ? at.toString() : project));
        }
      }
      return Optional.empty();
    }
  }
}
