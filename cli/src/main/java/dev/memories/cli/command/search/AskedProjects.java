package dev.memories.cli.command.search;

import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.output.Notices;
import dev.memories.search.SearchDatabase;
import dev.memories.session.Project;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The projects that a question covers.
 *
 * @param only null for all
 * @param own the project of the current directory or of {@code --cwd}
 */
record AskedProjects(@Nullable String only, String own) {
  /** All projects, where the current directory belongs to none. */
  AskedProjects in(SearchDatabase search, ProjectScopeOptions scope, Notices notices) {
    if (only == null || scope.cwd().isPresent() || search.has(only)) {
      return this;
    }
    notices.say("no memory of " + only + "; this is about all projects");
    return new AskedProjects(null, own);
  }

  static AskedProjects of(ProjectScopeOptions scope, ProjectLookup projects) {
    if (scope.all() && scope.cwd().isEmpty()) {
      return new AskedProjects(null, projects.of(Optional.empty()).cwd());
    }
    Project project = projects.forReading(scope.cwd());
    return new AskedProjects(scope.all() ? null : project.cwd(), project.cwd());
  }
}
