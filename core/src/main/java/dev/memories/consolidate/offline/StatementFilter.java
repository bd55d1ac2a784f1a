package dev.memories.consolidate.offline;

import dev.memories.trace.TraceBullet;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a statement worth keeping from one that fills a list or would hold for any project. */
final class StatementFilter {
  static final PhraseList NEGATIONS = PhraseList.load("negations");
  static final PhraseList STOP_WORDS = PhraseList.load("stop-words");
  private static final PhraseList FAILURE = PhraseList.load("failure-words");
  private static final PhraseList GENERIC = PhraseList.load("generic-advice");
  private static final PhraseList SAYS_NOTHING = PhraseList.load("says-nothing");
  private static final PhraseList TOOL_TROUBLE = PhraseList.load("tool-trouble");
  private static final PhraseList OF_THE_MOMENT = PhraseList.load("of-the-moment");

  /** Code, a quotation, a path or a number: something of this project. */
  private static final Pattern CONCRETE = Pattern.compile("[`\"“„«/\\d]|\\w\\.\\w");

  private StatementFilter() {}

  static boolean tellsOfFailure(TraceBullet bullet) {
    return FAILURE.anyIn(bullet.text().toLowerCase(Locale.ROOT));
  }

  /** Whether the agent's own tools were the trouble, and not the project. */
  static boolean tellsOfToolsOnly(TraceBullet bullet) {
    return TOOL_TROUBLE.anyIn(bullet.text().toLowerCase(Locale.ROOT));
  }

  static boolean worthKeeping(TraceBullet bullet) {
    String text = bullet.text();
    String words = StatementKey.of(text).joined();
    if (words.isEmpty() || SAYS_NOTHING.contains(words)) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return CONCRETE.matcher(text).find()
        || !(GENERIC.anyIn(lower) || OF_THE_MOMENT.anyBegins(lower));
  }
}
