package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.SecretSpan;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;

/**
 * Finds runs of base64 that are text once decoded, so that secrets can be searched for in it.
 *
 * <p>Nearly all runs are ruled out by their first chars: they decode to something that is no text.
 */
final class EncodedSecrets {
  private static final int MIN_LENGTH = 24;
  private static final int MAX_LENGTH = 64 * 1024;
  private static final int FIRST = 16;
  private static final byte[] VALUES = values();

  private EncodedSecrets() {}

  /** Passes on each run's place and the text that it encodes. */
  static void find(CharText text, BiConsumer<SecretSpan, String> found) {
    char[] chars = text.array();
    int length = chars.length;
    byte[] values = VALUES;
    int before = -1;
    while (before + MIN_LENGTH < length) {
      // Read backwards: most texts have a char soon that ends a run, so few chars are read.
      int at = before + MIN_LENGTH;
      while (at > before && chars[at] < values.length && values[chars[at]] >= 0) {
        at--;
      }
      if (at > before) {
        before = at;
        continue;
      }
      int start = before + 1;
      int end = start + MIN_LENGTH;
      while (end < length && isDigit(chars[end])) {
        end++;
      }
      if (end - start <= MAX_LENGTH) {
        if (beginsText(text, start)) {
          decode(text, start, end, found);
        } else {
          findInPath(text, start, end, found);
        }
      }
      before = end;
    }
  }

  /** A slash is a digit of base64, and also stands between the names of a path. */
  private static void findInPath(
      CharText text, int start, int end, BiConsumer<SecretSpan, String> found) {
    int from = start;
    while (from < end) {
      int slash = text.indexOf('/', from, end);
      int to = slash < 0 ? end : slash;
      if (to - from >= MIN_LENGTH && beginsText(text, from)) {
        decode(text, from, to, found);
      }
      from = to + 1;
    }
  }

  private static boolean beginsText(CharText text, int start) {
    for (int i = 0; i < FIRST; i += 4) {
      int bits = 0;
      for (int k = 0; k < 4; k++) {
        bits = bits << 6 | VALUES[text.charAt(start + i + k)];
      }
      if (!isText(bits >> 16 & 0xFF) || !isText(bits >> 8 & 0xFF) || !isText(bits & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(int value) {
    return (value >= ' ' && value < 0x7F) || value == '\n' || value == '\r' || value == '\t';
  }

  private static void decode(
      CharText text, int start, int end, BiConsumer<SecretSpan, String> found) {
    int whole = end - (end - start) % 4;
    String standard = text.substring(start, whole).replace('-', '+').replace('_', '/');
    String decoded = new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
    int past = end;
    while (past < text.length() && text.charAt(past) == '=') {
      past++;
    }
    String last = rest(text, whole, end);
    found.accept(new SecretSpan(start, past), decoded + last);
  }

  /** The one or two bytes of a last group that is not whole. */
  private static String rest(CharText text, int from, int to) {
    if (to - from < 2) {
      return "";
    }
    String padded =
        (text.substring(from, to) + "==").substring(0, 4).replace('-', '+').replace('_', '/');
    String four = to - from == 3 ? padded.substring(0, 3) + "=" : padded.substring(0, 2) + "==";
    return new String(Base64.getDecoder().decode(four), StandardCharsets.UTF_8);
  }

  private static boolean isDigit(char c) {
    return c < VALUES.length && VALUES[c] >= 0;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    java.util.Arrays.fill(values, (byte) -1);
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < digits.length(); i++) {
      values[digits.charAt(i)] = (byte) i;
    }
    values['-'] = values['+'];
    values['_'] = values['/'];
    return values;
  }
}
