package dev.memories.consolidate.offline;

import dev.memories.trace.Preference;
import dev.memories.trace.TraceBullet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Collects the lasting wishes of the user, in the user's words, newest first.
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

  /** An entry, and whether it takes earlier ones back. */
  private record Rule(RegistryEntry entry, boolean revokes) {
    static Rule of(Preference wish, SessionTrace session) {
      List<EntrySource> sources = List.of(session.source(wish.lines()));
      return new Rule(new RegistryEntry(LastingWishes.rule(wish), sources), wish.revokes());
    }

    /** The same rule with a remark of the same message. */
    Rule and(Preference wish) {
      String text = entry.text() + " " + wish.text();
      return new Rule(new RegistryEntry(text, entry.sources()), revokes || wish.revokes());
    }

    int lastLine() {
      List<Integer> lines = entry.sources().getFirst().lines();
      return lines.isEmpty() ? 0 : lines.getLast();
    }
  }

  /** The words that say what a wish is about. */
  private record Subject(Set<String> stems, Set<String> names) {
    static Subject of(String wish) {
      return new Subject(
          PreferenceEntries.stems(StatementKey.of(wish)), PreferenceEntries.names(wish));
    }

    /** Two common words, or one long one: a name rather than a common word; or one in capitals. */
    boolean isSameAs(Subject other) {
      List<String> shared = stems.stream().filter(other.stems::contains).toList();
      return shared.size() >= LEAST_SHARED
          || shared.stream().anyMatch(word -> word.length() >= NAME_CHARS)
          || names.stream().anyMatch(other.names::contains);
    }
  }

  private static final int LEAST_SHARED = 2;
  private static final int STEM_CHARS = 7;
  private static final int NAME_CHARS = 7;

  /** A shorter wish makes no sense without its neighbour. */
  private static final int LEAST_WORDS = 4;

  private static final Pattern SENTENCE_END = Pattern.compile("[.!。！]\"?$");

  /** An abbreviation, such as LTO: a name though it is short. */
  private static final Pattern IN_CAPITALS = Pattern.compile("(?U)\\b\\p{Lu}{3,}\\b");

  private static final Pattern QUOTE = Pattern.compile("\"(.+)\"");

  private PreferenceEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    LastingWishes lasting = new LastingWishes(traces);
    List<Rule> rules = new ArrayList<>();
    for (SessionTrace session : traces) {
      // Within a session, the last wish is the newest.
      joined(lasting.of(session), session).stream()
          .sorted(Comparator.comparingInt(Rule::lastLine).reversed())
          .forEach(rules::add);
    }
    return settle(DuplicateMerger.merged(withoutRepeated(withoutRevoked(rules))), traces);
  }

  /** The rules of a session, a short one joined to the one before it in the same message. */
  private static List<Rule> joined(List<Preference> wishes, SessionTrace session) {
    List<Rule> rules = new ArrayList<>();
    List<Integer> message = List.of();
    for (Preference wish : wishes) {
      if (isFragment(wish.text()) && !rules.isEmpty() && message.equals(wish.lines())) {
        rules.add(rules.removeLast().and(wish));
      } else {
        rules.add(Rule.of(wish, session));
      }
      message = wish.lines();
    }
    return rules;
  }

  /** A few words that end no sentence: what stood behind a semicolon or a line break. */
  private static boolean isFragment(String text) {
    return text.startsWith("\"")
        && StatementKey.of(text).words().size() < LEAST_WORDS
        && !SENTENCE_END.matcher(text).find();
  }

  /**
   * Removes wishes that a newer wish takes back; two wishes match when they share significant
   * words.
   *
   * @param rules newest first
   */
  private static List<RegistryEntry> withoutRevoked(List<Rule> rules) {
    List<RegistryEntry> standing = new ArrayList<>();
    List<Subject> revoked = new ArrayList<>();
    for (Rule rule : rules) {
      Subject subject = Subject.of(rule.entry().text());
      if (revoked.stream().noneMatch(subject::isSameAs)) {
        standing.add(rule.entry());
      }
      if (rule.revokes()) {
        revoked.add(subject);
      }
    }
    return standing;
  }

  /**
   * Merges a wish into another one that says all of it in the same sense, and more.
   *
   * @param wishes newest first
   */
  private static List<RegistryEntry> withoutRepeated(List<RegistryEntry> wishes) {
    List<RegistryEntry> distinct = new ArrayList<>(wishes);
    for (int i = 0; i < distinct.size(); i++) {
      for (int j = distinct.size() - 1; j >= 0; j--) {
        if (i != j && isPartOf(distinct.get(j).text(), distinct.get(i).text())) {
          distinct.set(i, distinct.get(i).with(distinct.get(j).sources()));
          distinct.remove(j);
          i -= j < i ? 1 : 0;
        }
      }
    }
    return distinct.stream().sorted(Comparator.comparingInt(RegistryEntry::newest)).toList();
  }

  private static boolean isPartOf(String shorter, String longer) {
    Set<String> part = stems(StatementKey.of(shorter));
    boolean negative = isNegative(StatementKey.of(shorter));
    return !part.isEmpty()
        && part.size() < stems(StatementKey.of(longer)).size()
        && StatementKey.clauses(longer).stream()
            .anyMatch(clause -> stems(clause).containsAll(part) && isNegative(clause) == negative);
  }

  private static boolean isNegative(StatementKey wording) {
    return wording.count(StatementFilter.NEGATIONS) % 2 == 1;
  }

  private static Set<String> stems(StatementKey wording) {
    return wording.without(StatementFilter.NEGATIONS, StatementFilter.STOP_WORDS).stream()
        .filter(word -> word.length() > 3)
        .map(word -> word.substring(0, Math.min(word.length(), STEM_CHARS)))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(String wish) {
    return IN_CAPITALS
        .matcher(wish)
        .results()
        .map(MatchResult::group)
        .filter(word -> StatementKey.of(word).count(StatementFilter.NEGATIONS) == 0)
        .filter(word -> !StatementFilter.STOP_WORDS.anyWordIn(word))
        .filter(word -> !LastingWishes.isLastingWord(word))
        .collect(Collectors.toSet());
  }

  /** Whether all that a bullet quotes is among the session's wishes, so that it adds nothing. */
  static boolean repeats(TraceBullet bullet, SessionTrace session) {
    List<String> quotes =
        QUOTE.matcher(bullet.text()).results().map(quote -> quote.group(1)).toList();
    return !quotes.isEmpty()
        && bullet.codes().isEmpty()
        && quotes.stream().allMatch(quote -> isAmong(session.wishes(), quote));
  }

  private static boolean isAmong(List<Preference> wishes, String quote) {
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
                    isNegative(wording)))
        .filter(clause -> !clause.subject().isEmpty())
        .toList();
  }

  private static long weight(RegistryEntry wish, List<SessionTrace> traces) {
    return wish.sources().stream()
        .filter(source -> traces.get(source.rank()).hasPassingCheck())
        .count();
  }
}
