package dev.memories.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The top-level strings of a JSON object, read as strictly as the reference does.
 *
 * <p>Strict means RFC 8259 without unpaired surrogates, without numbers beyond a double, and with
 * at most 127 nested containers. The last value of a repeated key counts.
 */
final class AnswerObject {
  /** Names are not interned, because a hostile answer could fill the table of interned names. */
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(127)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Map<String, Optional<String>> values = new HashMap<>();

  private AnswerObject() {}

  /** Parses an object; empty when the text is anything else. */
  static Optional<AnswerObject> read(String json) {
    // Other JSON values are valid but useless.
    if (json.isEmpty() || json.charAt(0) != '{') {
      return Optional.empty();
    }
    try (JsonParser parser = STRICT.createParser(json)) {
      AnswerObject object = new AnswerObject();
      parser.nextToken();
      object.readMembers(parser);
      return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory failed to be read", e);
    }
  }

  /** The value of a key if it is a string; otherwise empty. */
  Optional<String> text(String key) {
    return values.getOrDefault(key, Optional.empty());
  }

  private void readMembers(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = checkedText(parser);
      parser.nextToken();
      values.put(key, readValue(parser));
    }
  }

  /** Reads to the end of a value and checks its content. */
  private static Optional<String> readValue(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Optional.of(checkedText(parser));
    }
    int depth = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case FIELD_NAME, VALUE_STRING -> checkedText(parser);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(parser);
        case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {}
        case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
            throw new IllegalStateException("not a token of a text");
      }
    } while (depth > 0 && parser.nextToken() != null);
    return Optional.empty();
  }

  private static String checkedText(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (text.codePoints().anyMatch(AnswerObject::isSurrogate)) {
      throw new NotStrict("an unpaired surrogate");
    }
    return text;
  }

  private static void checkNumber(JsonParser parser) throws IOException {
    if (Double.isInfinite(Double.parseDouble(parser.getText()))) {
      throw new NotStrict("a number beyond a double");
    }
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
  }

  private static final class NotStrict extends JsonProcessingException {
    NotStrict(String what) {
      super(what);
    }
  }
}
