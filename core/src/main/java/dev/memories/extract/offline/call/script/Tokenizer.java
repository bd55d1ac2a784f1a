package dev.memories.extract.offline.call.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a script into tokens; leaves comments and regular expressions out. */
final class Tokenizer {
  private static final int DEEPEST_TEMPLATE = 20;
  private static final List<String> SIGNS =
      List.of(
          "...", "===", "!==", "=>", "?.", "??", "||", "&&", "==", "!=", "<=", ">=", "+=", "++",
          "--");
  private static final Set<String> BEFORE_REGEX = Set.of("return", "typeof", "case", "await");

  private final String script;
  private int at;
  private boolean startsLine;

  private Tokenizer(String script) {
    this.script = script;
  }

  static List<Token> tokens(String script) {
    return new Tokenizer(script).read(false, 0);
  }

  /** Reads to the end, or to the brace that closes an expression of a template. */
  private List<Token> read(boolean inTemplate, int depth) {
    List<Token> tokens = new ArrayList<>();
    int braces = 0;
    while (at < script.length()) {
      char c = script.charAt(at);
      if (inTemplate && c == '}' && braces == 0) {
        at++;
        break;
      }
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (Character.isWhitespace(c)) {
        startsLine |= c == '\n';
        at++;
      } else if (!comment() && !regex(c, tokens)) {
        boolean first = startsLine;
        startsLine = false;
        tokens.add(token(c, first, depth));
      }
    }
    return tokens;
  }

  private Token token(char c, boolean first, int depth) {
    if (c == '"' || c == '\'') {
      at++;
      return new Token(Token.Kind.STRING, quoted(c), first);
    }
    if (c == '`' && depth < DEEPEST_TEMPLATE) {
      return template(first, depth);
    }
    if (Character.isJavaIdentifierStart(c)) {
      return new Token(Token.Kind.NAME, word(), first);
    }
    if (Character.isDigit(c)) {
      return new Token(Token.Kind.NUMBER, word().replace("_", ""), first);
    }
    String sign =
        SIGNS.stream()
            .filter(known -> script.startsWith(known, at))
            .findFirst()
            .orElse(String.valueOf(c));
    at += sign.length();
    return new Token(Token.Kind.SIGN, sign, first);
  }

  private String word() {
    int start = at;
    while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) {
      at++;
    }
    return script.substring(start, at);
  }

  private boolean comment() {
    if (script.startsWith("//", at)) {
      int end = script.indexOf('\n', at);
      at = end < 0 ? script.length() : end;
      return true;
    }
    if (script.startsWith("/*", at)) {
      int end = script.indexOf("*/", at + 2);
      at = end < 0 ? script.length() : end + 2;
      return true;
    }
    return false;
  }

  /** A slash where a value has to follow begins a regular expression. */
  private boolean regex(char c, List<Token> before) {
    if (c != '/' || !mayFollow(before)) {
      return false;
    }
    int end = at + 1;
    boolean inClass = false;
    while (end < script.length() && script.charAt(end) != '\n') {
      char d = script.charAt(end);
      if (d == '\\') {
        end++;
      } else if (d == '[') {
        inClass = true;
      } else if (d == ']') {
        inClass = false;
      } else if (d == '/' && !inClass) {
        at = end + 1;
        word();
        before.add(new Token(Token.Kind.NAME, "undefined", startsLine));
        return true;
      }
      end++;
    }
    return false;
  }

  private static boolean mayFollow(List<Token> before) {
    if (before.isEmpty()) {
      return true;
    }
    Token last = before.getLast();
    return switch (last.kind()) {
      case NAME -> BEFORE_REGEX.contains(last.text());
      case NUMBER, STRING, TEMPLATE -> false;
      case SIGN -> !last.is(")") && !last.is("]") && !last.is("}");
    };
  }

  private Token template(boolean first, int depth) {
    at++;
    List<String> pieces = new ArrayList<>();
    List<List<Token>> parts = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int start = at;
    while (at < script.length() && script.charAt(at) != '`') {
      if (script.startsWith("${", at)) {
        at += 2;
        pieces.add(piece.toString());
        piece.setLength(0);
        parts.add(read(true, depth + 1));
      } else {
        character(piece);
      }
    }
    pieces.add(piece.toString());
    String raw = script.substring(start, Math.min(at, script.length()));
    at++;
    return new Token(Token.Kind.TEMPLATE, raw, List.copyOf(parts), List.copyOf(pieces), first);
  }

  private String quoted(char mark) {
    StringBuilder text = new StringBuilder();
    while (at < script.length() && script.charAt(at) != mark) {
      character(text);
    }
    at++;
    return text.toString();
  }

  /** Adds the next character of a text, an escape decoded. */
  private void character(StringBuilder text) {
    char c = script.charAt(at++);
    if (c != '\\' || at >= script.length()) {
      text.append(c);
      return;
    }
    char escaped = script.charAt(at++);
    switch (escaped) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000b');
      case '0' -> text.append('\0');
      case '\n' -> {}
      case 'x' -> code(text, 2);
      case 'u' -> unicode(text);
      default -> text.append(escaped);
    }
  }

  private void unicode(StringBuilder text) {
    int close = script.startsWith("{", at) ? script.indexOf('}', at) : -1;
    if (close > 0 && close - at <= 8) {
      at++;
      code(text, close - at);
      at++;
    } else {
      code(text, 4);
    }
  }

  private void code(StringBuilder text, int digits) {
    int end = Math.min(at + digits, script.length());
    try {
      int code = Integer.parseInt(script.substring(at, end), 16);
      if (Character.isValidCodePoint(code)) {
        text.appendCodePoint(code);
      }
      at = end;
    } catch (NumberFormatException _) {
      // No escape after all: the digits stand for themselves.
    }
  }
}
