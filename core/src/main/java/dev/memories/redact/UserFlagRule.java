package dev.memories.redact;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The password that {@code curl -u name:password} is given, however far behind {@code curl} on its
 * line.
 *
 * <p>The option is looked for once, not anew from each {@code curl} before it.
 */
record UserFlagRule() implements SecretRule {
  /** In code points. */
  private static final int FARTHEST = 400;

  private static final KeywordPattern PROGRAM =
      KeywordPattern.beginningWithKeyword(Pattern.compile("\\bcurl\\b"));
  private static final Pattern OPTION =
      Pattern.compile("\\s(?:-u|--user)[ =]?[\"']?[^\\s:\"']{1,64}+:([^\\s\"'`]{3,256}+)");

  @Override
  public List<String> keywords() {
    return List.of("curl");
  }

  @Override
  public Reach reach() {
    return new Reach(0, 600);
  }

  @Override
  public void find(String text, ScanWindow stretch, Consumer<SecretSpan> found) {
    findIn(text, stretch, found);
  }

  static void findIn(CharSequence text, ScanWindow stretch, Consumer<SecretSpan> found) {
    KeywordMatcher programs = new KeywordMatcher(PROGRAM, text, stretch, 0);
    Matcher option = OPTION.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int at = -1;
    while (programs.find()) {
      int from = programs.matcher().end();
      if (at < from) {
        if (!option.region(from, stretch.to()).find()) {
          return;
        }
        at = option.start();
      }
      if (isNear(text, from, at)) {
        if (PatternRule.isSecretByShape(option.group(1))) {
          found.accept(new SecretSpan(option.start(1), option.end(1)));
        }
        programs.skipTo(option.end());
      }
    }
  }

  /** Whether it is near enough and on the same line. */
  private static boolean isNear(CharSequence text, int from, int to) {
    if (to - from > 2 * FARTHEST || Character.codePointCount(text, from, to) > FARTHEST) {
      return false;
    }
    int at = from;
    while (at < to && text.charAt(at) != '\n') {
      at++;
    }
    return at == to;
  }
}
