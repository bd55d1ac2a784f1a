package dev.memories.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.memories.session.SessionSource;
import java.io.IOException;

/**
 * The text of {@code threads.source}: a bare word, or compact JSON (docs/spec/rules.md 2.10).
 *
 * <p>Of a sub-agent's source, only the label is kept.
 */
final class SourceColumn {
  private static final String UNREADABLE = "unreadable";
  private static final JsonFactory JSON = new JsonFactory();

  private SourceColumn() {}

  static String write(SessionSource source) {
    if (source instanceof SessionSource.Named(var name)) {
      // The usual case first: the JVM links the switch below again at every start.
      return name;
    }
    return switch (source) {
      case SessionSource.Named(var name) -> name;
      case SessionSource.Custom(var name) -> object("custom", name);
      case SessionSource.SubAgent(var label) -> object("subagent", label);
      case SessionSource.Unreadable _ -> UNREADABLE;
    };
  }

  static SessionSource read(String column) {
    if (column.equals(UNREADABLE)) {
      return new SessionSource.Unreadable();
    }
    return column.startsWith("{") ? readObject(column) : new SessionSource.Named(column);
  }

  private static String object(String key, String value) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(value));
    return "{\"" + key + "\":\"" + quoted + "\"}";
  }

  private static SessionSource readObject(String column) {
    try (JsonParser json = JSON.createParser(column)) {
      json.nextToken();
      String key = json.nextFieldName();
      if (key == null || json.nextToken() != JsonToken.VALUE_STRING) {
        return new SessionSource.Unreadable();
      }
      return switch (key) {
        case "custom" -> new SessionSource.Custom(json.getText());
        case "subagent" -> new SessionSource.SubAgent(json.getText());
        default -> new SessionSource.Unreadable();
      };
    } catch (IOException notJson) {
      return new SessionSource.Unreadable();
    }
  }
}
