package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.redact.scan.TextScan;
import dev.memories.redact.scan.TextView;
import dev.memories.redact.value.GivenValue.How;
import dev.memories.redact.value.SecretNames.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether the value of a name is a secret, or code, a placeholder or plain text. */
public final class ValueJudge {
  private static final int MIN_LENGTH = 8;
  private static final int MIN_PASSWORD_LENGTH = 6;

  /** Shorter numbers are counts and limits. */
  private static final int LONG_NUMBER = 12;

  private static final int MAX_PLAIN = 256;
  private static final int MIN_PHRASE_PARTS = 3;

  /** A name in words, with a number behind it at most. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_./-]+(?:[_./-]\\d{1,9})?");

  private static final Pattern OUTSIDE = Pattern.compile("[),;\\]}].*|\\.[A-Za-z]+\\(.*");
  private static final Pattern PHRASE = Pattern.compile("[a-z]{3,}(?:-[a-z]{3,}){1,6}-\\d{1,6}");

  /** A name of code of several words, as in a list of functions. */
  private static final Pattern FUNCTION = Pattern.compile("[a-z]+\\d?(?:_[a-z]+\\d?)+");

  /** A named argument, as in {@code pass `copy=True`}. */
  private static final Pattern ARGUMENT =
      Pattern.compile("[a-z]\\w*=(?:[A-Za-z_.]+|\\d{1,6})[,)]?");

  private static final Pattern CAPITALISED = Pattern.compile("[A-Z][a-z]+");

  private static final Set<String> FILE_ENDS =
      Set.of("yml", "yaml", "json", "txt", "env", "conf", "toml", "md", "log", "sh", "sql", "xml");

  private static final Pattern TERM = Pattern.compile("[\\w.-]+");

  private ValueJudge() {}

  public static boolean isSecret(CharText text, SecretName name, GivenValue given) {
    int length = given.end() - given.start();
    if (length < MIN_PASSWORD_LENGTH) {
      return false;
    }
    if (text.startsWith(SecretSpan.MARKER, given.start())) {
      return false;
    }
    String value =
        text.substring(given.start(), Math.min(given.end(), given.start() + MAX_PLAIN + 1));
    value = TextView.decoded(value);
    if (hasSpace(value)) {
      return given.quoted()
          && length <= MAX_PLAIN
          && name.kind() != Kind.RANDOM
          && given.how() != How.ARGUMENT
          && (given.how() != How.BARE || name.kind() == Kind.PASSWORD)
          && ValueShape.isPassPhrase(value);
    }
    if (length > MAX_PLAIN) {
      return !ValueShape.isTemplate(value)
          && name.kind() != Kind.RANDOM
          && (given.quoted() || !ValueShape.isCode(value));
    }
    // The cheap tests first: most values are ruled out by the chars that they lack.
    return looksSecret(text, name, given, value)
        && (!isPlain(value) || isRandomFileName(given, value))
        && !(given.quoted() && isOutside(value));
  }

  /** Whether the value looks like a secret for the way in which the text gives it. */
  private static boolean looksSecret(
      CharText text, SecretName name, GivenValue given, String value) {
    return switch (given.how()) {
      case BARE ->
          name.kind() != Kind.SHORT
              && (given.quoted()
                  ? isNamedWord(value) || isNumberedPhrase(name, value)
                  : ValueShape.isRandomWord(withoutOperator(value))
                      && (given.end() - given.start() >= MIN_LENGTH || name.kind() == Kind.PASSWORD)
                      && !PublicValues.isIdOrDigest(value));
      case SAID ->
          given.quoted()
              ? isNamedWord(value) || isNumberedPhrase(name, value)
              : ValueShape.isUnusualWord(value);
      case OPTION, ARGUMENT ->
          name.kind() == Kind.RANDOM
              ? ValueShape.isRandom(value)
              : ValueShape.isUnusualWord(value) && !FUNCTION.matcher(value).matches();
      case TIGHT, EQUALS, COLON, NEXT_LINE -> isAssignedSecret(text, name, given, value);
    };
  }

  /** Without what may be an operator: {@code secret +decode2(x)} is code as well. */
  private static String withoutOperator(String value) {
    int start = 0;
    while (start < value.length() && "+.?".indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    return value.substring(start);
  }

  private static boolean isPlain(String value) {
    return Placeholders.isPlaceholder(value)
        || PlainWords.VALUE.contains(withoutStop(value))
        || ValueShape.isTemplate(value)
        || ValueShape.isRegex(value)
        || ValueShape.isPlace(value);
  }

  /** Whether a file is named after a setting, as in {@code DB_PASSWORD=Xq7Kb29r.yml}. */
  private static boolean isRandomFileName(GivenValue given, String value) {
    int dot = value.lastIndexOf('.');
    return given.how() == How.TIGHT
        && dot >= MIN_LENGTH
        && FILE_ENDS.contains(value.substring(dot + 1))
        && ValueShape.isRandomWord(value.substring(0, dot));
  }

  /** Whether the quote before it was a closing one, as in {@code "token=" + token}. */
  private static boolean isOutside(String value) {
    return OUTSIDE.matcher(value).matches();
  }

  private static String withoutStop(String value) {
    int end = value.length();
    while (end > 0 && ".,;:!?)".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(0, end);
  }

  /** A quoted word in a sentence that is not the name of something. */
  private static boolean isNamedWord(String value) {
    return ValueShape.isUnusualWord(value)
        && !ValueShape.isCode(value)
        && !NAME.matcher(value).matches()
        && !ARGUMENT.matcher(value).matches();
  }

  /** Whether a password consists of words and a number with dashes between them. */
  private static boolean isNumberedPhrase(SecretName name, String value) {
    return name.kind() == Kind.PASSWORD && PHRASE.matcher(value).matches();
  }

  private static boolean isAssignedSecret(
      CharText text, SecretName name, GivenValue given, String value) {
    boolean mixed = ValueShape.mixesLettersAndDigits(value);
    int length = value.codePointCount(0, value.length());
    if (name.kind() == Kind.RANDOM || name.suffixed()) {
      return ValueShape.isRandom(value)
          || (name.suffixed()
              && name.kind() == Kind.PASSWORD
              && mixed
              && (ValueShape.isUnusualWord(value) || isRandomFileName(given, value)));
    }
    if (!given.quoted()
        && ValueShape.isCode(value)
        && !ValueShape.isRandomName(value)
        && !isRandomFileName(given, value)) {
      return false;
    }
    boolean password = name.kind() == Kind.PASSWORD || name.kind() == Kind.SHORT;
    if (length < MIN_LENGTH) {
      return password && length >= MIN_PASSWORD_LENGTH && mixed;
    }
    if (isNumber(value)) {
      return given.quoted()
          || length >= LONG_NUMBER
          || (password && isWholeWord(text, name))
          || isSecretWord(text, name);
    }
    if (name.kind() == Kind.SHORT) {
      return mixed || (given.quoted() && ValueShape.isUnusualWord(value));
    }
    return !ValueShape.isWord(value) ? !isTerm(value) : isSecretWordValue(text, name, given, value);
  }

  /** A value of technical terms only, as in {@code token: oauth2}. */
  private static boolean isTerm(String value) {
    return TERM.matcher(value).matches()
        && ValueShape.changes(value) == 0
        && ValueShape.mixesLettersAndDigits(value);
  }

  /** Whether letters without a digit are a secret: a single word that is neither code nor prose. */
  private static boolean isSecretWordValue(
      CharText text, SecretName name, GivenValue given, String value) {
    if (ValueShape.namesASecret(value)
        || !isAscii(value)
        || text.substring(name.from(), name.to())
            .toLowerCase(Locale.ROOT)
            .startsWith("credential")) {
      return false;
    }
    if (ValueShape.isCompound(value)) {
      return name.kind() == Kind.PASSWORD
          && (given.quoted() || given.how() == How.TIGHT)
          && value.split("-").length >= MIN_PHRASE_PARTS
          && value.equals(value.toLowerCase(Locale.ROOT));
    }
    if (given.quoted() || given.how() == How.NEXT_LINE) {
      return true;
    }
    if (name.kind() != Kind.PASSWORD
        && given.how() == How.EQUALS
        && CAPITALISED.matcher(value).matches()) {
      return false; // a type, or a constant of a language that writes them so
    }
    return !isProse(text, given) && !isVariable(text, name, given);
  }

  private static boolean isAscii(String value) {
    return value.chars().allMatch(c -> c < 128);
  }

  /** Whether a sentence goes on after the value. */
  private static boolean isProse(CharText text, GivenValue given) {
    int at = given.end();
    boolean capital = Character.isUpperCase(text.charAt(given.start()));
    return (given.how() == How.COLON || capital)
        && at + 1 < text.length()
        && ((text.charAt(at) == ' '
                && (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '('))
            || ".,:".indexOf(text.charAt(at)) >= 0);
  }

  /** Whether the place looks like code, where a bare word is a variable. */
  private static boolean isVariable(CharText text, SecretName name, GivenValue given) {
    char next = given.end() < text.length() ? text.charAt(given.end()) : '\n';
    if (isOperator(text, given.end())
        || next == ';'
        || next == ')'
        || (next == ',' && given.how() != How.TIGHT)
        || next == '(') {
      return true;
    }
    int at = name.from();
    while (at > 0 && name.from() - at < 40 && TextScan.isNameChar(text.charAt(at - 1))) {
      at--;
    }
    char before = at > 0 ? text.charAt(at - 1) : '\n';
    return given.how() == How.EQUALS
        && (before == '.' || before == '$' || before == '(' || isTyped(text, at));
  }

  /** Whether an expression goes on after a blank. */
  private static boolean isOperator(CharText text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == ' '
        && "+{|&?-(<*/%=.".indexOf(text.charAt(end + 1)) >= 0;
  }

  /** Whether a type stands before the name, as in {@code String password = given}. */
  private static boolean isTyped(CharText text, int nameStart) {
    return nameStart > 1
        && text.charAt(nameStart - 1) == ' '
        && Character.isLetterOrDigit(text.charAt(nameStart - 2));
  }

  private static boolean isWholeWord(CharText text, SecretName name) {
    return name.from() == 0 || !TextScan.isNameChar(text.charAt(name.from() - 1));
  }

  private static boolean isSecretWord(CharText text, SecretName name) {
    return isWholeWord(text, name) && text.isWord(name.from(), "secret");
  }

  private static boolean isNumber(String value) {
    return value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '_');
  }

  private static boolean hasSpace(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (TextScan.isSpace(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
