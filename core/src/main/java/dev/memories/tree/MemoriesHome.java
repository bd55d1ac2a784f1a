package dev.memories.tree;

import dev.memories.session.Project;
import dev.memories.text.PlainFile;
import dev.memories.text.StoredPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folder that holds everything {@code memories} writes (docs/spec/product.md 2.1). */
public record MemoriesHome(Path folder) {
  private static final String DATABASE = "memories.sqlite";
  private static final String MEMORY = "memory";

  /** The name of {@link #movedFile}. */
  public static final String MOVED = "moved";

  /** The name of {@link #splitFile}. */
  public static final String SPLIT = "split";

  private static final String MERGED = "merged";
  private static final String SEARCH_INDEX = "search.sqlite";
  private static final Pattern BUCKET = Pattern.compile("[0-9a-f]{64}");

  /** The home that a memory root lies in. */
  public static MemoriesHome of(MemoryRoot root) {
    return new MemoriesHome(root.folder().resolve("../..").normalize());
  }

  /** Path of the state database, which need not exist. */
  public Path database() {
    return folder.resolve(DATABASE);
  }

  /** The folder of the receipts of what hooks gave to sessions; need not exist. */
  public Path given() {
    return folder.resolve("given");
  }

  /** Folder of the agents' files as they were before memory was built into them. */
  public Path installed() {
    return folder.resolve("installed");
  }

  /** What went wrong in hooks of agents, which cannot say it. */
  public Path hookLog() {
    return folder.resolve("hooks.log");
  }

  /** The lines that were typed in the interactive shell. */
  public Path shellHistory() {
    return folder.resolve("shell-history");
  }

  /** What the user chose for the screen of the browser. */
  public Path screenChoices() {
    return folder.resolve("screen.conf");
  }

  /** Path of the search index, which need not exist and can be deleted at any time. */
  public Path searchIndex() {
    return folder.resolve(SEARCH_INDEX);
  }

  /** Path of the copy of the audit log, which need not exist. */
  public Path auditFile() {
    return folder.resolve("audit.tsv");
  }

  /** The memory root of a project, which need not exist. */
  public MemoryRoot root(Project project) {
    return new MemoryRoot(bucket(project).resolve(MEMORY));
  }

  /** Whether a project has a memory root. */
  public boolean hasMemory(Project project) {
    return Files.isDirectory(root(project).folder());
  }

  /**
   * The file that says to which project the memory of a project was moved; it has the path of the
   * project's folder, and need not exist.
   */
  public Path movedFile(Project project) {
    return bucket(project).resolve(MOVED);
  }

  /** The folder of a project, with its memory root, its history and what else belongs to it. */
  public Path bucket(Project project) {
    return folder.resolve(project.bucket());
  }

  /** The folder of a project while its memory is merged with that of another. */
  public Path merged(Project project, Project into) {
    return bucket(into).resolve(MERGED).resolve(project.bucket());
  }

  /** The text of {@link #movedFile} for a project. */
  public static String movedText(Project target) {
    return HeaderValue.escape(target.cwd()) + "\n";
  }

  /** The project to which the memory of a project was moved. */
  public Optional<Project> movedTo(Project project) {
    return line(movedFile(project), 0);
  }

  private static Optional<Project> line(Path file, int number) {
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return PlainFile.lenientText(file)
            .lines()
            .skip(number)
            .findFirst()
            .map(line -> HeaderValue.unescape(line.strip()))
            .filter(path -> !path.isEmpty())
            .map(Project::new);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }

  /**
   * The file that says that a folder is a project, whatever lies around it: its memory was split
   * from that of another project. It has the path of that project, then that of the folder, and
   * need not exist.
   */
  public Path splitFile(Project project) {
    return bucket(project).resolve(SPLIT);
  }

  /** The text of {@link #splitFile} for a project. */
  public static String splitText(Project project, Project from) {
    return movedText(from) + movedText(project);
  }

  /** The project from which the memory of a project was split. */
  public Optional<Project> splitFrom(Project project) {
    return line(splitFile(project), 0);
  }

  /** The project of a memory root, if it was split from another. */
  public static Optional<Project> projectOfSplit(MemoryRoot root) {
    return line(root.folder().resolveSibling(SPLIT), 1);
  }

  /** The project itself, or the one of the nearest folder above it, that has memory. */
  public Optional<Project> nearestWithMemory(Project project) {
    for (Path folder = StoredPath.of(project.cwd()); folder != null; folder = folder.getParent()) {
      Project here = new Project(folder.toString());
      if (hasMemory(here)) {
        return Optional.of(here);
      }
      Optional<Project> moved = movedTo(here).filter(this::hasMemory);
      if (moved.isPresent()) {
        return moved;
      }
    }
    return Optional.empty();
  }

  /**
   * The existing memory roots in order of their paths, which do not reveal the project. Links are
   * left out.
   */
  public List<MemoryRoot> roots() {
    List<Path> folders = new ArrayList<>();
    for (Path bucket : buckets()) {
      Path root = bucket.resolve(MEMORY);
      if (isFolder(bucket) && isFolder(root)) {
        folders.add(root);
      }
    }
    Collections.sort(folders);
    List<MemoryRoot> roots = new ArrayList<>();
    for (Path root : folders) {
      roots.add(new MemoryRoot(root));
    }
    return roots;
  }

  /** The memory roots of projects that are merged with another, as {@link #merged} keeps them. */
  public List<MemoryRoot> mergedRoots() {
    List<MemoryRoot> merged = new ArrayList<>();
    for (MemoryRoot root : roots()) {
      Path folders = root.folder().resolveSibling(MERGED);
      if (isFolder(folders)) {
        MemoriesHome below = new MemoriesHome(folders);
        merged.addAll(below.roots());
        merged.addAll(below.mergedRoots());
      }
    }
    return merged;
  }

  /**
   * Whether something may have been imported into a project, or into one that was merged with
   * another. Only a look at each project's folder; false is certain.
   */
  public boolean mayHaveImports() {
    for (Path bucket : buckets()) {
      if (isFolder(new MemoryRoot(bucket.resolve(MEMORY)).imports())
          || isFolder(bucket.resolve(MERGED))) {
        return true;
      }
    }
    return false;
  }

  /** What is named as the folder of a project, in no order. */
  private List<Path> buckets() {
    List<Path> buckets = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (BUCKET.matcher(entry.getFileName().toString()).matches()) {
          buckets.add(entry);
        }
      }
      return buckets;
    } catch (NoSuchFileException | NotDirectoryException nothingThereYet) {
      return List.of();
    } catch (IOException e) {
      throw new TreeException("list the memory roots in " + folder, e);
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
