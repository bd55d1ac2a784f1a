package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.TextScan;
import dev.memories.redact.value.GivenValue.How;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for the value that a text gives to a name. */
public final class ValueSearch {
  private static final int MAX_SPACES = 20;
  private static final int MAX_INDENT = 200;
  private static final int MAX_REMARK = 40;
  private static final int MAX_TYPE = 48;
  private static final int MAX_WORD = 200;
  private static final int MAX_OBJECT = 240;

  /** The key of a value in a list of names and values, in JSON, YAML or XML. */
  private static final Pattern VALUE_KEY =
      Pattern.compile(
          "[\"']?\\s{0,20}[,>]?\\s{0,20}(?:</\\w{1,20}>\\s{0,20}<|[-\"'])?(?:value|val|content|string|defaultValue)[\"']?\\s{0,4}[:=>]\\s{0,4}");

  /** A type between a name and the sign, as in {@code password: string = "..."}. */
  private static final Pattern TYPE =
      Pattern.compile("[ \\t]*+[&*]?[A-Za-z_][\\w.<>\\[\\]?|&*]{0,40}[ \\t]*+=(?![=>~])[ \\t]*+");

  /**
   * An object that holds the value, as in {@code "password": {"type": "string", "value": "..."}}.
   */
  private static final Pattern OBJECT_KEY =
      Pattern.compile(
          "\\{\\s{0,60}(?:[\"']?(?:type|description|sensitive)[\"']?\\s{0,20}[:=]\\s{0,4}[\"']?[\\w ]{1,40}[\"']?[,\\s]{1,60}){0,2}"
              + "[\"']?(?:value|val|default|defaultValue|plaintext)[\"']?\\s{0,20}[:=]\\s{0,4}(?=[\"'\\\\])");

  /** The option after the one that named the secret, as in {@code --name DB_PASSWORD --value V}. */
  private static final Pattern VALUE_OPTION =
      Pattern.compile(
          "[\"'\\\\]{0,8}--(?:value|body|secret-string|secret-value|string-value|data)"
              + "(?:[ =\\x0B]|[\"'\\\\]{1,8},\\s{0,4}(?=[\"'\\\\]))");

  private ValueSearch() {}

  /**
   * The value that stands after a name; null when there is none.
   *
   * @param from the start of the name
   * @param to its end
   * @param foreign whether the name is a word of another language
   */
  public static @Nullable GivenValue after(CharText text, int from, int to, boolean foreign) {
    int length = text.length();
    if (to >= length) {
      return null;
    }
    int at = to;
    char first = text.charAt(at);
    if (first == ' ') {
      // The usual case, in prose: a word follows.
      char second = at + 1 < length ? text.charAt(at + 1) : ' ';
      if (TextScan.isNameChar(second)) {
        return SpokenValue.after(text, from, to, foreign);
      }
    }
    if (first == '>') {
      return element(text, from, at + 1);
    }
    at = pastClosers(text, at);
    boolean quoted = at > to && TextScan.isQuote(text.charAt(at - 1));
    int sign = TextScan.pastSpaces(text, at, MAX_SPACES);
    if (quoted && sign < length && text.charAt(sign) == '>') {
      return element(text, sign + 1);
    }
    if (sign < length && text.charAt(sign) == '(') {
      int open = TextScan.pastOpening(text, sign);
      if (open > sign) {
        return GivenValue.at(text, open, How.ARGUMENT);
      }
      sign = pastRemark(text, sign);
    }
    if (sign >= length) {
      return null;
    }
    return switch (text.charAt(sign)) {
      case '=' -> equals(text, sign);
      case ':' -> colon(text, sign);
      case '：', '＝' -> GivenValue.at(text, TextScan.pastBlanks(text, sign + 1), How.SAID);
      case '?', '+', '.', '|' -> compound(text, from, to, foreign, sign, at);
      case ',' -> quoted || isList(text, from) ? argument(text, sign, at) : null;
      case '<' ->
          sign + 1 < length && text.charAt(sign + 1) == '-'
              ? value(text, sign + 2, false) // as in R
              : keyed(text, from, to, foreign, at, sign);
      case 'v', 'c', 's', 'd', '-' -> keyed(text, from, to, foreign, at, sign);
      default ->
          sign > at && noLineBreak(text, at, sign)
              ? typedOrSpoken(text, from, to, foreign, sign)
              : at == to && sign == at && text.charAt(at) > '~'
                  ? SpokenValue.after(text, from, to, foreign)
                  : null;
    };
  }

  private static boolean noLineBreak(CharText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isList(CharText text, int from) {
    return from > 0 && TextScan.isQuote(text.charAt(from - 1));
  }

  /** Past what closes the name: a quote, brackets, or the marks of Markdown. */
  private static int pastClosers(CharText text, int from) {
    int at = from;
    int stop = Math.min(text.length(), from + 8);
    while (at < stop) {
      int past = TextScan.pastBackslashes(text, at);
      if (past < text.length() && isCloser(text.charAt(past))) {
        at = past + 1;
      } else {
        break;
      }
    }
    return at;
  }

  private static boolean isCloser(char c) {
    return c == '"' || c == '\'' || c == '`' || c == ']' || c == ')' || c == '*' || c == '”';
  }

  /** Past a remark in brackets; to the end of the text when there is none. */
  private static int pastRemark(CharText text, int open) {
    int stop = Math.min(text.length(), open + MAX_REMARK);
    for (int at = open + 1; at < stop; at++) {
      char c = text.charAt(at);
      if (c == ')') {
        return TextScan.pastSpaces(text, at + 1, MAX_SPACES);
      }
      boolean isApostrophe = c == '\'' && Character.isLetter(text.charAt(at - 1));
      if (c == '\n' || c == '(' || (TextScan.isQuote(c) && !isApostrophe)) {
        break;
      }
    }
    return text.length();
  }

  /** After {@code =}, whose first char may be part of a longer sign. */
  private static @Nullable GivenValue equals(CharText text, int sign) {
    int next = sign + 1;
    char c = next < text.length() ? text.charAt(next) : '\n';
    if (c == '=') {
      return compared(text, next);
    }
    if (c == '~') {
      return null;
    }
    if (c == '>') {
      next++;
    }
    return value(text, next, false);
  }

  /** A literal that the named value is compared with. */
  private static @Nullable GivenValue compared(CharText text, int from) {
    int past = text.startsWith("==", from) ? from + 2 : from + 1;
    int at = TextScan.pastBlanks(text, past);
    int quote = TextScan.pastBackslashes(text, at);
    return quote < text.length() && TextScan.isQuote(text.charAt(quote))
        ? GivenValue.at(text, at, How.ARGUMENT)
        : null;
  }

  private static @Nullable GivenValue colon(CharText text, int sign) {
    int at = sign + 1;
    int colons = 1;
    while (at < text.length() && text.charAt(at) == ':' && colons < 4) {
      at++;
      colons++;
    }
    if (at < text.length() && text.charAt(at) == '=') {
      return equals(text, at);
    }
    if (colons > 1) {
      return null;
    }
    if (at < text.length() && text.charAt(at) == '*') {
      at = pastClosers(text, at);
    }
    int typed = pastType(text, at);
    return typed > 0 ? value(text, typed, false) : value(text, at, true);
  }

  private static int pastType(CharText text, int from) {
    int end = Math.min(text.length(), from + MAX_TYPE);
    if (from >= end || text.charAt(from) == '"' || text.indexOf('=', from, end) < 0) {
      return -1;
    }
    Matcher type = TYPE.matcher(text).region(from, end);
    if (type.lookingAt()) {
      return type.end() < text.length()
              && (TextScan.isQuote(text.charAt(type.end())) || text.charAt(type.end() - 1) == ' ')
          ? type.end()
          : -1;
    }
    return -1;
  }

  /** After a sign of two or more chars that ends in {@code =}, or a bar of a table. */
  private static @Nullable GivenValue compound(
      CharText text, int from, int to, boolean foreign, int sign, int before) {
    int at = sign;
    while (at < text.length() && at - sign < 3 && "?+.|".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '=') {
      return equals(text, at);
    }
    if (text.charAt(sign) == '|') {
      boolean table = sign > before && at == sign + 1;
      return table ? GivenValue.at(text, TextScan.pastBlanks(text, at), How.SAID) : null;
    }
    // A value may begin with such a sign, as base64 does.
    return sign > before && noLineBreak(text, before, sign)
        ? SpokenValue.after(text, from, to, foreign)
        : null;
  }

  private static @Nullable GivenValue value(CharText text, int afterSign, boolean colon) {
    int at = TextScan.pastBlanks(text, afterSign);
    if (at < text.length() && text.charAt(at) == '\n') {
      int next = TextScan.pastSpaces(text, at, MAX_INDENT);
      if (colon && text.startsWith("- ", next)) {
        next = TextScan.pastBlanks(text, next + 1); // the first element of a list
      }
      boolean quoted = next < text.length() && TextScan.isQuote(text.charAt(next));
      return colon || quoted ? nextLine(text, next, quoted) : null;
    }
    // A block of text in YAML.
    if (colon && at < text.length() && "|>".indexOf(text.charAt(at)) >= 0) {
      int line = TextScan.pastBlanks(text, TextScan.pastBackslashes(text, at + 1));
      line = line < text.length() && text.charAt(line) == '-' ? line + 1 : line;
      int next = TextScan.pastSpaces(text, line, MAX_INDENT);
      return next > line ? nextLine(text, next, false) : null;
    }
    if (at < text.length() && text.charAt(at) == '{') {
      Matcher key = OBJECT_KEY.matcher(text).region(at, Math.min(text.length(), at + MAX_OBJECT));
      if (key.lookingAt()) {
        return GivenValue.at(text, key.end(), How.COLON);
      }
    }
    How how = colon ? How.COLON : at == afterSign ? How.TIGHT : How.EQUALS;
    return GivenValue.at(text, at, how);
  }

  /** A value that has a line to itself. */
  private static @Nullable GivenValue nextLine(CharText text, int from, boolean quoted) {
    @Nullable GivenValue value = GivenValue.at(text, from, quoted ? How.EQUALS : How.NEXT_LINE);
    if (value == null || value.quoted() != quoted) {
      return null;
    }
    int end = TextScan.pastBlanks(text, AssignedValue.wholeEnd(text, value));
    if (quoted) {
      boolean statement =
          end + 1 >= text.length()
              || ",;)\n".indexOf(text.charAt(TextScan.pastBackslashes(text, end) + 1)) >= 0;
      return statement && value.start() == TextScan.pastOpening(text, from) + 1 ? value : null;
    }
    return end == text.length() || "\n\\\"'`".indexOf(text.charAt(end)) >= 0 ? value : null;
  }

  private static @Nullable GivenValue argument(CharText text, int comma, int before) {
    int at = TextScan.pastSpaces(text, comma + 1, MAX_SPACES);
    @Nullable GivenValue value = keyed(text, comma, comma, false, before, at);
    if (value != null) {
      return value;
    }
    int quote = TextScan.pastBackslashes(text, at);
    return quote < text.length() && TextScan.isQuote(text.charAt(quote))
        ? GivenValue.at(text, at, How.ARGUMENT)
        : null;
  }

  /** The value in {@code "name": "DB_PASSWORD", "value": "..."} and the like. */
  private static @Nullable GivenValue keyed(
      CharText text, int from, int to, boolean foreign, int at, int sign) {
    char c = sign < text.length() ? text.charAt(sign) : ' ';
    if (c == '-' || c == '"' || c == '\'' || c == '\\') {
      Matcher option =
          VALUE_OPTION.matcher(text).region(sign, Math.min(text.length(), sign + MAX_REMARK));
      if (option.lookingAt()) {
        return GivenValue.at(text, option.end(), How.EQUALS);
      }
    }
    boolean mayBeKey =
        c == '<' || c == '"' || c == '\'' || c == '\\' || c == '-' || isValueKey(text, sign);
    if (mayBeKey) {
      Matcher key =
          VALUE_KEY
              .matcher(text)
              .region(TextScan.pastBackslashes(text, at), Math.min(text.length(), at + 120));
      if (key.lookingAt() && text.charAt(key.end() - 1) == '>') {
        return element(text, key.end());
      }
      if (key.lookingAt()) {
        return GivenValue.at(text, key.end(), How.COLON);
      }
    }
    if (to > from && sign > at && noLineBreak(text, at, sign)) {
      return typedOrSpoken(text, from, to, foreign, sign);
    }
    return null;
  }

  private static boolean isValueKey(CharText text, int at) {
    return text.startsWith("val", at)
        || text.startsWith("content", at)
        || text.startsWith("string", at)
        || text.startsWith("default", at);
  }

  /** The text of an element of XML or HTML. */
  private static @Nullable GivenValue element(CharText text, int from, int open) {
    int before = from;
    while (before > 0
        && from - before < MAX_REMARK
        && (TextScan.isNameChar(text.charAt(before - 1))
            || ":.-".indexOf(text.charAt(before - 1)) >= 0)) {
      before--;
    }
    if (before == 0 || text.charAt(before - 1) != '<') {
      return null;
    }
    return element(text, open);
  }

  private static @Nullable GivenValue element(CharText text, int open) {
    int start = TextScan.pastSpaces(text, open, MAX_INDENT);
    int end = start;
    int stop = Math.min(text.length(), start + MAX_WORD);
    while (end < stop && text.charAt(end) != '<' && text.charAt(end) != '\n') {
      end++;
    }
    boolean closed =
        text.startsWith("</", end == stop ? end : TextScan.pastSpaces(text, end, MAX_INDENT));
    while (end > start && TextScan.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return closed && end > start ? new GivenValue(start, end, true, How.COLON) : null;
  }

  private static @Nullable GivenValue typedOrSpoken(
      CharText text, int from, int to, boolean foreign, int at) {
    int end = Math.min(text.length(), at + MAX_TYPE);
    Matcher type = TYPE.matcher(text).region(at, end);
    if (TextScan.isNameChar(text.charAt(at))
        && text.indexOf('=', at, end) >= 0
        && type.lookingAt()
        && type.end() < text.length()
        && TextScan.isQuote(text.charAt(type.end()))) {
      return GivenValue.at(text, type.end(), How.EQUALS);
    }
    return SpokenValue.after(text, from, to, foreign);
  }
}
