package dev.memories.redact;

/**
 * Paths as they are shown: secrets in the names of folders are redacted.
 *
 * <p>Almost no path holds a secret, and loading the rules takes longer than most commands. So a
 * path is only redacted when one of its names looks as if it could hold one.
 */
public final class RedactedPath {
  /** Shorter names hold no token that a rule knows. */
  private static final int SHORTEST_TOKEN = 10;

  /** A token without a digit or a change of case is longer than this. */
  private static final int LONGEST_WORD = 15;

  /** What can stand between a name and its value. */
  private static final String SIGNS = " =:<>|\"'`?＝：";

  private RedactedPath() {}

  /** The path without its secrets; the same string object when it holds none. */
  public static String of(String path) {
    return mayHoldSecret(path, 0, path.length()) ? redacted(path) : path;
  }

  /** Redacts the whole path, and each name: a value is not told from a path when one goes on. */
  private static String redacted(String path) {
    SecretRedactor redactor = SecretRedactor.product();
    String whole = redactor.redact(path);
    StringBuilder out = new StringBuilder(whole.length());
    int from = 0;
    for (int at = 0; at <= whole.length(); at++) {
      if (at == whole.length() || whole.charAt(at) == '/') {
        out.append(redactor.redact(whole.substring(from, at)));
        out.append(whole, at, Math.min(at + 1, whole.length()));
        from = at + 1;
      }
    }
    return out.toString();
  }

  /** The last name of a path, without secrets. */
  public static String lastName(String path) {
    String shown = of(path);
    return shown.substring(shown.lastIndexOf('/') + 1);
  }

  /** A value that may be a path: redacted if it is an absolute one, otherwise unchanged. */
  public static String ofValue(String value) {
    return isAbsolute(value) ? of(value) : value;
  }

  /** A message without the secrets in it, if one of its words is a path that may hold one. */
  public static String inMessage(String message) {
    int from = 0;
    while (from < message.length()) {
      int space = message.indexOf(' ', from);
      int to = space < 0 ? message.length() : space;
      int slash = message.indexOf('/', from);
      if (slash < 0) {
        return message;
      }
      if (slash < to && mayHoldSecret(message, from, to)) {
        return redacted(message);
      }
      from = to + 1;
    }
    return message;
  }

  private static boolean isAbsolute(String value) {
    return value.startsWith("/")
        || value.startsWith("\\\\")
        || (value.length() > 2 && value.charAt(1) == ':' && value.charAt(2) == '\\');
  }

  /** True for every path with a secret, and for few others. */
  static boolean mayHoldSecret(String text, int from, int to) {
    boolean hasForeignLetter = false; // of a script that writes a value right behind its name
    boolean hasDigit = false;
    int start = from;
    for (int i = from; i <= to; i++) {
      char c = i < to ? text.charAt(i) : '/';
      if (isOfToken(c)) {
        hasDigit |= c >= '0' && c <= '9';
        continue;
      }
      // The colon of a drive, and the end of a clause, assign nothing.
      boolean isInside = i > from + 1 && i < to - 1;
      if (mayBeToken(text, start, i)
          || (isInside && SIGNS.indexOf(c) >= 0)
          || (hasForeignLetter && hasDigit)) {
        return true;
      }
      start = i + 1;
      hasForeignLetter |= c > 0x7F;
    }
    return false;
  }

  private static boolean mayBeToken(String text, int from, int to) {
    if (to - from < SHORTEST_TOKEN) {
      return false;
    }
    boolean hasDigit = false;
    boolean hasUpper = false;
    boolean hasLower = false;
    boolean isHex = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      hasDigit |= isDigit;
      hasUpper |= c >= 'A' && c <= 'Z';
      hasLower |= c >= 'a' && c <= 'z';
      isHex &= isDigit || (c >= 'a' && c <= 'f');
    }
    return hasDigit ? (hasUpper || hasLower) && !isHex : to - from > LONGEST_WORD && hasUpper;
  }

  private static boolean isOfToken(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
