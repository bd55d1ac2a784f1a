package dev.memories.program;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Selects the environment variables that are passed on to other programs.
 *
 * <p>Those that programs need to find their files and to use the user's language; none that may
 * hold a secret.
 */
final class ScrubbedEnvironment {
  private static final Set<String> PASSED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TERM",
          "TZ",
          "TMPDIR",
          "LANG",
          "LANGUAGE",
          "CODEX_HOME",
          "XDG_CONFIG_HOME",
          "XDG_CACHE_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "XDG_RUNTIME_DIR");

  private ScrubbedEnvironment() {}

  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> passed = new TreeMap<>(environment);
    passed.keySet().removeIf(name -> !PASSED.contains(name) && !name.startsWith("LC_"));
    return passed;
  }
}
