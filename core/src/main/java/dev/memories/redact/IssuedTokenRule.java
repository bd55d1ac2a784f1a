package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.redact.scan.TextScan;
import dev.memories.redact.value.PublicValues;
import dev.memories.redact.value.ValueShape;
import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A token that its issuer marks with a prefix, from {@code token-prefixes.txt}. */
final class IssuedTokenRule implements SecretRule {
  private static final int WORD_LENGTH = 24;
  private static final int MIN_CHANGES = 3;

  private final List<String> prefixes = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  IssuedTokenRule() {
    for (String line : DataFile.entries(IssuedTokenRule.class, "token-prefixes.txt")) {
      String[] fields = line.split("\t", 2);
      prefixes.add(fields[0]);
      lengths.add(Integer.valueOf(fields[1]));
    }
  }

  @Override
  public String id() {
    return "issued-token";
  }

  @Override
  public List<String> keywords() {
    return prefixes;
  }

  @Override
  public Reach reach() {
    return Reach.WHOLE_TEXT;
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    int done = 0;
    for (int i = 0; i < window.keywordCount(); i++) {
      int from = window.keyword(i);
      int to = window.keywordEnd(i);
      if (from >= done && (from == 0 || !TextScan.isNameChar(text.charAt(from - 1)))) {
        int end = tokenEnd(text, to);
        if (isToken(text, to, end, lengths.get(window.word(i)))) {
          found.accept(new SecretSpan(from, end));
        }
        done = end;
      }
    }
  }

  private static int tokenEnd(CharText text, int from) {
    int at = from;
    while (at < text.length() && isTokenChar(text.charAt(at))) {
      at++;
    }
    while (at > from && text.charAt(at - 1) == '.') {
      at--;
    }
    return at;
  }

  private static boolean isTokenChar(char c) {
    return c < 128 && (TextScan.isNameChar(c) || c == '-' || c == '.');
  }

  private static boolean isToken(CharText text, int from, int to, int least) {
    if (to - from < least) {
      return false;
    }
    String rest = text.substring(from, Math.min(to, from + 256));
    boolean isWordLike = least >= WORD_LENGTH && ValueShape.changes(rest) < MIN_CHANGES;
    return PublicValues.hasDigit(rest) && !isWordLike && PatternRule.isSecretByShape(rest);
  }
}
