package dev.memories.rollout.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A session of an earlier release of Gemini CLI, one JSON document, as lines of JSON: first what
 * stands before the messages, then a line for each message (docs/spec/gemini.md 5).
 *
 * <p>One message is in memory at a time. Where the document breaks off, the last line does, too.
 */
public final class ConversationStream extends InputStream {
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
  private byte[] bytes = {};
  private int at;
  private boolean isInMessages;
  private boolean isOver;

  public ConversationStream(InputStream document) throws IOException {
    this.parser = JSON.createParser(document);
  }

  /** Makes the next line; false when there is none. */
  private boolean fill() {
    line.reset();
    if (isOver) {
      return false;
    }
    try {
      isOver = isInMessages ? !message() : !header();
    } catch (IOException _) {
      isOver = true;
      line.reset();
      line.write('{'); // readers find that it is damaged
    }
    if (line.size() == 0) {
      return false;
    }
    line.write('\n');
    bytes = line.toByteArray();
    at = 0;
    return true;
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
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (at == bytes.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, buffer, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
