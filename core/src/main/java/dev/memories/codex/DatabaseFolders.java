package dev.memories.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folders where Codex may keep its databases (reference.md 2a). */
final class DatabaseFolders {
  private static final String KEY = "sqlite_home";

  private DatabaseFolders() {}

  /** The variable, Codex's setting, the home itself, the desktop app's folder. */
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
      // A path that this system cannot have names no folder.
    }
  }

  /** Most files do not have it, and then no TOML class is loaded. */
  private static String setting(Path config) {
    try {
      String text = Files.readString(config);
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
