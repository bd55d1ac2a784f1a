package dev.memories.session;

import dev.memories.text.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A working directory that owns memory, identified by its normalised path.
 *
 * <p>All spellings of a folder are the same project (docs/spec/rules.md 3.1).
 */
public record Project(String cwd) implements Comparable<Project> {
  /** The user's memory, which is given in every project. No folder has this path. */
  public static final Project USER = new Project("@user");

  /**
   * The name of the project's folder in a memories home: the SHA-256 of the cwd in UTF-8, as
   * lower-case hex (docs/spec/rules.md 3.3).
   */
  public String bucket() {
    return Sha256.hex(cwd.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(Project other) {
    return cwd.compareTo(other.cwd);
  }

  /** Written by hand for the same reason as {@link SessionId#equals}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Project project && cwd.equals(project.cwd);
  }

  @Override
  public int hashCode() {
    return cwd.hashCode();
  }

  @Override
  public String toString() {
    return cwd;
  }
}
