package dev.memories.extract.offline.words;

import dev.memories.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by the words of {@code user-words} what a message says of the work around it. */
final class JudgementCues {
  private static final int JUDGED_CHARS = 400;
  private static final int MOST_SHORT_WORDS = 3;
  private static final int SOON = 3;
  private static final int MOST_STATE_WORDS = 5;

  /** In Korean, Chinese and Japanese every syllable or character counts as a word. */
  private static final int MOST_STATE_CHARS = 24;

  /** Fewer do not say what is put off. */
  private static final int LEAST_LETTERS = 24;

  /** Nor do a few more without a name: {@code we do the other two next week}. */
  private static final int LEAST_LETTERS_WITHOUT_NAME = 40;

  private static final Pattern NAME =
      Pattern.compile("[`/_]|\\w[.-]\\w|\\p{Lu}\\w*\\p{Lu}|\\p{Ll}\\p{Lu}");

  private static final int MOST_REPORT_WORDS = 8;
  private static final Pattern CLAUSE_END = Pattern.compile("[,;:.!?()]+(?:\\s+|$)|[，。；：！？、\\n]+");

  private final CueWords cues;

  JudgementCues() {
    this(CueWords.ofUsers());
  }

  JudgementCues(CueWords cues) {
    this.cues = cues;
  }

  /** The cue words, for callers that need other kinds of cue from the same file. */
  CueWords words() {
    return cues;
  }

  /**
   * What a message says of the work around it.
   *
   * @param removals its clauses that order to take something out again; none in a message that says
   *     nothing of the work before it, because there they begin other work
   * @param putOff its sentences that put something off, each with the one before it where it does
   *     not say what
   */
  record Judgement(Set<UserSignal> signals, List<String> removals, List<String> putOff) {}

  private record Clause(String text, FoundCues found) {
    boolean says(String kind) {
      return found.has(kind) || found.begins(kind);
    }
  }

  Judgement judgement(String words) {
    String stripped = words.strip();
    String opening = stripped.substring(0, Math.min(stripped.length(), JUDGED_CHARS));
    FoundCues found = cues.in(opening);
    List<Clause> clauses =
        CLAUSE_END
            .splitAsStream(opening)
            .map(String::strip)
            .filter(clause -> !clause.isEmpty())
            .map(clause -> new Clause(clause, cues.in(clause)))
            .toList();
    boolean asks = Sentences.isQuestion(opening);
    boolean opensWithNo = found.begins("reject") && !found.begins("not-reject");
    boolean triedInVain = found.has("tried") && found.has("still") && !asks;
    boolean isAsBefore = clauses.stream().limit(SOON).anyMatch(JudgementCues::isAsBefore) && !asks;
    boolean faults = found.has("reject") || triedInVain || isAsBefore;
    boolean isOnlyNo =
        !faults && clauses.stream().skip(1).noneMatch(clause -> clause.found().begins("reject"));
    // Stop there, the rest next week: that ends the work, and turns none of it down.
    boolean isOnlyPutOff = isOnlyNo && found.has("postpone");
    boolean rejects = ((opensWithNo && !isOnlyPutOff) || faults) && !found.has("not-reject");
    Set<UserSignal> signals = EnumSet.noneOf(UserSignal.class);
    add(signals, UserSignal.REJECTS, rejects);
    add(signals, UserSignal.SAYS_NO, rejects && isOnlyNo);
    add(signals, UserSignal.WANTS_MORE_OR_LESS, rejects && found.has("amount"));
    add(signals, UserSignal.ACCEPTS, !rejects && accepts(opening, found));
    add(signals, UserSignal.ASKS, asks);
    add(signals, UserSignal.REPORTS_FAILURE, found.has("fails"));
    boolean failsAgain = found.has("reject") && found.has("fails") && !found.has("not-reject");
    boolean stillFails = failsAgain || (rejects && found.has("still"));
    add(signals, UserSignal.STILL_FAILS, stillFails);
    boolean waits = found.begins("wait") && !rejects && !found.begins("not-reject");
    add(signals, UserSignal.CORRECTS, found.has("correct") || waits);
    add(signals, UserSignal.WORKS, works(found) && !asks);
    boolean undoes = found.has("undo") || clauses.stream().anyMatch(c -> c.found().begins("undo"));
    add(signals, UserSignal.UNDOES, undoes && !found.has("not-reject"));
    add(
        signals,
        UserSignal.POSTPONES,
        found.has("postpone") && !found.has("not-postpone") && !asks);
    add(signals, UserSignal.NAMES_SECRETS, found.has("leak"));
    add(signals, UserSignal.WAIVES_CHECKS, found.has("waive"));
    add(signals, UserSignal.ASKS_FOR_PLAN, found.has("plan"));
    boolean judges =
        found.begins("accept")
            || found.has("accept")
            || found.has("not-accept")
            || signals.contains(UserSignal.REJECTS)
            || signals.contains(UserSignal.CORRECTS);
    return new Judgement(
        signals,
        (judges ? clauses : List.<Clause>of())
            .stream().filter(clause -> clause.says("remove")).map(Clause::text).toList(),
        signals.contains(UserSignal.POSTPONES) ? putOff(opening) : List.of());
  }

  private List<String> putOff(String opening) {
    List<String> all = new ArrayList<>();
    for (String line : opening.lines().toList()) {
      String before = "";
      for (String sentence : Sentences.of(line)) {
        FoundCues found = cues.in(sentence);
        boolean isPutOff = found.has("postpone") && !found.has("plan");
        if (isPutOff && !Sentences.isQuestion(sentence)) {
          String both = before + " " + sentence;
          all.add(saysWhat(sentence) || !line.contains(both) ? sentence : both);
        }
        before = sentence;
      }
    }
    return all.stream()
        .filter(
            said ->
                Letters.in(said) >= LEAST_LETTERS_WITHOUT_NAME
                    || (Letters.in(said) >= LEAST_LETTERS && NAME.matcher(said).find()))
        .toList();
  }

  /** {@code We'll see about that later} does not, nor does the order after it. */
  private boolean saysWhat(String sentence) {
    return CLAUSE_END
        .splitAsStream(sentence)
        .filter(clause -> cues.in(clause).has("postpone"))
        .anyMatch(clause -> Letters.in(clause) >= LEAST_LETTERS);
  }

  /** A few words that say how it still is, such as {@code still 502}. */
  private static boolean isAsBefore(Clause clause) {
    return clause.says("as-before")
        && (clause.found().words() <= MOST_STATE_WORDS
            || clause.text().length() <= MOST_STATE_CHARS);
  }

  private static boolean works(FoundCues found) {
    return found.has("works") && !found.has("fails");
  }

  private static void add(Set<UserSignal> signals, UserSignal signal, boolean holds) {
    if (holds) {
      signals.add(signal);
    }
  }

  private boolean accepts(String opening, FoundCues found) {
    List<String> sentences = opening.lines().flatMap(line -> Sentences.of(line).stream()).toList();
    if (sentences.isEmpty() || Sentences.isQuestion(sentences.getFirst())) {
      return false;
    }
    FoundCues first = cues.in(sentences.getFirst());
    boolean accepts =
        found.begins("accept")
            || first.has("accept")
            || (works(first) && first.words() <= MOST_REPORT_WORDS)
            || (isShort(found) && found.begins("accept-short"))
            || thanks(sentences)
            || endsInApproval(sentences, found, opening);
    return accepts && !first.has("not-accept");
  }

  private static boolean isShort(FoundCues found) {
    return found.words() <= MOST_SHORT_WORDS;
  }

  /** Some word of approval of its own, soon after the start: {@code That was mine. Thank you!} */
  private boolean thanks(List<String> sentences) {
    return sentences.stream()
        .limit(SOON)
        .map(cues::in)
        .anyMatch(sentence -> isShort(sentence) && sentence.begins("accept"));
  }

  /** A last sentence of a few words after a report, or thanks after a word or two. */
  private boolean endsInApproval(List<String> sentences, FoundCues whole, String opening) {
    String last =
        isShort(whole)
            ? CLAUSE_END.splitAsStream(opening).reduce("", (_, clause) -> clause)
            : sentences.size() > 1 ? sentences.getLast() : "";
    FoundCues end = cues.in(last);
    return isShort(end) && end.begins("accept");
  }
}
