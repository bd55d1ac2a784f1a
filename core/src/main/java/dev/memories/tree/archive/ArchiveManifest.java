package dev.memories.tree.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that lists the files of an archive, and in the JSON form also holds their texts
 * (docs/spec/archive.md 2).
 *
 * @param files by path
 */
record ArchiveManifest(String project, Map<String, Listed> files) {
  static final String NAME = "manifest.json";
  private static final String FORMAT = "memories-archive";
  private static final long SCHEMA_VERSION = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * A file as it is listed.
   *
   * @param bytes its size
   * @param text null where the texts are elsewhere
   */
  record Listed(long bytes, String sha256, @Nullable String text) {}

  static String text(MemoryArchive archive, boolean withTexts) {
    StringWriter out = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json =
        JSON.createGenerator(out)
            .setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeStringField("project", archive.project());
      json.writeArrayFieldStart("files");
      for (Map.Entry<String, String> file : archive.files().entrySet()) {
        json.writeStartObject();
        json.writeStringField("path", file.getKey());
        json.writeNumberField("bytes", Utf8Budget.length(file.getValue()));
        json.writeStringField("sha256", MemoryArchive.hash(file.getValue()));
        if (withTexts) {
          json.writeStringField("text", file.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new TreeException("write the manifest of an archive", e);
    }
    return out.append('\n').toString();
  }

  /** Reads a manifest; unknown fields are passed over. */
  static ArchiveManifest parse(String text, String attempted) {
    Reading reading = new Reading();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw MemoryArchive.refused(attempted, "it is no archive of memories");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        reading.field(field, json);
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw MemoryArchive.refused(attempted, "it is torn or damaged");
      }
    } catch (IOException | IllegalArgumentException _) {
      throw MemoryArchive.refused(attempted, "it is torn or damaged");
    }
    return reading.manifest(attempted);
  }

  /** The archive of which this is the manifest and these are the texts. */
  MemoryArchive archive(Map<String, String> texts, String attempted) {
    SortedMap<String, String> checked = new TreeMap<>();
    files.forEach(
        (path, listed) -> {
          String text = texts.get(path);
          if (text == null) {
            throw MemoryArchive.refused(attempted, "it is torn: " + path + " is missing");
          }
          if (listed.bytes() != Utf8Budget.length(text)
              || !listed.sha256().equals(MemoryArchive.hash(text))) {
            throw MemoryArchive.refused(attempted, path + " is not what the manifest says");
          }
          checked.put(path, text);
        });
    for (String path : texts.keySet()) {
      if (!files.containsKey(path)) {
        throw MemoryArchive.refused(attempted, "the manifest does not list " + path);
      }
    }
    return new MemoryArchive(project, checked).verified(attempted);
  }

  private static final class Reading {
    private @Nullable String format;
    private long version;
    private String project = "";
    private final Map<String, Listed> files = new LinkedHashMap<>();

    void field(String name, JsonParser json) throws IOException {
      switch (name) {
        case "format" -> format = json.getValueAsString();
        case "schemaVersion" -> version = json.getValueAsLong();
        case "project" -> project = json.getValueAsString("");
        case "files" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            file(json);
          }
        }
        default -> json.skipChildren();
      }
    }

    private void file(JsonParser json) throws IOException {
      String path = "";
      long bytes = -1;
      String sha256 = "";
      String text = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "path" -> path = json.getValueAsString("");
          case "bytes" -> bytes = json.getValueAsLong(-1);
          case "sha256" -> sha256 = json.getValueAsString("");
          case "text" -> text = json.getValueAsString();
          default -> json.skipChildren();
        }
      }
      if (files.put(path, new Listed(bytes, sha256, text)) != null) {
        throw new IllegalArgumentException("listed twice: " + path);
      }
    }

    ArchiveManifest manifest(String attempted) {
      if (!FORMAT.equals(format)) {
        throw MemoryArchive.refused(attempted, "it is no archive of memories");
      }
      if (version != SCHEMA_VERSION) {
        throw MemoryArchive.refused(
            attempted,
            "its format is version " + version + ", and this release reads " + SCHEMA_VERSION);
      }
      return new ArchiveManifest(project, files);
    }
  }
}
