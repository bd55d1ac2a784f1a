package dev.memories.pipeline.search;

import dev.memories.search.BulletWords;
import dev.memories.search.CitedSessions;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchPlace;
import dev.memories.search.SearchSource;
import dev.memories.search.SessionCounts;
import dev.memories.session.Project;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A registry or a skill, as it lies on disk.
 *
 * @param stamp size and time of its last change
 */
record MemoryFile(SearchPlace place, Project project, Path path, String stamp, Instant modifiedAt) {
  private static final long MOST_BYTES = 4_000_000;
  private static final Project UNKNOWN = new Project("");

  /** The registries and skills of these projects. */
  static List<MemoryFile> of(MemoriesHome home, Collection<Project> projects) {
    List<MemoryFile> files = new ArrayList<>();
    for (Project project : projects) {
      add(files, project, home.root(project));
    }
    return files;
  }

  /**
   * Those of all projects that have a memory root. To which project each belongs is not known, so
   * they can be compared, but not saved.
   */
  static List<MemoryFile> in(MemoriesHome home) {
    List<MemoryFile> files = new ArrayList<>();
    for (MemoryRoot root : home.roots()) {
      add(files, UNKNOWN, root);
    }
    return files;
  }

  private static void add(List<MemoryFile> files, Project project, MemoryRoot root) {
    add(files, SearchPlace.REGISTRY, project, root.registry());
    try (DirectoryStream<Path> skills = Files.newDirectoryStream(root.skills())) {
      for (Path skill : skills) {
        add(files, SearchPlace.SKILL, project, skill.resolve("SKILL.md"));
      }
    } catch (IOException _) {
      // A project without skills.
    }
  }

  private static void add(List<MemoryFile> files, SearchPlace place, Project project, Path path) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (file.isRegularFile() && file.size() <= MOST_BYTES) {
        Instant modifiedAt = file.lastModifiedTime().toInstant();
        files.add(
            new MemoryFile(
                place, project, path, file.size() + " " + modifiedAt.toEpochMilli(), modifiedAt));
      }
    } catch (IOException absent) {
      return;
    }
  }

  String key() {
    return SearchSource.ofFile(path);
  }

  void save(SearchDatabase search, CitedSessions sessions) {
    String text;
    try {
      text = PlainFile.lenientText(path);
    } catch (IOException removedMeanwhile) {
      search.remove(List.of(key()));
      return;
    }
    search.replace(
        new SearchSource(
            key(),
            stamp,
            null,
            project.cwd(),
            path,
            modifiedAt,
            path.getFileName().toString(),
            null,
            SessionCounts.NONE),
        BulletWords.of(place, text, sessions));
  }
}
