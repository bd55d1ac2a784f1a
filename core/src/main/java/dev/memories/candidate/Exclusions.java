package dev.memories.candidate;

import dev.memories.session.Project;
import dev.memories.text.Glob;
import dev.memories.text.StoredPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folders whose sessions are not extracted unless the user names them.
 *
 * @param globs patterns for the project's folder; {@code DIR/**} matches DIR itself, too
 * @param memoriesHomes folders in which agents run consolidations
 */
public record Exclusions(List<String> globs, List<Path> memoriesHomes) {
  public static final Exclusions NONE = new Exclusions(List.of(), List.of());

  private static final String BELOW = "/**";

  public Exclusions {
    globs = List.copyOf(globs);
    memoriesHomes = List.copyOf(memoriesHomes);
  }

  /** Why the project is excluded, in words; empty when it is not. */
  public Optional<String> match(Project project) {
    Path cwd = StoredPath.of(project.cwd());
    return memoriesHomes.stream()
        .filter(cwd::startsWith)
        .map(home -> "it lies in the memories home " + home)
        .findFirst()
        .or(
            () ->
                globs.stream()
                    .filter(glob -> matches(glob, cwd))
                    .map(glob -> "excluded by '" + glob + "'")
                    .findFirst());
  }

  private static boolean matches(String glob, Path cwd) {
    boolean folderItself =
        glob.endsWith(BELOW) && matches(glob.substring(0, glob.length() - BELOW.length()), cwd);
    return folderItself || Glob.of(glob).matches(cwd.toString());
  }
}
