package dev.memories.session;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the project of a working directory by its real path (docs/spec/rules.md 3).
 *
 * <p>A directory that does not exist keeps the spelling that it is given.
 */
public final class ProjectResolver {
  private final boolean wsl;

  /**
   * Makes a resolver.
   *
   * @param wsl whether this is Linux under Windows, where paths below {@code /mnt/c} ignore case
   */
  ProjectResolver(boolean wsl) {
    this.wsl = wsl;
  }

  /** A resolver for this system. */
  public static ProjectResolver of(Map<String, String> environment) {
    return new ProjectResolver(
        environment.containsKey("WSL_DISTRO_NAME") || isWslKernel(Path.of("/proc/version")));
  }

  private static boolean isWslKernel(Path version) {
    try {
      return Files.isReadable(version)
          && PlainFile.text(version).toLowerCase(Locale.ROOT).contains("microsoft");
    } catch (IOException _) {
      return false;
    }
  }

  /** The project of a working directory, which need not exist. */
  public Project resolve(String cwd) {
    return resolveExisting(cwd).orElseGet(() -> new Project(cwd));
  }

  /** The project of a working directory; empty when its real path cannot be found. */
  public Optional<Project> resolveExisting(String cwd) {
    if (cwd.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path real = Path.of(cwd).toRealPath();
      return demandsFolder(cwd) && !Files.isDirectory(real)
          ? Optional.empty()
          : Optional.of(new Project(fold(real.toString())));
    } catch (IOException | InvalidPathException | SecurityException _) {
      return Optional.empty();
    }
  }

  /** {@link Path} drops a slash at the end, with which the system would refuse a file. */
  private static boolean demandsFolder(String cwd) {
    return cwd.endsWith("/") || cwd.endsWith("/.");
  }

  /** Whether this is Linux under Windows. */
  public boolean isWsl() {
    return wsl;
  }

  /** On WSL, paths on drives of Windows in lower case; others as they are. */
  public String fold(String real) {
    return wsl && isWindowsDrive(real) ? lowerCaseAscii(real) : real;
  }

  /** Whether the path is {@code /mnt/<one ASCII letter>} or below. */
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
