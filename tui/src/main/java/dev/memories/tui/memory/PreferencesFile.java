package dev.memories.tui.memory;

import dev.memories.text.PlainFile;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The file {@code screen.conf} of what the user chose for the screen: lines {@code key=value}. */
final class PreferencesFile {
  private final Path file;

  PreferencesFile(MemoriesHome home) {
    this.file = home.screenChoices();
  }

  /** The choices; none when there is no file that can be read. */
  Map<String, String> read() {
    Map<String, String> kept = new TreeMap<>();
    try {
      for (String line : PlainFile.text(file).lines().toList()) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          kept.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException none) {
      return Map.of();
    }
    return kept;
  }

  /** Replaces the file. A home that cannot be written keeps nothing. */
  void write(Map<String, String> choices) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(choices)
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException readOnly) {
      // The choice lasts as long as the browser.
    }
  }
}
