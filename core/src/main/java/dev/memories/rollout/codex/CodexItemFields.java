package dev.memories.rollout.codex;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.memories.rollout.item.ResponseItem.FunctionCall;
import dev.memories.rollout.item.ResponseItem.FunctionCallOutput;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a response item, taken from the bytes of its line without parsing it.
 *
 * <p>Relies on the key order that Codex writes, like {@link CodexLinePrefix}, which finds where
 * they begin. Where the order is another one, the line must be parsed.
 */
public final class CodexItemFields {
  private static final byte[] STATUS = bytes(",\"status\":\"");
  private static final byte[] ID = bytes(",\"id\":\"");
  private static final byte[] AGENT = bytes(",\"role\":\"assistant\"");
  private static final byte[] COMMENTARY = bytes("\"phase\":\"commentary\"");
  private static final byte[] NAME = bytes(",\"name\":\"");
  private static final byte[] ARGUMENTS = bytes(",\"arguments\":\"");
  private static final byte[] CALL_ID = bytes(",\"call_id\":\"");
  private static final byte[] OUTPUT = bytes(",\"output\":\"");
  private static final byte[] HEADER_END = bytes("\nOutput:\n");

  private final byte[] line;
  private final int to;
  private int at;

  /** Of the bytes behind the {@code type} of the item. */
  CodexItemFields(byte[] line, int from, int to) {
    this.line = line;
    this.at = from;
    this.to = to;
    passText(STATUS);
    passText(ID);
  }

  /** Whether a message is the agent's. */
  public boolean isOfAgent() {
    return pass(AGENT);
  }

  /** Whether a message says what the agent will do next. Quotes in its text are escaped. */
  public boolean isRemark() {
    for (int begin = at; begin + COMMENTARY.length <= to; begin++) {
      if (line[begin] == COMMENTARY[0] && isAt(begin, COMMENTARY)) {
        return true;
      }
    }
    return false;
  }

  /** The call of a function; null when the line must be parsed. */
  public @Nullable FunctionCall call() {
    String name = text(NAME);
    String arguments = text(ARGUMENTS);
    String call = text(CALL_ID);
    return name == null || arguments == null || call == null
        ? null
        : new FunctionCall(null, name, arguments, call);
  }

  /**
   * The header of an output (docs/spec/rollouts.md 10.3) up to its last line, as an output; null
   * when the line must be parsed.
   *
   * @param isEnough whether the header tells all that is wanted of the output
   */
  public @Nullable FunctionCallOutput header(Predicate<String> isEnough) {
    String call = text(CALL_ID);
    ShortText header =
        call != null && pass(OUTPUT) ? ShortText.readUpTo(HEADER_END, line, at, to) : null;
    return call == null || header == null || !isEnough.test(header.text())
        ? null
        : new FunctionCallOutput(call, header.text(), false);
  }

  /** The value of the next field; null when the next field is another one. */
  private @Nullable String text(byte[] key) {
    ShortText value = pass(key) ? ShortText.read(line, at, to) : null;
    if (value == null) {
      return null;
    }
    at = value.end() + 1;
    return value.text();
  }

  /** Moves past a field with a short plain value, if it is next. */
  private void passText(byte[] key) {
    if (pass(key)) {
      while (at < to && line[at++] != '"') {}
    }
  }

  private boolean pass(byte[] expected) {
    if (!isAt(at, expected)) {
      return false;
    }
    at += expected.length;
    return true;
  }

  private boolean isAt(int begin, byte[] expected) {
    return to - begin >= expected.length
        && Arrays.equals(line, begin, begin + expected.length, expected, 0, expected.length);
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
