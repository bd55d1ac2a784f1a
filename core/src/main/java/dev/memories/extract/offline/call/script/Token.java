package dev.memories.extract.offline.call.script;

import java.util.List;

/**
 * A token of a script.
 *
 * @param startsLine whether a line break stands before it
 */
record Token(
    Kind kind, String text, List<List<Token>> parts, List<String> pieces, boolean startsLine) {
  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /** {@code pieces} are the texts around the expressions in {@code parts}. */
    TEMPLATE,
    SIGN
  }

  Token(Kind kind, String text, boolean startsLine) {
    this(kind, text, List.of(), List.of(), startsLine);
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}
