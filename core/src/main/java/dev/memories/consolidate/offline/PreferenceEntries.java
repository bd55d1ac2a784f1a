package dev.memories.consolidate.offline;

import dev.memories.trace.TraceBullet;
import dev.memories.trace.WishNotes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the user wants, one finding a wish, in the user's words.
 *
 * <p>Two wishes conflict where a clause of one has the same subject as a clause of the other and
 * the opposite sense. The newer wins, unless more sessions with a passing check stand behind the
 * older: then both stand, to be verified (docs/spec/product.md 3.9.3).
 */
final class PreferenceEntries {
  private record Clause(Set<String> subject, boolean negative) {
    Clause opposite() {
      return new Clause(subject, !negative);
    }
  }

  private static final int LEAST_SHARED = 2;
  private static final int STEM_CHARS = 7;
  private static final int NAME_CHARS = 7;
  private static final Pattern QUOTE = Pattern.compile("\"(.+)\"");

  private PreferenceEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    List<RegistryEntry> wishes = new ArrayList<>();
    for (SessionTrace session : traces) {
      session.document().preferences().stream()
          .filter(StatementFilter::worthKeeping)
          .filter(wish -> !wish.text().contains(WishNotes.FOR_THIS_TASK))
          .limit(SessionTrace.MAX_BULLETS)
          .map(session::finding)
          // Of one session the last word is the newest.
          .sorted(Comparator.comparingInt(PreferenceEntries::lastLine).reversed())
          .forEach(wishes::add);
    }
    return settle(DuplicateMerger.merged(withoutRevoked(wishes)), traces);
  }

  /**
   * Without the wishes that a newer one takes back: the two share words of meaning.
   *
   * @param wishes newest first
   */
  private static List<RegistryEntry> withoutRevoked(List<RegistryEntry> wishes) {
    List<RegistryEntry> standing = new ArrayList<>();
    List<Set<String>> revoked = new ArrayList<>();
    for (RegistryEntry wish : wishes) {
      Set<String> stems = stems(wish.text());
      if (revoked.stream().noneMatch(words -> isAboutTheSame(words, stems))) {
        standing.add(wish);
      }
      if (wish.text().contains(WishNotes.REVOKES)) {
        revoked.add(stems);
      }
    }
    return standing;
  }

  private static Set<String> stems(String wish) {
    return StatementKey.of(wish)
        .without(StatementFilter.NEGATIONS, StatementFilter.STOP_WORDS)
        .stream()
        .filter(word -> word.length() > 3)
        .map(word -> word.substring(0, Math.min(word.length(), STEM_CHARS)))
        .collect(Collectors.toSet());
  }

  /** Two common words, or one long one: a name rather than a common word. */
  private static boolean isAboutTheSame(Set<String> words, Set<String> others) {
    List<String> shared = words.stream().filter(others::contains).toList();
    return shared.size() >= LEAST_SHARED
        || shared.stream().anyMatch(word -> word.length() >= NAME_CHARS);
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
   * Takes the wishes in turn.
   *
   * @param wishes newest first
   */
  private static List<RegistryEntry> settle(List<RegistryEntry> wishes, List<SessionTrace> traces) {
    List<RegistryEntry> standing = new ArrayList<>();
    Map<Clause, Integer> said = new HashMap<>();
    for (RegistryEntry older : wishes) {
      List<Clause> clauses = clauses(older.text());
      OptionalInt rival = rival(clauses, said);
      if (rival.isEmpty()) {
        add(older, clauses, standing, said);
        continue;
      }
      RegistryEntry newer = standing.get(rival.getAsInt());
      if (weight(older, traces) > weight(newer, traces)) {
        standing.set(
            rival.getAsInt(), newer.cautioned("more older sessions say the opposite, verify"));
        standing.add(older.cautioned("a newer session says the opposite, verify"));
      } else if (saysMore(clauses, said)) {
        standing.add(older.cautioned("a newer session says the opposite in part, verify"));
      }
    }
    return standing;
  }

  private static void add(
      RegistryEntry wish,
      List<Clause> clauses,
      List<RegistryEntry> standing,
      Map<Clause, Integer> said) {
    clauses.forEach(clause -> said.putIfAbsent(clause, standing.size()));
    standing.add(wish);
  }

  /** The first standing wish that one of the clauses contradicts. */
  private static OptionalInt rival(List<Clause> clauses, Map<Clause, Integer> said) {
    return clauses.stream()
        .map(clause -> said.get(clause.opposite()))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .min();
  }

  /** Whether something of a wish is left when what newer ones contradict is taken away. */
  private static boolean saysMore(List<Clause> clauses, Map<Clause, Integer> said) {
    return clauses.stream().anyMatch(clause -> !said.containsKey(clause.opposite()));
  }

  private static List<Clause> clauses(String wish) {
    return StatementKey.clauses(wish).stream()
        .map(
            wording ->
                new Clause(
                    wording.without(StatementFilter.NEGATIONS, StatementFilter.STOP_WORDS),
                    wording.count(StatementFilter.NEGATIONS) % 2 == 1))
        .filter(clause -> !clause.subject().isEmpty())
        .toList();
  }

  private static long weight(RegistryEntry wish, List<SessionTrace> traces) {
    return wish.sources().stream()
        .filter(source -> traces.get(source.rank()).hasPassingCheck())
        .count();
  }

  private static int lastLine(RegistryEntry wish) {
    List<Integer> lines = wish.sources().getFirst().lines();
    return lines.isEmpty() ? 0 : lines.getLast();
  }
}
