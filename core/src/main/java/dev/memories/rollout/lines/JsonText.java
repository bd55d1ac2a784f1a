package dev.memories.rollout.lines;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writer of JSON as the reference writes it: no spaces, and escapes only for the quote, the
 * backslash and characters below U+0020 (docs/spec/rules.md 4.7).
 */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private JsonText() {}

  static void writeArray(List<JsonValue> values, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      values.get(i).writeTo(out);
    }
    out.append(']');
  }

  static void writeObject(Map<String, JsonValue> fields, StringBuilder out) {
    char before = '{';
    for (var field : fields.entrySet()) {
      writeText(field.getKey(), out.append(before));
      field.getValue().writeTo(out.append(':'));
      before = ',';
    }
    out.append(fields.isEmpty() ? "{}" : "}");
  }

  static void writeText(String text, StringBuilder out) {
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
