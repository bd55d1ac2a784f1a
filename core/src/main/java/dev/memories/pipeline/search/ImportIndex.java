package dev.memories.pipeline.search;

import dev.memories.recall.ImportedBullets;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RegistryBullets;
import dev.memories.search.BulletWords;
import dev.memories.search.Search.Found;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchEntry;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchHit;
import dev.memories.search.SearchKind;
import dev.memories.search.SearchPlace;
import dev.memories.search.SearchQuery;
import dev.memories.search.SearchSource;
import dev.memories.search.SessionCounts;
import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.archive.ImportedMemory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bullets that were imported into some projects, to be searched.
 *
 * <p>They are few, so they are indexed in memory for each search: nothing of an import stays in a
 * file when the import is removed or its bullets are rejected.
 */
public final class ImportIndex implements AutoCloseable {
  private static final int MOST_BULLETS = 100_000;

  /** Null where nothing was imported, which costs no database. */
  private final @Nullable SearchDatabase index;

  private final Map<Path, ImportedMemory> memories;

  private ImportIndex(@Nullable SearchDatabase index, Map<Path, ImportedMemory> memories) {
    this.index = index;
    this.memories = memories;
  }

  /**
   * An imported bullet that was found.
   *
   * @param memory the import that it stands in
   * @param marked its text, with the matched words between the characters U+0002 and U+0003
   */
  public record Hit(SearchHit bullet, ImportedMemory memory, String marked) {}

  /** The imports of these projects, without the bullets that the user has rejected there. */
  public static ImportIndex of(MemoriesHome home, Collection<Project> projects) {
    SearchDatabase index = null;
    Map<Path, ImportedMemory> memories = new HashMap<>();
    for (Project project : projects) {
      for (ImportedBullets imported : ImportedBullets.of(home, project)) {
        index = index == null ? SearchDatabase.inMemory() : index;
        Path file = imported.memory().root().registry();
        memories.put(file, imported.memory());
        index.replace(
            source(project, file, imported.memory()),
            imported.bullets().stream().map(ImportIndex::entry).toList());
      }
    }
    return new ImportIndex(index, memories);
  }

  private static SearchSource source(Project project, Path file, ImportedMemory memory) {
    return new SearchSource(
        SearchSource.ofFile(file),
        memory.id(),
        null,
        project.cwd(),
        file,
        memory.importedAt(),
        memory.label(),
        null,
        SessionCounts.NONE);
  }

  /** What a bullet cites are sessions elsewhere, so it has no session here. */
  private static SearchEntry entry(MemoryBullet bullet) {
    String topic = bullet.topic().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    SearchKind kind = BulletWords.kind(topic, bullet.statement());
    return new SearchEntry(
        SearchPlace.REGISTRY,
        kind,
        bullet.statement(),
        topic,
        new SearchEntry.Origin(null, 0, null),
        kind == SearchKind.ERROR,
        0);
  }

  /** Whether nothing was imported. */
  public boolean isEmpty() {
    return index == null;
  }

  /**
   * The bullets that match a query, best first.
   *
   * @param filter its place and the project to search are passed over: all imports that are here
   *     are looked at, those of the own project first
   * @param limit at most this many
   */
  public List<Hit> find(SearchQuery query, SearchFilter filter, int limit, Instant now) {
    if (index == null) {
      return List.of();
    }
    Found found = index.search().find(query, everywhere(filter), limit, now);
    return hits(found.hits(), index.search().marked(found));
  }

  /** The bullets with an id; of several imports with the same bullet, the newest first. */
  public List<Hit> named(String id) {
    return index == null
        ? List.of()
        : hits(
            index.search().latest(SearchFilter.ALL, MOST_BULLETS).stream()
                .filter(hit -> MemoryBullet.idOf(hit.text()).equals(id))
                .toList(),
            Map.of());
  }

  /** The bullets that say a text, best first. */
  public List<Hit> thatSay(String text, int limit, Instant now) {
    return index == null
        ? List.of()
        : hits(index.search().bulletsThatSay(text, SearchFilter.ALL, limit, now), Map.of());
  }

  private static SearchFilter everywhere(SearchFilter filter) {
    return new SearchFilter(
        null,
        filter.own(),
        Set.of(),
        filter.kinds(),
        filter.failed(),
        filter.since(),
        filter.until());
  }

  private List<Hit> hits(List<SearchHit> found, Map<Long, String> marked) {
    return found.stream()
        .map(
            hit ->
                new Hit(
                    hit,
                    Objects.requireNonNull(memories.get(hit.path())),
                    marked.getOrDefault(hit.entry(), hit.text())))
        .toList();
  }

  /**
   * Each bullet once: what agents are given as the project's own was not imported for them.
   *
   * @param own what was found in the projects' own memory
   * @param ofSeveral whether several projects were asked; each may say the same
   */
  public static List<Hit> besides(Collection<SearchHit> own, List<Hit> found, boolean ofSeveral) {
    Set<String> known = new HashSet<>();
    for (SearchHit hit : own) {
      RegistryBullets.of("- " + hit.text())
          .forEach(bullet -> known.add(key(hit, bullet.id(), ofSeveral)));
    }
    return found.stream()
        .filter(
            hit -> known.add(key(hit.bullet(), MemoryBullet.idOf(hit.bullet().text()), ofSeveral)))
        .toList();
  }

  private static String key(SearchHit hit, String id, boolean ofSeveral) {
    return ofSeveral ? hit.cwd() + " " + id : id;
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
    }
  }
}
