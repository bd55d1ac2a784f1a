package dev.memories.consolidate.offline;

import dev.memories.trace.Preference;
import dev.memories.trace.TraceBullet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selects the wishes that hold beyond their task, as far as their form tells.
 *
 * <p>A wish without a word like "always" is left out when it points at the work in hand, answers
 * what was said before, or forbids to touch one file. So is one that an automation's prompt holds,
 * and one that a copy of the session said already.
 */
final class LastingWishes {
  /** From so many sessions with the same prompt on, a wish in it is the automation's. */
  private static final int TEMPLATE_SESSIONS = 3;

  /** A shorter rule says nothing without its consequence. */
  private static final int LEAST_WORDS = 4;

  private static final Pattern FILE =
      Pattern.compile("(?<![\\w.*-])[\\w./-]*\\w\\.\\p{L}[\\p{L}\\d]{0,4}\\b(?![*.\\w-])");

  /** Ahead of what follows from a rule. */
  private static final Pattern CONSEQUENCE =
      Pattern.compile(
          ", (?=(?:so|hence|therefore|also|daher|deshalb|donc|así que|por eso|então|logo|quindi|perciò|dus|więc|dlatego|поэтому|так что|тому) )");

  private static final PhraseList LASTING = PhraseList.load("lasting-words");
  private static final PhraseList DEICTIC = PhraseList.load("points-at-the-moment");
  private static final PhraseList IN_TALK = PhraseList.load("begins-in-talk");

  /** How many sessions have a wish and a first request in common, word for word. */
  private final Map<String, Long> prompts;

  private final Set<String> told = new HashSet<>();

  LastingWishes(List<SessionTrace> traces) {
    this.prompts =
        traces.stream()
            .flatMap(
                session -> session.wishes().stream().map(wish -> key(wish, session)).distinct())
            .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
  }

  static boolean isLastingWord(String word) {
    return LASTING.anyWordIn(word);
  }

  /** The lasting wishes of a session; to be asked once for each, the newest first. */
  List<Preference> of(SessionTrace session) {
    return session.wishes().stream()
        .filter(wish -> isRule(wish) && !isTemplate(wish, session))
        .filter(wish -> told.add(key(wish, session)))
        .limit(SessionTrace.MAX_BULLETS)
        .toList();
  }

  private static String key(Preference wish, SessionTrace session) {
    return session.group() + "\n" + wish.text();
  }

  private static boolean isRule(Preference wish) {
    String text = wish.text();
    if (!wish.lasting()
        || endsOpen(text)
        || !StatementFilter.worthKeeping(new TraceBullet(text, wish.lines()))) {
      return false;
    }
    return wish.revokes()
        || LASTING.anyWordIn(text)
        || (!DEICTIC.anyWordIn(text)
            && !IN_TALK.leads(text.replaceFirst("^\"", ""))
            && !forbidsAFile(text));
  }

  private static boolean forbidsAFile(String text) {
    return StatementKey.of(text).count(StatementFilter.NEGATIONS) > 0 && FILE.matcher(text).find();
  }

  /** Whether the text introduces something that the quote does not hold. */
  private static boolean endsOpen(String text) {
    String end = text.replaceFirst("[\"\\s]+$", "");
    return end.endsWith(":") || end.endsWith("：");
  }

  /** A rule that is itself the whole request is the user's, however often it is said. */
  private boolean isTemplate(Preference wish, SessionTrace session) {
    return prompts.getOrDefault(key(wish, session), 0L) >= TEMPLATE_SESSIONS
        && !StatementKey.of(wish.text()).equals(StatementKey.of(session.request()));
  }

  /** The rule of a wish, without a consequence that only the task at hand has. */
  static String rule(Preference wish) {
    String text = wish.text();
    Matcher cut = CONSEQUENCE.matcher(text);
    return !wish.revokes()
            && text.startsWith("\"")
            && cut.find()
            && !LASTING.anyWordIn(text.substring(cut.end()))
            && StatementKey.of(text.substring(0, cut.start())).words().size() >= LEAST_WORDS
        ? text.substring(0, cut.start()) + " …\""
        : text;
  }
}
