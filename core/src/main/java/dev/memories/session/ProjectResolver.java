package dev.memories.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which project a working directory is: its real path, so that all spellings of one folder
 * are one project (reference.md 1e).
 *
 * <p>A folder that does not exist is taken as it is spelt.
 */
public final class ProjectResolver {
  private final boolean wsl;

  private ProjectResolver(boolean wsl) {
    this.wsl = wsl;
  }

  /** Looks whether this is Linux under Windows, where paths below {@code /mnt/c} ignore case. */
  public static ProjectResolver of(Map<String, String> environment) {
    return new ProjectResolver(
        environment.containsKey("WSL_DISTRO_NAME") || kernelOf(Path.of("/proc/version")));
  }

  static ProjectResolver of(boolean wsl) {
    return new ProjectResolver(wsl);
  }

  private static boolean kernelOf(Path version) {
    try {
      return Files.isReadable(version)
          && Files.readString(version).toLowerCase(Locale.ROOT).contains("microsoft");
    } catch (IOException unknown) {
      return false;
    }
  }

  /** The project of a working directory, whether or not it exists. */
  public Project resolve(String cwd) {
    return resolveExisting(cwd).orElseGet(() -> new Project(cwd));
  }

  /** The project of a working directory that exists; empty when it cannot be resolved. */
  public Optional<Project> resolveExisting(String cwd) {
    if (cwd.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path real = Path.of(cwd).toRealPath();
      return asksForFolder(cwd) && !Files.isDirectory(real)
          ? Optional.empty()
          : Optional.of(new Project(fold(real.toString())));
    } catch (IOException | InvalidPathException | SecurityException cannotBeResolved) {
      return Optional.empty();
    }
  }

  /** {@link Path} drops a slash at the end, which the system would refuse after a file. */
  private static boolean asksForFolder(String cwd) {
    return cwd.endsWith("/") || cwd.endsWith("/.");
  }

  String fold(String real) {
    return wsl && isWindowsDrive(real) ? lowerCaseAscii(real) : real;
  }

  /** {@code /mnt/<one ASCII letter>} or below. */
  private static boolean isWindowsDrive(String path) {
    return path.length() >= 6
        && path.regionMatches(true, 0, "/mnt/", 0, 5)
        && isAsciiLetter(path.charAt(5))
        && (path.length() == 6 || path.charAt(6) == '/');
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String lowerCaseAscii(String path) {
    StringBuilder folded = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }
}
