package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.redact.scan.TextScan;
import dev.memories.redact.value.AssignedValue;
import dev.memories.redact.value.GivenValue;
import dev.memories.redact.value.PlainWords;
import dev.memories.redact.value.SecretName;
import dev.memories.redact.value.SecretNames;
import dev.memories.redact.value.SecretNames.Kind;
import dev.memories.redact.value.SpokenValue;
import dev.memories.redact.value.ValueJudge;
import dev.memories.redact.value.ValueSearch;
import dev.memories.redact.value.ValueShape;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value given to the name of a secret: in code, in a settings file, as an option, or in a
 * sentence.
 *
 * <p>Written by hand because most texts are full of such names: the chars after a name nearly
 * always show at once that no value follows.
 */
final class NamedValueRule implements SecretRule {
  private static final int MAX_SUFFIX = 24;
  private static final int MAX_PREFIX = 40;

  private final SecretNames names = SecretNames.read();

  @Override
  public String id() {
    return "named-value";
  }

  @Override
  public List<String> keywords() {
    return names.spellings();
  }

  @Override
  public Reach reach() {
    return Reach.WHOLE_TEXT;
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    int done = 0;
    TellingChars telling = new TellingChars(text);
    for (int i = 0; i < window.keywordCount(); i++) {
      int from = window.keyword(i);
      if (from >= done) {
        int end = window.keywordEnd(i);
        done = Math.max(done, find(text, from, end, window.word(i), telling, found));
      }
    }
  }

  /** Reports the value of the name in this place; returns its end, or 0 when there is none. */
  private int find(
      CharText text, int from, int to, int name, TellingChars telling, Consumer<SecretSpan> found) {
    int end = nameEnd(text, to);
    if (end < 0) {
      return 0;
    }
    if (isProse(text, end) && !telling.isNear(end)) {
      return sayBefore(text, from, found);
    }
    boolean suffixed = end > to;
    Kind kind = names.kind(name);
    if (!beginsName(text, from, to, kind) || isPathPart(text, from, end)) {
      return 0;
    }
    @Nullable GivenValue value =
        ValueSearch.after(text, from, end, names.isForeign(name, suffixed));
    if (value != null
        && ValueJudge.isSecret(text, new SecretName(from, to, kind, suffixed), value)) {
      int valueEnd = AssignedValue.wholeEnd(text, value);
      found.accept(new SecretSpan(value.start(), valueEnd));
      return valueEnd;
    }
    return kind == Kind.RANDOM || kind == Kind.SHORT ? 0 : sayBefore(text, from, found);
  }

  /** Whether a word follows after a space. */
  private static boolean isProse(CharText text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == ' '
        && Character.isLetter(text.charAt(end + 1));
  }

  /** Reports the value in {@code use X as the password}. */
  private static int sayBefore(CharText text, int from, Consumer<SecretSpan> found) {
    @Nullable GivenValue before = SpokenValue.before(text, from);
    if (before != null && ValueShape.isUnusualWord(before.in(text))) {
      found.accept(new SecretSpan(before.start(), before.end()));
    }
    return 0;
  }

  /** The end of the name, with a number or a part in capitals behind it; -1 if it goes on. */
  private static int nameEnd(CharText text, int to) {
    if (to == text.length() || !TextScan.isNameChar(text.charAt(to))) {
      return to;
    }
    int at = to;
    int stop = Math.min(text.length(), to + MAX_SUFFIX);
    while (at < stop && TextScan.isNameChar(text.charAt(at))) {
      char c = text.charAt(at);
      if (c >= 'a' && c <= 'z') {
        return -1;
      }
      if (c > '~') {
        // A script without spaces: the value, or the word for "is", stands right behind the name.
        return at == to ? to : -1;
      }
      at++;
    }
    boolean isPart = text.charAt(to) == '_' || Character.isDigit(text.charAt(to));
    return at < stop && isPart && !isDescription(text, to, at) ? at : -1;
  }

  /** Whether the part says that the value is about a secret, not one. */
  private static boolean isDescription(CharText text, int from, int to) {
    int part = to;
    while (part > from && text.charAt(part - 1) != '_') {
      part--;
    }
    return PlainWords.DESCRIPTION.contains(text, part, to);
  }

  private static boolean beginsName(CharText text, int from, int to, Kind kind) {
    if (kind != Kind.SHORT && kind != Kind.RANDOM) {
      return true;
    }
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    boolean camel = Character.isUpperCase(text.charAt(from)) && Character.isLowerCase(before);
    boolean part = camel || before == '_' || before == '-' || before == '.';
    boolean isKey = kind == Kind.RANDOM && to - from == "key".length();
    if (isKey) {
      return part && !isPublicKey(text, from);
    }
    return part || !TextScan.isNameChar(before);
  }

  /** Whether it is a part of a longer name with colons, as of a type or a resource. */
  private static boolean isPathPart(CharText text, int from, int end) {
    int at = from;
    while (at > 0 && from - at < MAX_PREFIX && TextScan.isNameChar(text.charAt(at - 1))) {
      at--;
    }
    if (at == 0 || text.charAt(at - 1) != ':') {
      return false;
    }
    boolean isType = at > 1 && text.charAt(at - 2) == ':';
    boolean goesOn =
        end + 1 < text.length() && text.charAt(end) == ':' && text.charAt(end + 1) > ' ';
    return isType || goesOn;
  }

  /** Whether the word before "key" says that it is no secret. */
  private static boolean isPublicKey(CharText text, int from) {
    int end = from;
    while (end > 0 && "_-.".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0
        && end - start < MAX_SUFFIX
        && Character.isLetterOrDigit(text.charAt(start - 1))
        && !(start < end
            && Character.isUpperCase(text.charAt(start))
            && Character.isLowerCase(text.charAt(start - 1)))) {
      start--;
    }
    return PlainWords.PUBLIC_KEY.contains(text, start, end);
  }

  /**
   * The chars without which a word in a sentence is never taken for a secret: digits, quotes and
   * signs. Reads each char of a text once at most.
   */
  private static final class TellingChars {
    private static final int REACH = 120;

    /** For each ASCII char, whether it tells nothing; all other chars tell something. */
    private static final boolean[] PLAIN = plain();

    private final CharText text;

    /** No char from the last place asked for to here tells anything. */
    private int next;

    TellingChars(CharText text) {
      this.text = text;
    }

    boolean isNear(int from) {
      int stop = Math.min(text.length(), from + REACH);
      int at = Math.max(next, from);
      while (at < stop && isPlain(text.charAt(at))) {
        at++;
      }
      next = at;
      return at < stop;
    }

    private static boolean isPlain(char c) {
      return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
      boolean[] plain = new boolean[128];
      for (char c = 'a'; c <= 'z'; c++) {
        plain[c] = true;
        plain[Character.toUpperCase(c)] = true;
      }
      " .,\n-_".chars().forEach(c -> plain[c] = true);
      return plain;
    }
  }
}
