package dev.memories.cli.command.search;

import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Notices;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.ParentPreferences;
import dev.memories.redact.RedactedPath;
import dev.memories.redact.SecretRedactor;
import dev.memories.search.Search;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchHit;
import dev.memories.session.Project;
import dev.memories.text.OneLine;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TreeReader;
import dev.memories.tree.archive.ImportFolder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The projects that a question covers.
 *
 * @param only null for all
 * @param own the project of the current directory or of {@code --cwd}
 */
record AskedProjects(@Nullable String only, String own) {
  /** Longest name of a folder in a line, in characters. */
  private static final int MAX_NAME = 60;

  /** All projects, where the current directory belongs to none. */
  AskedProjects in(SearchDatabase search, ProjectScopeOptions scope, Notices notices) {
    if (only == null || scope.cwd().isPresent() || search.has(only)) {
      return this;
    }
    notices.say("no memory of " + only + "; this is about all projects");
    return new AskedProjects(null, own);
  }

  /** The same for a question that imports answer, too. */
  AskedProjects in(SearchDatabase search, ProjectScopeOptions scope, Homes homes, Notices notices) {
    return only != null && !ImportFolder.all(homes.memoriesHome().root(new Project(only))).isEmpty()
        ? this
        : in(search, scope, notices);
  }

  /**
   * What the user prefers in the project around a package: it holds in the package, too
   * (docs/spec/product.md 3.14.10).
   *
   * @return entries of the index; none when all projects are asked
   */
  Set<Long> lent(Search search, Homes homes) {
    if (only == null) {
      return Set.of();
    }
    Project project = new Project(only);
    Project parent = homes.locator().parentOf(project).orElse(null);
    if (parent == null) {
      return Set.of();
    }
    MemoriesHome home = homes.memoriesHome();
    Set<String> statements = new HashSet<>();
    for (MemoryBullet bullet :
        ParentPreferences.of(home, project, parent)
            .besides(new TreeReader(home.root(project)).read("MEMORY.md").orElse(""))) {
      statements.add(SecretRedactor.product().redact(bullet.statement()));
    }
    return search.bulletsSaying(statements, parent.cwd());
  }

  /** The last name of the parent project that lends this, in which anything may stand. */
  Optional<String> lender(SearchHit hit) {
    return only == null || hit.cwd().equals(only)
        ? Optional.empty()
        : Optional.of(OneLine.of(Cell.lastName(RedactedPath.of(hit.cwd())), MAX_NAME));
  }

  static AskedProjects of(ProjectScopeOptions scope, ProjectLookup projects) {
    if (scope.all() && scope.cwd().isEmpty()) {
      return new AskedProjects(null, projects.of(Optional.empty()).cwd());
    }
    Project project = projects.forReading(scope.cwd());
    return new AskedProjects(scope.all() ? null : project.cwd(), project.cwd());
  }
}
