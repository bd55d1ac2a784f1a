package dev.memories.consolidate;

import dev.memories.trace.TraceBullet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the user wants, one finding a wish, in the user's words.
 *
 * <p>Two wishes conflict where a clause of one has the same subject as a clause of the other and
 * the opposite sense. The newer wins, unless more sessions with a passing check stand behind the
 * older: then both stand, to be verified (product.md 3, "Consolidators").
 */
final class PreferenceFindings {
  private record Clause(Set<String> subject, boolean negative) {
    boolean contradicts(Clause other) {
      return negative != other.negative && !subject.isEmpty() && subject.equals(other.subject);
    }
  }

  private static final Pattern QUOTE = Pattern.compile("\"(.+)\"");

  private PreferenceFindings() {}

  static List<Finding> of(List<SessionTrace> traces) {
    List<Finding> wishes = new ArrayList<>();
    for (SessionTrace session : traces) {
      session.document().preferences().stream()
          .filter(Cues::worthKeeping)
          .map(session::finding)
          // Of one session the last word is the newest.
          .sorted(Comparator.comparing(PreferenceFindings::lastLine).reversed())
          .forEach(wishes::add);
    }
    return settle(Duplicates.merged(wishes), traces);
  }

  /** Whether all that a bullet quotes is among the session's wishes, so that it adds nothing. */
  static boolean repeats(TraceBullet bullet, SessionTrace session) {
    List<String> quotes =
        QUOTE.matcher(bullet.text()).results().map(quote -> quote.group(1)).toList();
    return !quotes.isEmpty()
        && bullet.codes().isEmpty()
        && quotes.stream().allMatch(quote -> isAmong(session.document().preferences(), quote));
  }

  private static boolean isAmong(List<TraceBullet> wishes, String quote) {
    return wishes.stream().anyMatch(wish -> wish.text().contains(quote));
  }

  /**
   * @param wishes newest first
   */
  private static List<Finding> settle(List<Finding> wishes, List<SessionTrace> traces) {
    List<Finding> standing = new ArrayList<>();
    for (Finding older : wishes) {
      int rival = indexOfRival(standing, older);
      if (rival < 0) {
        standing.add(older);
        continue;
      }
      Finding newer = standing.get(rival);
      if (weight(older, traces) > weight(newer, traces)) {
        standing.set(rival, newer.cautioned("more older sessions say the opposite, verify"));
        standing.add(older.cautioned("a newer session says the opposite, verify"));
      } else if (saysMore(older.text(), newer.text())) {
        standing.add(older.cautioned("a newer session says the opposite in part, verify"));
      }
    }
    return standing;
  }

  private static int indexOfRival(List<Finding> standing, Finding older) {
    for (int at = 0; at < standing.size(); at++) {
      if (contradict(standing.get(at).text(), older.text())) {
        return at;
      }
    }
    return -1;
  }

  static boolean contradict(String one, String other) {
    List<Clause> others = clauses(other);
    return clauses(one).stream().anyMatch(clause -> others.stream().anyMatch(clause::contradicts));
  }

  /** Whether something of the older wish is left when what the newer contradicts is taken away. */
  private static boolean saysMore(String older, String newer) {
    List<Clause> overruling = clauses(newer);
    return clauses(older).stream()
        .filter(clause -> !clause.subject().isEmpty())
        .anyMatch(clause -> overruling.stream().noneMatch(clause::contradicts));
  }

  private static List<Clause> clauses(String wish) {
    return Wording.clauses(wish).stream()
        .map(
            wording ->
                new Clause(
                    wording.without(Cues.NEGATIONS, Cues.STOP_WORDS),
                    wording.count(Cues.NEGATIONS) % 2 == 1))
        .toList();
  }

  private static long weight(Finding wish, List<SessionTrace> traces) {
    return wish.sources().stream()
        .filter(source -> traces.get(source.rank()).hasPassingCheck())
        .count();
  }

  private static int lastLine(Finding wish) {
    List<Integer> lines = wish.sources().getFirst().lines();
    return lines.isEmpty() ? 0 : lines.getLast();
  }
}
