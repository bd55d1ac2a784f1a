package dev.memories.cli.memory;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Notices;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.NearestWord;
import dev.memories.text.StoredPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project that a command means: that of {@code --cwd}, or of the current directory.
 *
 * <p>A name may also be the end of a project's path, such as its last name, or {@code @user}, the
 * user's own memory.
 */
public final class ProjectLookup {
  private static final int MOST_LISTED = 10;
  private static final int MOST_NEAR = 3;

  private final Environment environment;
  private final Homes homes;
  private final Notices notices;
  private final Supplier<StateDatabase> state;

  /** The project of which was said that it has no memory. */
  private @Nullable Project said;

  /**
   * @param state asked only when a name is no folder
   */
  public ProjectLookup(
      Environment environment, Homes homes, Notices notices, Supplier<StateDatabase> state) {
    this.environment = environment;
    this.homes = homes;
    this.notices = notices;
    this.state = state;
  }

  /** The project of a folder; of the current directory when none is named. */
  public Project of(Optional<String> folder) {
    if (folder.equals(Optional.of(Project.USER.cwd()))) {
      return Project.USER;
    }
    Path cwd = environment.cwd();
    return homes.projectOf(folder.map(cwd::resolve).orElse(cwd));
  }

  /** A folder as a project of its own, whatever rules, worktrees and moves say. */
  public Project folder(String name) {
    return homes.locator().folder(environment.cwd().resolve(name).toString());
  }

  /**
   * The same of a folder that is to get memory, which need not exist.
   *
   * @throws CommandException when it is no folder
   */
  public Project folderForMemory(String name) {
    requireNoFile(name);
    return folder(name);
  }

  private void requireNoFile(String name) {
    Path path = environment.cwd().resolve(name);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw CommandException.wrong(
          "find the project " + name, "it is a file, not a folder", "name the folder around it");
    }
  }

  /**
   * The project whose memory is to be read: the named one; otherwise that of the current directory
   * or of its nearest ancestor that has memory.
   */
  public Project forReading(Optional<String> name) {
    if (name.isPresent()) {
      return named(name.get());
    }
    Project here = of(name);
    if (hasMemory(here)) {
      return here;
    }
    return ancestorWithMemory(here).orElse(here);
  }

  /**
   * The project that a name means: a folder, a folder below a project, or the end of the path of a
   * project, in any case.
   *
   * @throws CommandException when no project, or more than one, has that name
   */
  public Project named(String name) {
    Project folder = of(Optional.of(name));
    if (hasMemory(folder)) {
      return folder;
    }
    List<Project> known = known();
    if (known.contains(folder)) {
      return folder;
    }
    List<Project> matches = ending(name, known);
    if (matches.size() == 1) {
      return matches.getFirst();
    }
    if (matches.size() > 1) {
      throw CommandException.ambiguous(
          "find the project " + name,
          matches.size() + " projects end like that",
          "write more of one of these:\n  "
              + String.join(
                  "\n  ", matches.stream().limit(MOST_LISTED).map(Project::cwd).toList()));
    }
    if (isFolder(name)) {
      return ofSessions(folder)
          .or(() -> ancestorWithMemory(folder))
          .orElseGet(() -> noticed(folder));
    }
    throw CommandException.notFound(
        "find the project " + name,
        "no memory for " + name,
        nearest(name, known).orElse("`memories projects` lists the projects"));
  }

  /**
   * The project whose memory is to be changed. A folder need not have memory; a name that is no
   * folder has to be that of a project.
   *
   * @throws CommandException when no project, or more than one, has that name
   */
  public Project forChanging(Optional<String> name) {
    if (name.isEmpty() || name.get().equals(Project.USER.cwd())) {
      return of(name);
    }
    if (!isFolder(name.get())) {
      return named(name.get());
    }
    requireNoFile(name.get());
    Project folder = of(name);
    boolean exists = Files.isDirectory(environment.cwd().resolve(name.get()));
    return exists || isKnown(folder) ? folder : ofSessions(folder).orElseGet(() -> noticed(folder));
  }

  /**
   * The project whose sessions or traces are worked on: as {@link #forChanging}, and a folder of
   * which nothing is known is said to be one.
   *
   * @throws CommandException when no project, or more than one, has that name
   */
  public Project forWork(Optional<String> name) {
    Project project = forChanging(name);
    return name.isPresent() ? noticed(project) : project;
  }

  /** Whether the name is a path rather than a word: then the folder need not have memory. */
  private boolean isFolder(String name) {
    return name.startsWith("/") || Files.isDirectory(environment.cwd().resolve(name));
  }

  /** Says, once, that nothing is known of a project that was named, and what is near. */
  private Project noticed(Project project) {
    if (!project.equals(said) && !isKnown(project)) {
      say(project, instead(project));
    }
    return project;
  }

  private String instead(Project project) {
    return nearest(project.cwd(), known())
        .orElse("`memories projects` lists the projects that have some");
  }

  /** The project that has the sessions of a folder that is gone, such as a linked worktree. */
  private Optional<Project> ofSessions(Project folder) {
    if (Files.exists(StoredPath.of(folder.cwd()))) {
      return Optional.empty();
    }
    Optional<Project> placed =
        Optional.ofNullable(state.get().sessions().projectsByCwd().get(folder.cwd()))
            .filter(project -> !project.equals(folder));
    placed.ifPresent(project -> sayInstead(folder, project));
    return placed;
  }

  private void sayInstead(Project here, Project project) {
    if (!here.equals(said)) {
      say(here, (hasMemory(project) ? "this is the memory of " : "its sessions are of ") + project);
    }
  }

  private void say(Project project, String instead) {
    notices.say("no memory of " + project + "; " + instead);
    said = project;
  }

  private Optional<Project> ancestorWithMemory(Project here) {
    Optional<Project> above = homes.memoriesHome().nearestWithMemory(here);
    above.ifPresent(project -> sayInstead(here, project));
    return above;
  }

  /** Why a list about this project is empty, for a person. */
  public String whyEmpty(Project project, String nothing) {
    return hasMemory(project) || project.equals(said)
        ? nothing + " of " + project
        : "no memory of " + project + "; " + instead(project);
  }

  /** What to try instead of a project without memory; empty when there is none, or it was said. */
  public Optional<String> nearest(Project project) {
    return project.equals(said) ? Optional.empty() : nearest(project.cwd(), known());
  }

  /**
   * The projects with a name like this: misspelt, or a part of their name, or the name of a folder
   * above them, or that of a folder below one of their name.
   */
  private static Optional<String> nearest(String name, List<Project> known) {
    String typed = Cell.lastName(name).toLowerCase(Locale.ROOT);
    List<Project> others = known.stream().filter(project -> !project.cwd().equals(name)).toList();
    Set<String> names = new TreeSet<>();
    others.forEach(project -> names.add(lastName(project)));
    Optional<String> misspelt = NearestWord.of(typed, names);
    return near(others, project -> misspelt.equals(Optional.of(lastName(project))))
        .or(() -> near(others, project -> !typed.isEmpty() && lastName(project).contains(typed)))
        .or(() -> near(others, project -> !typed.isEmpty() && isBelow(project.cwd(), typed)))
        .or(() -> near(others, project -> isBelow(name, lastName(project))));
  }

  private static Optional<String> near(List<Project> known, Predicate<Project> isNear) {
    List<String> near = known.stream().filter(isNear).map(Project::cwd).toList();
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "nearest: "
                + String.join(", ", near.subList(0, Math.min(MOST_NEAR, near.size())))
                + (near.size() > MOST_NEAR ? ", ..." : ""));
  }

  private static String lastName(Project project) {
    return Cell.lastName(project.cwd()).toLowerCase(Locale.ROOT);
  }

  private static boolean isBelow(String path, String folder) {
    return (path.toLowerCase(Locale.ROOT) + "/").contains("/" + folder + "/");
  }

  /** Every project that is known, also one that has only pins or imports. */
  public List<Project> all() {
    TreeSet<Project> projects = new TreeSet<>(known());
    projects.addAll(state.get().audit().projects());
    return List.copyOf(projects);
  }

  private List<Project> known() {
    StateDatabase database = state.get();
    TreeSet<Project> projects = new TreeSet<>(database.traces().projects());
    projects.addAll(database.sessions().projectsByCwd().values());
    return List.copyOf(projects);
  }

  /** The shown path of a project names it, too. */
  private static List<Project> ending(String name, List<Project> known) {
    String end = name.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
    String tail = end.startsWith("/") ? end : "/" + end;
    return end.isEmpty()
        ? List.of()
        : known.stream()
            .filter(
                project ->
                    endsWith(project.cwd(), tail) || endsWith(RedactedPath.of(project.cwd()), tail))
            .toList();
  }

  private static boolean endsWith(String path, String tail) {
    return path.toLowerCase(Locale.ROOT).endsWith(tail);
  }

  private boolean isKnown(Project project) {
    return hasMemory(project) || known().contains(project);
  }

  private boolean hasMemory(Project project) {
    return homes.memoriesHome().hasMemory(project);
  }
}
