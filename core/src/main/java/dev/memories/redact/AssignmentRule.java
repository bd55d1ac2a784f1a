package dev.memories.redact;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value given to a name that ends in a word such as {@code token} or {@code password}.
 *
 * <p>Wider than the reference's fourth pass: the name may have any prefix ({@code my_token}, {@code
 * clientSecret}), and name and value may be in quotes, even escaped ones as in JSON inside JSON.
 */
record AssignmentRule() implements SecretRule {
  private static final int MIN_LENGTH = 8;
  private static final int MIN_PASSWORD_LENGTH = 6;

  /** The name's last word, its closing quote, the sign, and the value's opening quote. */
  private static final KeywordPattern NAME_AND_SIGN =
      KeywordPattern.of(
          Pattern.compile(
              "(?i:(?<password>passw(?:or)?d|passphrase|pwd|passwort|kennwort)"
                  + "|(?:api|access|secret|private|account|auth|signing|encryption|master)[_.-]?key"
                  + "|token|(?<!\\[redacted_)secret|credentials?|secret_key_base)"
                  + "\\\\{0,8}[\"'`]?\\]?"
                  + "(?<sign>\\s{0,20}+(?::=|=>|[:=](?![:=>]))\\s{0,20}+)"
                  + "(?<quote>\\\\{0,8}[\"'`]?)"),
          Optional.of(Lookahead.of("[\\w.\\\\\"'`\\]\\s-]{0,64}[:=]")));

  @Override
  public String id() {
    return "assignment";
  }

  @Override
  public List<String> keywords() {
    return List.of(
        "passw",
        "passphrase",
        "pwd",
        "kennwort",
        "token",
        "secret",
        "credential",
        "_key",
        "-key",
        ".key",
        "apikey",
        "accesskey",
        "privatekey",
        "accountkey",
        "authkey",
        "signingkey",
        "encryptionkey",
        "masterkey");
  }

  @Override
  public Reach reach() {
    return new Reach(16, 64);
  }

  @Override
  public void find(String text, ScanWindow window, Consumer<SecretSpan> found) {
    KeywordMatcher matches = new KeywordMatcher(NAME_AND_SIGN, text, window, reach().before());
    while (matches.find()) {
      int start = matches.matcher().end();
      int end = AssignedValue.end(text, start);
      if (isSecret(text, matches.matcher(), start, end)) {
        found.accept(new SecretSpan(start, end));
        matches.skipTo(end);
      }
    }
  }

  private static boolean isSecret(String text, Matcher name, int start, int end) {
    String value = text.substring(start, end);
    int length = value.codePointCount(0, value.length());
    boolean mixed = AssignedValue.mixesLettersAndDigits(value);
    boolean shortPassword = name.start("password") >= 0 && length >= MIN_PASSWORD_LENGTH && mixed;
    if (length < MIN_LENGTH && !shortPassword) {
      return false;
    }
    boolean quoted = name.start("quote") < name.end("quote");
    // A bare number is a count or a limit.
    return !AssignedValue.isPlain(text, start, end, quoted, name.group("sign"))
        && (quoted || !isNumber(value));
  }

  private static boolean isNumber(String value) {
    return value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '_');
  }
}
