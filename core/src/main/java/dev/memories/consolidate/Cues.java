package dev.memories.consolidate;

import dev.memories.trace.TraceBullet;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a statement worth keeping from one that fills a list or would hold for any project. */
final class Cues {
  static final Phrases NEGATIONS = Phrases.load("negations");
  static final Phrases STOP_WORDS = Phrases.load("stop-words");
  private static final Phrases FAILURE = Phrases.load("failure-words");
  private static final Phrases GENERIC = Phrases.load("generic-advice");
  private static final Phrases SAYS_NOTHING = Phrases.load("says-nothing");
  private static final Phrases TOOL_TROUBLE = Phrases.load("tool-trouble");
  private static final Phrases OF_THE_MOMENT = Phrases.load("of-the-moment");

  /** Code, a quotation, a path or a number: something of this project. */
  private static final Pattern CONCRETE = Pattern.compile("[`\"“„«/\\d]|\\w\\.\\w");

  private Cues() {}

  static boolean tellsOfFailure(TraceBullet bullet) {
    return FAILURE.anyIn(bullet.text().toLowerCase(Locale.ROOT));
  }

  /** Whether the agent's own tools were the trouble, and not the project. */
  static boolean tellsOfToolsOnly(TraceBullet bullet) {
    return TOOL_TROUBLE.anyIn(bullet.text().toLowerCase(Locale.ROOT));
  }

  static boolean worthKeeping(TraceBullet bullet) {
    String text = bullet.text();
    String words = Wording.of(text).joined();
    if (words.isEmpty() || SAYS_NOTHING.contains(words)) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return CONCRETE.matcher(text).find()
        || !(GENERIC.anyIn(lower) || OF_THE_MOMENT.anyBegins(lower));
  }
}
