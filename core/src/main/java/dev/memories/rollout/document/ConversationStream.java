package dev.memories.rollout.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.memories.rollout.lines.LineStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A session of an earlier release of Gemini CLI, one JSON document, as lines of JSON: first what
 * stands before the messages, then a line for each message (docs/spec/gemini.md 5).
 *
 * <p>One message is in memory at a time. Where the document breaks off, the last line does, too.
 */
public final class ConversationStream extends LineStream {
  private static final String MESSAGES = "messages";

  /** Longer messages are left out, so that a line stays in bounded memory. */
  private static final int MOST_BYTES = 16 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(127)
                  .maxStringLength(MOST_BYTES)
                  .build())
          .build();

  private final JsonParser parser;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean isInMessages;
  private boolean isOver;

  public ConversationStream(InputStream document) throws IOException {
    this.parser = JSON.createParser(document);
  }

  @Override
  protected byte @Nullable [] nextLine() {
    line.reset();
    if (isOver) {
      return null;
    }
    try {
      isOver = isInMessages ? !message() : !header();
    } catch (IOException _) {
      isOver = true;
      line.reset();
      line.write('{'); // readers find that it is damaged
    }
    if (line.size() == 0) {
      return null;
    }
    line.write('\n');
    return line.toByteArray();
  }

  /** Copies what stands before the messages; false when there are none. */
  private boolean header() throws IOException {
    parser.nextToken();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals(MESSAGES) && value == JsonToken.START_ARRAY) {
          isInMessages = true;
          break;
        }
        if (value.isScalarValue()) {
          out.writeFieldName(name);
          out.copyCurrentEvent(parser);
        } else {
          parser.skipChildren();
        }
      }
      out.writeEndObject();
    }
    return isInMessages;
  }

  /** Copies a message; false at the end of the list. */
  private boolean message() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    boolean fits = true;
    JsonGenerator out = JSON.createGenerator(line);
    int depth = 0;
    do {
      depth += depthOf(parser.currentToken());
      if (fits) {
        out.copyCurrentEvent(parser);
        out.flush();
        fits = line.size() <= MOST_BYTES;
      }
    } while (depth > 0 && parser.nextToken() != null);
    if (depth > 0) {
      throw new IOException("the document breaks off");
    }
    if (!fits) {
      line.reset();
      line.writeBytes("{\"type\":\"too long\"}".getBytes(UTF_8));
    }
    return true;
  }

  private static int depthOf(JsonToken token) {
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
