package dev.memories.project;

import java.util.Locale;

/**
 * Makes one spelling of the spellings of a folder that cannot be resolved, because it is gone or on
 * another system.
 */
final class FolderSpelling {
  private static final String LONG_PATH = "\\\\?\\";
  private static final boolean IS_MACOS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private FolderSpelling() {}

  /**
   * The usual spelling.
   *
   * @param wsl whether drives of Windows are seen below {@code /mnt}
   */
  static String of(String cwd, boolean wsl) {
    if (cwd.startsWith("/")) {
      return posix(cwd);
    }
    String path = cwd.startsWith(LONG_PATH) ? cwd.substring(LONG_PATH.length()) : cwd;
    if (isDrive(path)) {
      return wsl ? posix(onWsl(path)) : windows(path);
    }
    String inWsl = wsl ? shareOfWsl(path) : "";
    return inWsl.isEmpty() ? cwd : posix(inWsl);
  }

  /** Whether the file system of this path ignores case: that of Windows, and usually of macOS. */
  static boolean ignoresCase(String cwd) {
    return isDrive(cwd) || (cwd.startsWith("/") && IS_MACOS);
  }

  private static boolean isDrive(String path) {
    return path.length() >= 3
        && Character.isLetter(path.charAt(0))
        && path.charAt(0) < 0x80
        && path.charAt(1) == ':'
        && (path.charAt(2) == '\\' || path.charAt(2) == '/');
  }

  private static String onWsl(String path) {
    return "/mnt/" + path.substring(0, 1) + path.substring(2).replace('\\', '/');
  }

  private static String windows(String path) {
    String spelt =
        path.substring(0, 1).toUpperCase(Locale.ROOT) + path.substring(1).replace('/', '\\');
    return spelt.length() > 3 && spelt.endsWith("\\")
        ? spelt.substring(0, spelt.length() - 1)
        : spelt;
  }

  /** The path in WSL of a share such as {@code \\wsl.localhost\Ubuntu\home}; else empty. */
  private static String shareOfWsl(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("\\\\wsl.localhost\\") && !lower.startsWith("\\\\wsl$\\")) {
      return "";
    }
    int distribution = path.indexOf('\\', 2) + 1;
    int rest = path.indexOf('\\', distribution);
    return rest < 0 ? "" : path.substring(rest).replace('\\', '/');
  }

  /** Without slashes at the end, double slashes and {@code .}; {@code ..} may follow a link. */
  private static String posix(String path) {
    StringBuilder spelt = new StringBuilder();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        spelt.append('/').append(name);
      }
    }
    return spelt.isEmpty() ? "/" : spelt.toString();
  }
}
