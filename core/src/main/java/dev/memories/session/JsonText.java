package dev.memories.session;

import dev.memories.session.JsonValue.Array;
import dev.memories.session.JsonValue.Bool;
import dev.memories.session.JsonValue.Null;
import dev.memories.session.JsonValue.Numeral;
import dev.memories.session.JsonValue.Obj;
import dev.memories.session.JsonValue.Skipped;
import dev.memories.session.JsonValue.Text;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON as the reference does: no spaces, escapes only for the quote, the backslash and what
 * lies below U+0020 (reference.md 1a, "JSON writing rules").
 */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private JsonText() {}

  static void write(JsonValue value, StringBuilder out) {
    switch (value) {
      case Text(var text) -> writeText(text, out);
      case Numeral(var literal) -> out.append(literal);
      case Bool(var truth) -> out.append(truth);
      case Null(), Skipped() -> out.append("null");
      case Array(var values) -> writeArray(values, out);
      case Obj(var fields) -> writeObject(fields, out);
    }
  }

  private static void writeArray(List<JsonValue> values, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(values.get(i), out);
    }
    out.append(']');
  }

  private static void writeObject(Map<String, JsonValue> fields, StringBuilder out) {
    char before = '{';
    for (var field : fields.entrySet()) {
      writeText(field.getKey(), out.append(before));
      write(field.getValue(), out.append(':'));
      before = ',';
    }
    out.append(fields.isEmpty() ? "{}" : "}");
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    int plainFrom = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, plainFrom, i);
        writeEscape(c, out);
        plainFrom = i + 1;
      }
    }
    out.append(text, plainFrom, text.length()).append('"');
  }

  private static void writeEscape(char c, StringBuilder out) {
    out.append('\\');
    switch (c) {
      case '"', '\\' -> out.append(c);
      case '\b' -> out.append('b');
      case '\t' -> out.append('t');
      case '\n' -> out.append('n');
      case '\f' -> out.append('f');
      case '\r' -> out.append('r');
      default -> out.append('u').append(HEX.toHexDigits(c));
    }
  }
}
