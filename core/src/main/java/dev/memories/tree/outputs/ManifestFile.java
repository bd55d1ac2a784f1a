package dev.memories.tree.outputs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code manifest.json}: one JSON object, UTF-8. */
public final class ManifestFile {
  public static final String NAME = "manifest.json";
  private static final JsonFactory JSON = new JsonFactory();

  private ManifestFile() {}

  /** The text for outputs that are not in the history. */
  public static String text(Manifest manifest) {
    return text(manifest, 0);
  }

  /**
   * The text for a version in the history.
   *
   * @param sequence the number that orders the versions; names do not, as a clock may be set back
   */
  static String text(Manifest manifest, long sequence) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", 1);
      json.writeStringField("version", manifest.version());
      if (sequence > 0) {
        json.writeNumberField("sequence", sequence);
      }
      json.writeStringField("madeAt", manifest.madeAt().toString());
      json.writeStringField("consolidator", manifest.consolidator());
      json.writeStringField("inputsSha256", manifest.inputsSha256());
      json.writeArrayFieldStart("traces");
      for (SessionId trace : manifest.traces()) {
        json.writeString(trace.value());
      }
      json.writeEndArray();
      json.writeObjectFieldStart("files");
      for (Map.Entry<String, String> file : manifest.outputs().files().entrySet()) {
        json.writeStringField(file.getKey(), file.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new TreeException("write the manifest of a memory version", e);
    }
    return out.append('\n').toString();
  }

  /** Reads the manifest in a folder; empty when it is missing or malformed. */
  public static Optional<Manifest> read(Path folder) {
    return parse(folder).map(Parsed::manifest);
  }

  /** The text that replaces the manifest in a folder. */
  public static String replaced(Path folder, Manifest manifest) {
    return text(manifest, sequence(folder));
  }

  /** The number that orders a version; 0 for one of an early release, or without a manifest. */
  static long sequence(Path folder) {
    return parse(folder).map(Parsed::sequence).orElse(0L);
  }

  private record Parsed(Manifest manifest, long sequence) {}

  private static Optional<Parsed> parse(Path folder) {
    try (JsonParser json = JSON.createParser(PlainFile.text(folder.resolve(NAME)))) {
      ManifestParser parser = new ManifestParser(json);
      Manifest manifest = parser.manifest();
      return Optional.of(new Parsed(manifest, parser.sequence));
    } catch (IOException | DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Collects the fields in any order; skips unknown ones. */
  private static final class ManifestParser {
    private final JsonParser json;
    private @Nullable String version;
    private long sequence;
    private @Nullable Instant madeAt;
    private @Nullable String consolidator;
    private @Nullable String inputsSha256;
    private final List<SessionId> traces = new ArrayList<>();
    private final Map<String, String> files = new TreeMap<>();

    ManifestParser(JsonParser json) {
      this.json = json;
    }

    Manifest manifest() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        field(field);
      }
      if (version == null || madeAt == null) {
        throw new IllegalArgumentException("no version or no time");
      }
      return new Manifest(version, madeAt, consolidator, inputsSha256, traces, new Outputs(files));
    }

    private void field(String name) throws IOException {
      switch (name) {
        case "version" -> version = json.getValueAsString();
        case "sequence" -> sequence = json.getValueAsLong();
        case "madeAt" -> madeAt = Instant.parse(json.getText());
        case "consolidator" -> consolidator = json.getValueAsString();
        case "inputsSha256" -> inputsSha256 = json.getValueAsString();
        case "traces" -> {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            SessionId.parse(json.getText()).ifPresent(traces::add);
          }
        }
        case "files" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            files.put(json.currentName(), json.nextTextValue());
          }
        }
        default -> json.skipChildren();
      }
    }
  }
}
