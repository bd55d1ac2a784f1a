package dev.memories.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of Codex that switch memory off, in its {@code config.toml}. */
public final class MemorySwitch {
  private static final String FILE = "config.toml";

  private MemorySwitch() {}

  /**
   * The setting that switches memory off; empty when none does, or the file cannot be read. Checks
   * the text first, so that most homes need no TOML parser.
   */
  public static Optional<String> offIn(Path codexHome) {
    try {
      String text = PlainFile.text(codexHome.resolve(FILE));
      if (!text.contains("memories") || !text.contains("false")) {
        return Optional.empty();
      }
      JsonNode settings = new TomlMapper().readTree(text);
      if (isOff(settings.path("features").path("memories"))) {
        return Optional.of("[features] memories = false in Codex's " + FILE);
      }
      return isOff(settings.path("memories").path("generate_memories"))
          ? Optional.of("[memories] generate_memories = false in Codex's " + FILE)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isOff(JsonNode value) {
    return value.isBoolean() && !value.booleanValue();
  }
}
