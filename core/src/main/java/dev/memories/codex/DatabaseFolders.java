package dev.memories.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folders where Codex may keep its databases (docs/spec/rollouts.md 8.3). */
final class DatabaseFolders {
  private static final String KEY = "sqlite_home";

  private DatabaseFolders() {}

  /**
   * The folders in order: from the environment variable, from Codex's setting, the Codex home, the
   * folder of the desktop app.
   */
  static List<Path> candidates(Path codexHome, Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    add(folders, codexHome, environment.getOrDefault("CODEX_SQLITE_HOME", ""));
    add(folders, codexHome, setting(codexHome.resolve("config.toml")));
    folders.add(codexHome);
    folders.add(codexHome.resolve("sqlite"));
    return folders.stream().distinct().toList();
  }

  private static void add(List<Path> folders, Path codexHome, String folder) {
    try {
      if (!folder.isBlank()) {
        folders.add(codexHome.resolve(folder));
      }
    } catch (InvalidPathException _) {
      // The path is not valid on this system.
    }
  }

  /** Checks the text first, so that most homes need no TOML parser. */
  private static String setting(Path config) {
    try {
      String text = PlainFile.text(config);
      if (!text.contains(KEY)) {
        return "";
      }
      JsonNode settings = new TomlMapper().readTree(text);
      return settings.path(KEY).asText("");
    } catch (IOException _) {
      return "";
    }
  }
}
