package dev.memories.cli.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the values of a JSON text are in it, so that a text can be changed at one place and stays
 * as it is everywhere else. Positions are in characters.
 *
 * @param start of the value
 * @param end behind the value
 * @param text the value of a string, empty for any other value
 * @param members of an object, in order
 * @param elements of an array, in order
 */
record JsonOutline(
    JsonToken kind,
    int start,
    int end,
    String text,
    List<Member> members,
    List<JsonOutline> elements) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A member of an object; {@code start} is where its name begins. */
  record Member(String name, int start, JsonOutline value) {}

  /**
   * Reads a text that must be one JSON value.
   *
   * @throws IOException when it is not
   */
  static JsonOutline of(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      JsonOutline value = read(parser);
      if (parser.nextToken() != null) {
        throw new IOException("there is text behind the JSON value");
      }
      return value;
    }
  }

  private static JsonOutline read(JsonParser json) throws IOException {
    JsonToken kind = json.currentToken();
    if (kind == null) {
      throw new IOException("the file is empty");
    }
    int start = (int) json.currentTokenLocation().getCharOffset();
    List<Member> members = new ArrayList<>();
    List<JsonOutline> elements = new ArrayList<>();
    String text = "";
    switch (kind) {
      case START_OBJECT -> {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          int at = (int) json.currentTokenLocation().getCharOffset();
          json.nextToken();
          members.add(new Member(name, at, read(json)));
        }
      }
      case START_ARRAY -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(json));
        }
      }
      case VALUE_STRING -> text = json.getText();
      // The text is read, so that the parser stands behind it.
      default -> json.getText();
    }
    int end = (int) json.currentLocation().getCharOffset();
    return new JsonOutline(kind, start, end, text, List.copyOf(members), List.copyOf(elements));
  }

  boolean isObject() {
    return kind == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return kind == JsonToken.START_ARRAY;
  }

  Optional<JsonOutline> member(String name) {
    return members.stream()
        .filter(member -> member.name().equals(name))
        .map(Member::value)
        .findFirst();
  }

  /** Whether a string anywhere in the value contains the text. */
  boolean mentions(String part) {
    return text.contains(part)
        || elements.stream().anyMatch(element -> element.mentions(part))
        || members.stream().anyMatch(member -> member.value().mentions(part));
  }
}
