package dev.memories.cli.command.search;

import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.pipeline.search.ImportIndex;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchHit;
import dev.memories.search.SearchPlace;
import dev.memories.search.SearchQuery;
import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks what was imported into the projects that a question covers, after their own memory. */
final class ImportSearch implements AutoCloseable {

  private static final int MOST = 1_000;

  private final ImportIndex index;
  private final boolean ofSeveral;

  private ImportSearch(ImportIndex index, boolean ofSeveral) {
    this.ofSeveral = ofSeveral;
    this.index = index;
  }

  /** The imports of these projects and those of the user, which hold in every project. */
  static ImportSearch of(AskedProjects asked, ProjectLookup projects, Homes homes) {
    String only = asked.only();
    MemoriesHome home = homes.memoriesHome();
    Set<Project> covered = new HashSet<>();
    if (only != null) {
      covered.add(new Project(only));
    } else if (home.mayHaveImports()) {
      // To name all projects takes longer than most searches.
      covered.addAll(projects.all());
    }
    covered.add(Project.USER);
    return new ImportSearch(ImportIndex.of(home, covered), only == null);
  }

  /**
   * The imported bullets that match, without those that were found in the projects' own memory.
   *
   * @param own what was found there
   */
  List<FoundHit> find(
      SearchQuery query, SearchFilter filter, Collection<SearchHit> own, Instant now) {
    boolean wanted = filter.places().isEmpty() || filter.places().contains(SearchPlace.REGISTRY);
    return wanted && !index.isEmpty()
        ? besides(own, index.find(query, filter, MOST, now), MOST)
        : List.of();
  }

  /**
   * The imported bullets that have this id, without those of the projects' own memory.
   *
   * @param limit at most this many
   */
  List<FoundHit> named(String id, Collection<SearchHit> own, int limit) {
    return besides(own, index.named(id), limit);
  }

  /** The same of the imported bullets that say a text, more or less. */
  List<FoundHit> thatSay(String text, Collection<SearchHit> own, int limit, Instant now) {
    return besides(own, index.thatSay(text, limit + own.size(), now), limit);
  }

  private List<FoundHit> besides(
      Collection<SearchHit> own, List<ImportIndex.Hit> found, int limit) {
    return ImportIndex.besides(own, found, ofSeveral).stream()
        .limit(Math.max(0, limit))
        .map(FoundHit::of)
        .toList();
  }

  @Override
  public void close() {
    index.close();
  }
}
