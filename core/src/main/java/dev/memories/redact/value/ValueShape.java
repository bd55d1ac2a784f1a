package dev.memories.redact.value;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells from its form alone whether a value may be a secret.
 *
 * <p>Values are short: callers pass no more than a few hundred chars.
 */
public final class ValueShape {
  private static final int MIN_LENGTH = 6;
  private static final int MIN_RANDOM_LENGTH = 16;
  private static final int LONG = 20;
  private static final int MIN_BASE64 = 32;
  private static final int MANY_CHANGES = 2;
  private static final int MAX_WORDS = 12;

  /** A name of code: words joined by dots, arrows, or ending in a call, an index or a type. */
  private static final Pattern CODE =
      Pattern.compile(
          "[(!&*~]*+(?:new\\s|await\\s)?[A-Za-z_$]\\w*+(?:(?:\\.|::|->|\\?\\.)[A-Za-z_$]\\w*+)*+\\??"
              + "[(\\[<{].*"
              + "|[(!&*~]*+[A-Za-z_$]\\w*+(?:(?:\\.|::|->|\\?\\.)[A-Za-z_$]\\w*+)++[;,):]*+"
              + "|[({\\[:].*"
              + "|[$@%]\\w+(?:->|\\[|\\().*|@[A-Za-z_.]+|[$@%#][{(].*",
          Pattern.DOTALL);

  /** A value that is filled in later. */
  private static final Pattern TEMPLATE =
      Pattern.compile("\\$\\{|\\$\\(|\\{\\{|%[sd(]|\\{[\\w.]*\\}|#\\{|<%|<[A-Za-z_ -]+>|^%\\w+%$");

  private static final Pattern REGEX =
      Pattern.compile("\\\\[wWdDsSbB]|\\[\\^|\\(\\?[:=!<iP]|[\\])][*+]");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:~|\\.{1,2}|[A-Za-z]:|[\\w-]+:/|\\$\\w+)?[/\\\\](?:[\\w.@*+-]*[/\\\\])*[\\w.@*+?=&#%-]*"
              + "|(?:[\\w.@-]+/)+[\\w@-]*\\.?[\\w.*-]*"
              + "|[a-z][a-z0-9+.-]*://.*"
              + "|[\\w.-]+\\.(?:java|py|js|ts|json|ya?ml|toml|txt|md|pem|key|crt|env|html?|xml|go|rs|sh|properties|sql|log)"
              + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
              // the name of a resource, and what may be done with one
              + "|arn:[\\w*-]*:.*|[a-z][a-z0-9-]*:[A-Z*][A-Za-z*]*",
          Pattern.DOTALL);

  /** A date, a time, a version, a size, a colour, an address or a plain number. */
  private static final Pattern MEASURE =
      Pattern.compile(
          "[vV]?\\d+(?:[.:/_-]\\d+)*(?:[TZ]?[\\d:.+Z-]*)"
              + "|\\d+(?:\\.\\d+)?(?:[a-zA-Z]{1,3}|%)"
              + "|[vV]\\d+(?:[.-]\\w+)*"
              + "|#[0-9a-fA-F]{3,8}|0x[0-9a-fA-F]{1,16}|[0-9]+(?:st|nd|rd|th)"
              + "|[\\w-]+-[vV]?\\d+(?:\\.\\d+)+");

  private static final Pattern TOKEN = Pattern.compile("[\\w.-]+");
  private static final Pattern PARTS_OF_PLACE = Pattern.compile("[/\\\\.:?&=]");
  private static final Pattern SIGNS = Pattern.compile("[-_.:/]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Signs that code has and a pass phrase has not, and what ends a sentence. */
  private static final Pattern NO_PHRASE =
      Pattern.compile("(?s).*[<>(){}\\[\\];=|$\"+].*|.*[.:?!,…]");

  private ValueShape() {}

  /** Whether an unquoted value is code: a call, a cast, a variable, a list. */
  static boolean isCode(String value) {
    return CODE.matcher(value).matches();
  }

  /** Whether names with dots between them look like a long token instead. */
  static boolean isRandomName(String value) {
    return value.length() >= LONG
        && changes(value) > MANY_CHANGES + 1
        && TOKEN.matcher(value).matches();
  }

  /** Whether the value is a regular expression. */
  static boolean isRegex(String value) {
    return mayBeRegex(value) && REGEX.matcher(value).find();
  }

  private static boolean mayBeRegex(String value) {
    for (int i = 0; i < value.length(); i++) {
      if ("\\[(*".indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part of the value is filled in later. */
  public static boolean isTemplate(String value) {
    return mayBeTemplate(value) && TEMPLATE.matcher(value).find();
  }

  private static boolean mayBeTemplate(String value) {
    for (int i = 0; i < value.length(); i++) {
      if ("${%#<".indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value is a path, an address or a file name, with words in it only. */
  static boolean isPlace(String value) {
    return PLACE.matcher(value).matches() && !hasRandomPart(value);
  }

  private static boolean hasRandomPart(String value) {
    if (isBase64(value)) {
      return true;
    }
    for (String part : PARTS_OF_PLACE.split(value, 0)) {
      if (part.length() >= 8
          && !PublicValues.isIdOrDigest(part)
          && changes(part) > MANY_CHANGES + 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value consists of letters and of what joins words. */
  static boolean isWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isLetter(c) && c != '_' && c != '-' && c != '.' && c != '\'' && c != '’') {
        return false;
      }
    }
    return true;
  }

  /** Whether capitals and small letters change too often for words. */
  private static boolean isScrambled(String word) {
    int changes = 0;
    for (int i = 1; i < word.length(); i++) {
      changes +=
          Character.isUpperCase(word.charAt(i)) != Character.isUpperCase(word.charAt(i - 1))
              ? 1
              : 0;
    }
    return changes * 3 > word.length();
  }

  /** Whether a word has several parts, as {@code same-origin} and {@code newPassword}. */
  static boolean isCompound(String word) {
    if (isScrambled(word)) {
      return false;
    }
    for (int i = 1; i < word.length() - 1; i++) {
      char c = word.charAt(i);
      if (c == '_'
          || c == '-'
          || c == '.'
          || (Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1)))) {
        return true;
      }
    }
    return !word.isEmpty() && (word.charAt(0) == '_' || word.charAt(0) == '-');
  }

  /** Whether a word of the vocabulary of secrets stands in the value. */
  static boolean namesASecret(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return PlainWords.VOCABULARY.words().stream().anyMatch(lower::contains);
  }

  /**
   * Whether a word in a sentence looks random by itself: its letters and digits change several
   * times.
   */
  public static boolean isRandomWord(String value) {
    // The cheap tests first: most words are ruled out by the chars that they lack.
    return value.length() >= MIN_LENGTH
        && hasDigit(value)
        && changesOften(value)
        && mayBeInProse(value);
  }

  private static boolean changesOften(String value) {
    int changes = changes(value);
    return changes >= MANY_CHANGES || (changes == 1 && value.length() >= LONG && mixesCase(value));
  }

  /** Whether a word that a sentence names as a secret looks like one: it has a digit or a sign. */
  public static boolean isUnusualWord(String value) {
    return value.length() >= MIN_LENGTH
        && (hasSign(value) || (hasDigit(value) && changes(value) >= 1))
        && mayBeInProse(value);
  }

  private static boolean hasDigit(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isDigit(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeInProse(String value) {
    return !MEASURE.matcher(value).matches()
        && !isPlace(value)
        && !isCode(value)
        && !isTemplate(value)
        && !Placeholders.isPlaceholder(value);
  }

  /** Whether a value looks random: long, with letters and digits mixed, and no id or digest. */
  static boolean isRandom(String value) {
    String bare = value.startsWith("base64:") ? value.substring("base64:".length()) : value;
    return bare.length() >= MIN_RANDOM_LENGTH
        && changes(bare) > MANY_CHANGES
        && !PublicValues.isIdOrDigest(bare)
        && mayBeInProse(bare)
        && !isWordsAndNumbers(bare);
  }

  /** Several words and numbers between the same signs: {@code user-42-cart-2024}. */
  private static boolean isWordsAndNumbers(String value) {
    String[] parts = SIGNS.split(value, 0);
    if (parts.length < 2) {
      return false;
    }
    for (String part : parts) {
      if (changes(part) > 1 && !PublicValues.isIdOrDigest(part)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text with white space is a pass phrase and no sentence. */
  static boolean isPassPhrase(String text) {
    if (NO_PHRASE.matcher(text).matches()) {
      return false;
    }
    String[] words = SPACES.split(text.strip(), 0);
    if (words.length > MAX_WORDS || words.length < 2) {
      return false;
    }
    boolean allLower = true;
    for (String word : words) {
      if (PlainWords.SENTENCE.contains(word) || namesASecret(word)) {
        return false;
      }
      allLower &= word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
    return allLower || isUnusualWord(SPACES.matcher(text).replaceAll(""));
  }

  /** How often letters and digits change, apart from technical terms. */
  public static int changes(String value) {
    int changes = 0;
    int before = 0;
    int end = 0;
    for (int start = 0; start < value.length(); start = end) {
      end = partEnd(value, start);
      if (PlainWords.TERM.contains(value, start, end)) {
        before = 0;
        continue;
      }
      for (int i = start; i < end; i++) {
        char c = value.charAt(i);
        int kind = Character.isDigit(c) ? 1 : Character.isLetter(c) ? 2 : 0;
        if (kind != 0) {
          changes += before != 0 && kind != before ? 1 : 0;
          before = kind;
        }
      }
    }
    return changes;
  }

  /** The end of a sign or word: a capital after a small letter or a digit begins the next one. */
  private static int partEnd(String value, int start) {
    int end = start + 1;
    if (isSign(value.charAt(start))) {
      return end;
    }
    while (end < value.length() && !isSign(value.charAt(end)) && !beginsWord(value, end)) {
      end++;
    }
    return end;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '_' || c == '.' || c == '/' || c == ':';
  }

  private static boolean beginsWord(String value, int at) {
    char before = value.charAt(at - 1);
    return isCapital(value.charAt(at))
        && (isSmall(before)
            || (before >= '0'
                && before <= '9'
                && at + 1 < value.length()
                && isSmall(value.charAt(at + 1))));
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Whether the value is long, of all kinds of chars of base64, and not mostly small letters. */
  private static boolean isBase64(String value) {
    int capitals = 0;
    int digits = 0;
    int slashes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && !Character.isDigit(c) && c != '+' && c != '/' && c != '=') {
        return false;
      }
      capitals += Character.isUpperCase(c) ? 1 : 0;
      digits += Character.isDigit(c) ? 1 : 0;
      slashes += c == '/' ? 1 : 0;
    }
    return value.length() >= MIN_BASE64
        && digits > 0
        && capitals * 4 > value.length()
        && slashes * 8 < value.length();
  }

  static boolean mixesLettersAndDigits(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        && value.chars().anyMatch(Character::isLetter);
  }

  private static boolean mixesCase(String value) {
    return value.chars().anyMatch(Character::isUpperCase)
        && value.chars().anyMatch(Character::isLowerCase);
  }

  /** A sign that words do not hold, between other chars. */
  private static boolean hasSign(String value) {
    for (int i = 1; i < value.length() - 1; i++) {
      if ("!@#$%^&*+=~?".indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
