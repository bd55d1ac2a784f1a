package dev.memories.cli.completion;

import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.recall.RegistryBullets;
import dev.memories.review.ProposedChange;
import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.TreeReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Values from the memory tree of a project: the one that the line names, or the current one. */
public final class TreeValues {
  private static final String REGISTRY = "MEMORY.md";

  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final Supplier<StateDatabase> database;

  public TreeValues(ProjectLookup projects, MemoryTrees trees, Supplier<StateDatabase> database) {
    this.projects = projects;
    this.trees = trees;
    this.database = database;
  }

  /** The files of the tree, as paths in it. */
  List<Suggestion> files(Optional<String> cwd) {
    return quietly(
        () ->
            new TreeReader(trees.open(project(cwd)))
                .files().stream().map(file -> new Suggestion(file, "file")).toList());
  }

  /** The ids of the registry's bullets, with what they say. */
  List<Suggestion> bullets(Optional<String> cwd) {
    return quietly(
        () ->
            RegistryBullets.of(new TreeReader(trees.open(project(cwd))).read(REGISTRY).orElse(""))
                .stream()
                .map(bullet -> new Suggestion(bullet.id(), bullet.statement()))
                .toList());
  }

  /** The ids of the changes that wait for review, with what they are about; or all of them. */
  List<Suggestion> changes(Optional<String> cwd) {
    return quietly(
        () ->
            Review.of(trees.open(project(cwd))).stream()
                .flatMap(
                    review ->
                        Stream.concat(
                            review.changes().stream().map(TreeValues::suggestion),
                            Stream.of(new Suggestion("all", "every change"))))
                .toList());
  }

  private static Suggestion suggestion(ProposedChange change) {
    return new Suggestion(change.id(), change.kind().word() + ": " + change.title());
  }

  /** The versions of the outputs, newest first. */
  List<Suggestion> versions(Optional<String> cwd) {
    return quietly(
        () -> {
          Project project = project(cwd);
          return new VersionHistory(database.get(), project, trees.open(project))
              .all().stream().map(version -> new Suggestion(version.name(), "version")).toList();
        });
  }

  private Project project(Optional<String> cwd) {
    return cwd.isPresent() ? projects.named(cwd.get()) : projects.of(cwd);
  }

  /** Suggests nothing when something cannot be read: an error would disturb the typing. */
  private static List<Suggestion> quietly(Supplier<List<Suggestion>> read) {
    try {
      return read.get();
    } catch (MemoriesException unreadable) {
      return List.of();
    }
  }
}
