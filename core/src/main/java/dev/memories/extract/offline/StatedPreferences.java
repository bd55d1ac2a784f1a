package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.ToldWords;
import dev.memories.extract.offline.words.UserAnswer;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.extract.offline.words.Wish;
import dev.memories.trace.Preference;
import dev.memories.trace.TraceBullet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the user insists on in a session, each thing once.
 *
 * <p>A wish that is taken back in the same session is not told, nor is the sentence that takes it
 * back. One that takes back a wish of an earlier session is told.
 */
final class StatedPreferences {
  private static final int MOST = 10;

  private record Stated(Wish wish, Preference preference) {}

  private final List<Stated> stated = new ArrayList<>();

  private StatedPreferences() {}

  static List<Preference> of(SessionEvidence evidence) {
    StatedPreferences all = new StatedPreferences();
    boolean hasWorked = false;
    for (TurnEvidence turn : evidence.stretches()) {
      hasWorked |= turn.hasSteps();
      boolean mayRevoke = hasWorked || !all.stated.isEmpty();
      if (turn.rolledBackAt().isEmpty()) {
        UserWords words = turn.words();
        boolean opens = turn.equals(evidence.stretches().getFirst());
        words.wishes().stream()
            .filter(wish -> !(opens && isRequest(wish, words)))
            // Never mind, before any work or wish: it takes back the request.
            .filter(wish -> mayRevoke || !wish.revokes())
            .forEach(wish -> all.add(wish, List.of(words.line())));
        for (UserAnswer answer : turn.userAnswers()) {
          answer.wishes().forEach(wish -> all.add(wish, answer.lines()));
        }
      }
    }
    return all.stated.stream().limit(MOST).map(Stated::preference).toList();
  }

  /** The sentence that opens a session says what to do; only some say what holds, too. */
  private static boolean isRequest(Wish wish, UserWords words) {
    String subject = words.subject().text().replaceFirst("…$", "");
    return !wish.insists() && wish.quote().text().startsWith(subject);
  }

  private void add(Wish wish, Collection<Long> lines) {
    boolean isSettled = wish.revokes() && removeTakenBack(wish);
    boolean isKnown =
        stated.stream().anyMatch(earlier -> earlier.wish().quote().equals(wish.quote()));
    if (!isSettled && !isKnown) {
      stated.add(
          new Stated(
              wish,
              new Preference(
                  wish.quote().inQuotes(),
                  wish.isLasting() || wish.revokes(),
                  wish.revokes(),
                  TraceBullet.citing("", lines).lines())));
    }
  }

  /** Removes the latest wish that another one takes back. */
  private boolean removeTakenBack(Wish wish) {
    return stated.reversed().stream()
        .filter(earlier -> takesBack(wish, earlier))
        .findFirst()
        .filter(stated::remove)
        .isPresent();
  }

  private static boolean takesBack(Wish wish, Stated earlier) {
    ToldWords words = new ToldWords();
    words.add(wish.quote().text());
    return !earlier.wish().revokes() && words.areAbout(earlier.wish().quote().text());
  }
}
