package dev.memories.session;

/**
 * A working directory that owns memory; its identity is the normalised cwd.
 *
 * <p>Two spellings of one folder are one project (product.md 3, reference.md 1e).
 */
public record Project(String cwd) implements Comparable<Project> {
  @Override
  public int compareTo(Project other) {
    return cwd.compareTo(other.cwd);
  }

  @Override
  public String toString() {
    return cwd;
  }
}
