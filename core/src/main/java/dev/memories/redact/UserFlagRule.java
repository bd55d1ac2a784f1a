package dev.memories.redact;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The password in {@code curl -u name:password}, up to 400 characters after {@code curl}.
 *
 * <p>The option is searched for once, not again from each {@code curl} before it.
 */
record UserFlagRule() implements SecretRule {
  /** In code points. */
  private static final int MAX_DISTANCE = 400;

  private static final KeywordPattern PROGRAM =
      KeywordPattern.beginningWithKeyword(Pattern.compile("\\bcurl\\b"));
  private static final Pattern OPTION =
      Pattern.compile("\\s(?:-u|--user)[ =]?[\"']?[^\\s:\"']{1,64}+:([^\\s\"'`]{3,256}+)");

  @Override
  public String id() {
    return "user-flag";
  }

  @Override
  public List<String> keywords() {
    return List.of("curl");
  }

  @Override
  public Reach reach() {
    return new Reach(0, 600);
  }

  @Override
  public void find(String text, ScanWindow window, Consumer<SecretSpan> found) {
    findIn(text, window, found);
  }

  static void findIn(CharSequence text, ScanWindow window, Consumer<SecretSpan> found) {
    KeywordMatcher programs = new KeywordMatcher(PROGRAM, text, window, 0);
    Matcher option = OPTION.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int at = -1;
    while (programs.find()) {
      int from = programs.matcher().end();
      if (at < from) {
        if (!option.region(from, window.to()).find()) {
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

  /** Whether the option is near enough and on the same line. */
  private static boolean isNear(CharSequence text, int from, int to) {
    if (to - from > 2 * MAX_DISTANCE || Character.codePointCount(text, from, to) > MAX_DISTANCE) {
      return false;
    }
    int at = from;
    while (at < to && text.charAt(at) != '\n') {
      at++;
    }
    return at == to;
  }
}
