package dev.memories.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether the user has told Codex that it may run hooks.
 *
 * <p>Codex keeps this in its {@code config.toml}, as {@code trusted_hash} in the table {@code
 * [hooks.state."FILE:EVENT:GROUP:HOOK"]}. It does not run other hooks, and says nothing of it.
 */
public final class HookTrust {
  private HookTrust() {}

  /** Whether a hook of this file is trusted. A file of settings that cannot be read trusts none. */
  public static boolean isIn(Path codexHome, Path hooks) {
    try {
      String text = PlainFile.text(codexHome.resolve("config.toml"));
      if (!text.contains("trusted_hash")) {
        return false;
      }
      JsonNode states = new TomlMapper().readTree(text).path("hooks").path("state");
      for (Map.Entry<String, JsonNode> state : states.properties()) {
        boolean isOfFile =
            state.getKey().startsWith(hooks + ":")
                || state.getKey().startsWith(hooks.toRealPath() + ":");
        if (isOfFile && state.getValue().has("trusted_hash")) {
          return true;
        }
      }
      return false;
    } catch (IOException _) {
      return false;
    }
  }
}
