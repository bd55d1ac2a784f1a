package dev.memories.session;

import dev.memories.text.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A working directory that owns memory; its identity is the normalised cwd.
 *
 * <p>Two spellings of one folder are one project (product.md 3, reference.md 1e).
 */
public record Project(String cwd) implements Comparable<Project> {
  /**
   * The name of the project's folder in a memories home: lower-case hex SHA-256 of the cwd's UTF-8
   * bytes (reference.md 1e).
   */
  public String bucket() {
    return Sha256.hex(cwd.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(Project other) {
    return cwd.compareTo(other.cwd);
  }

  /** By hand for the same reason as a {@link SessionId}'s. */
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
