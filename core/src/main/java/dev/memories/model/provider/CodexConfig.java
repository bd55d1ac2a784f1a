package dev.memories.model.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model settings in Codex's own {@code config.toml}; read, never written.
 *
 * @param providers the {@code [model_providers.*]} tables: name to keys
 */
public record CodexConfig(
    Optional<String> model, Optional<String> provider, Map<String, Map<String, Object>> providers) {

  public CodexConfig {
    providers = Map.copyOf(providers);
  }

  /**
   * Reads the file in a Codex home; everything is empty when there is none.
   *
   * @throws ModelException when the file cannot be read or is not TOML
   */
  public static CodexConfig read(Path codexHome) {
    Map<String, Object> content = content(codexHome);
    return content.isEmpty()
        ? new CodexConfig(Optional.empty(), Optional.empty(), Map.of())
        : new CodexConfig(
            text(content.get("model")),
            text(content.get("model_provider")),
            tables(content.get("model_providers")));
  }

  /**
   * All settings in the file of a Codex home; none when there is no file.
   *
   * @throws ModelException when the file cannot be read or is not TOML
   */
  public static Map<String, Object> content(Path codexHome) {
    Path file = codexHome.resolve("config.toml");
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return new TomlMapper()
          .readValue(PlainFile.text(file), new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable(file, IoReason.of(e));
    }
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  private static Map<String, Map<String, Object>> tables(@Nullable Object value) {
    Map<String, Map<String, Object>> tables = new HashMap<>();
    if (value instanceof Map<?, ?> named) {
      named.forEach(
          (name, table) -> {
            if (table instanceof Map<?, ?> keys) {
              Map<String, Object> copy = new HashMap<>();
              keys.forEach((key, entry) -> copy.put(String.valueOf(key), entry));
              tables.put(String.valueOf(name), copy);
            }
          });
    }
    return tables;
  }

  private static ModelException unreadable(Path file, String why) {
    return new ModelException(
        FailureKind.SETTINGS,
        "read Codex's settings " + file,
        why,
        "fix the file, or pass --model and a --provider that our own settings define");
  }
}
