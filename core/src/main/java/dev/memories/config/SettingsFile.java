package dev.memories.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.text.IoReason;
import dev.memories.text.NearestWord;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code config.toml}; loads the TOML parser only if the file exists. */
final class SettingsFile {
  private static final String MODEL_PROVIDERS = "model_providers";

  private SettingsFile() {}

  /** The content of a settings file, not yet checked against the settings' types. */
  record Content(
      Map<Setting, SettingValue> values,
      Map<String, Map<String, Object>> modelProviders,
      Map<String, String> projects) {
    static final Content EMPTY = new Content(Map.of(), Map.of(), Map.of());
  }

  static Content read(Path file) {
    Map<String, Object> table = parse(file);
    Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
    Map<String, Map<String, Object>> providers = new LinkedHashMap<>();
    Map<String, String> projects = new LinkedHashMap<>();
    table.forEach(
        (key, value) -> {
          if (key.equals(MODEL_PROVIDERS)) {
            providers.putAll(providers(file, value));
          } else if (key.equals(ProjectsTable.KEY)) {
            projects.putAll(ProjectsTable.read(file, value));
          } else {
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(file, key));
            values.put(
                setting, new SettingValue(items(file, setting, value), new Origin.File(file)));
          }
        });
    return new Content(values, providers, projects);
  }

  private static Map<String, Object> parse(Path file) {
    try {
      return new TomlMapper()
          .readValue(PlainFile.text(file), new TypeReference<Map<String, Object>>() {});
    } catch (NoSuchFileException problem) {
      throw new SettingsException(
          "read the settings " + file, "there is no such file", null, problem);
    } catch (JacksonException problem) {
      String where =
          problem.getLocation() == null ? "" : "line " + problem.getLocation().getLineNr() + ": ";
      throw new SettingsException(
          "read the settings " + file,
          where + problem.getOriginalMessage(),
          "the file is TOML: key = \"value\"",
          problem);
    } catch (IOException problem) {
      throw new SettingsException("read the settings " + file, IoReason.of(problem), null, problem);
    }
  }

  private static List<String> items(Path file, Setting setting, @Nullable Object value) {
    List<String> items = new ArrayList<>();
    switch (value) {
      case String text -> items.addAll(SettingsLoader.items(setting, text));
      case Number number -> items.add(number.toString());
      case Boolean choice when setting.type() == SettingType.SWITCH -> items.add(choice.toString());
      case List<?> list when setting.type().isList() ->
          list.forEach(item -> items.add(String.valueOf(item)));
      case null, default ->
          throw new SettingsException(
              "use the setting " + setting.key(),
              "its value (" + place(file, setting.key()) + ") is not " + setting.type().expected(),
              null);
    }
    return items;
  }

  private static Map<String, Map<String, Object>> providers(Path file, @Nullable Object value) {
    Map<String, Map<String, Object>> providers = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> tables) {
      tables.forEach((name, table) -> providers.put(String.valueOf(name), keys(file, table)));
      return providers;
    }
    throw notTables(file);
  }

  private static Map<String, Object> keys(Path file, @Nullable Object table) {
    if (!(table instanceof Map<?, ?> entries)) {
      throw notTables(file);
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    entries.forEach((key, value) -> keys.put(String.valueOf(key), value));
    return keys;
  }

  /** The place of a key for messages: the file, and the line if it can be found. */
  static String place(Path file, String key) {
    return file + line(file, key).map(line -> ", line " + line).orElse("");
  }

  private static Optional<Integer> line(Path file, String key) {
    Pattern assignment =
        Pattern.compile(
            "\\s*[\"']?"
                + Pattern.quote(key)
                + "[\"']?\\s*[=.].*|\\s*\\["
                + Pattern.quote(key)
                + "[.\\]].*");
    try {
      List<String> lines = PlainFile.text(file).lines().toList();
      return IntStream.range(0, lines.size())
          .filter(at -> assignment.matcher(lines.get(at)).matches())
          .mapToObj(at -> at + 1)
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static SettingsException notTables(Path file) {
    return new SettingsException(
        "read the settings " + file,
        MODEL_PROVIDERS + " is not a table of tables",
        "write [model_providers.NAME] and its keys below it");
  }

  private static SettingsException unknown(Path file, String key) {
    List<String> known = new ArrayList<>(SettingsLoader.keys());
    known.add(MODEL_PROVIDERS);
    known.add(ProjectsTable.KEY);
    Optional<String> meant = NearestWord.of(key, known);
    return new SettingsException(
        "read the settings " + file,
        line(file, key).map(line -> "line " + line + ": ").orElse("")
            + "there is no setting \""
            + key
            + "\"",
        meant
            .map(word -> "did you mean " + word + "?")
            .orElse("known settings: " + String.join(", ", known)));
  }
}
