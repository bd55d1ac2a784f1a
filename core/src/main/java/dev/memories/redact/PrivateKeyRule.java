package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key block, from its begin marker to its end marker.
 *
 * <p>A block that was cut off ends with the last line of key text. A begin marker without key text
 * is not a secret.
 */
record PrivateKeyRule() implements SecretRule {
  private static final int MAX_LENGTH = 64 * 1024;
  private static final int MIN_RUN = 16;
  private static final Pattern BEGIN =
      Pattern.compile("-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern END =
      Pattern.compile("-----END[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----");

  /** Key text: runs of base64 between line breaks, which may be escaped, and diff marks. */
  private static final Pattern KEY_TEXT =
      Pattern.compile("(?:[\\s+>|]|\\\\+[nrt])*+[A-Za-z0-9+/=]{16}");

  /** The last line of key text, which may be short. */
  private static final Pattern LAST_LINE =
      Pattern.compile(
          "(?:\\s|[+>|]\\s|\\\\+[nr])++\\+?(?:[A-Za-z0-9+/]{1,15}={1,2}|(?=[a-z+/]{0,14}[A-Z0-9])(?=[A-Z0-9+/]{0,14}[a-z])[A-Za-z0-9+/]{8,15}(?![\\w(.:/-]))");

  @Override
  public String id() {
    return "private-key";
  }

  @Override
  public List<String> keywords() {
    return List.of("private key");
  }

  @Override
  public Reach reach() {
    return new Reach(128, 128);
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    int from = window.from();
    int to = window.to();
    Matcher begin = BEGIN.matcher(text).useTransparentBounds(true).region(from, to);
    int at = from;
    while (at <= to && begin.region(at, to).find()) {
      int end = endOf(text, begin.end());
      if (end > begin.end()) {
        found.accept(new SecretSpan(begin.start(), end));
      }
      at = Math.max(end, begin.end());
    }
  }

  /**
   * The end of the block whose begin marker ends at {@code from}, which is also the end of an empty
   * block.
   */
  private static int endOf(CharText text, int from) {
    int limit = Math.min(text.length(), from + MAX_LENGTH);
    Matcher next = BEGIN.matcher(text).region(from, limit);
    int horizon = next.find() ? next.start() : limit;
    Matcher end = END.matcher(text).region(from, horizon);
    if (end.find() && hasKeyText(text, from, end.start())) {
      return end.end();
    }
    Matcher keyText = KEY_TEXT.matcher(text).region(from, horizon);
    int at = from;
    while (keyText.region(at, horizon).lookingAt()) {
      at = keyText.end();
      while (at < horizon && isKeyChar(text.charAt(at))) {
        at++;
      }
    }
    Matcher last = LAST_LINE.matcher(text).region(at, horizon);
    return at > from && last.lookingAt() ? last.end() : at;
  }

  /** Whether a run of key text stands between the marks; source code may hold both without any. */
  private static boolean hasKeyText(CharText text, int from, int to) {
    int run = 0;
    for (int at = from; at < to && run < MIN_RUN; at++) {
      run = isKeyChar(text.charAt(at)) ? run + 1 : 0;
    }
    return run >= MIN_RUN;
  }

  private static boolean isKeyChar(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '+'
        || c == '/'
        || c == '=';
  }
}
