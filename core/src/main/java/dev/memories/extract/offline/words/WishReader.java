package dev.memories.extract.offline.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a user insists on, by the words of {@code user-words}.
 *
 * <p>Quotes whole sentences. Neighbouring sentences that both hold a wish become one quote while
 * that stays short and the second one does not begin a new thought: a later message may take one of
 * them back. Questions hold no wish.
 */
final class WishReader {
  private static final int MOST_SENTENCE_CHARS = 400;
  private static final int MOST_JOINED_CHARS = 100;
  private static final int MOST_EXPLAINED_CHARS = 160;
  private static final int MOST = 6;

  /** {@code Not this week} only says when. */
  private static final int MOST_WORDS_OF_TIME = 3;

  /** {@code That's all for now!} */
  private static final int MOST_WORDS_OF_GOODBYE = 5;

  private static final String SECRET = "[REDACTED";
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[,;:.!?()]+(?:\\s+|$)|\\s\\(\\s?|\\s-\\s|[，。；：！？、\\n]+|\\s+(?:and|but|und|aber|y|pero|et|mais|mas|però|maar|ale|и|но|але|і|och|ama)\\s+");

  /** Ends a clause, but not a list of files. */
  private static final Pattern FORBIDDEN_END = Pattern.compile("[;:!?。；！？\\n]+|[.,，、](?:\\s+|$)");

  /** A semicolon, or the end of a sentence that a number hides. */
  private static final Pattern HALVES =
      Pattern.compile(
          "\\s*;\\s+|(?<=\\d)\\.\\s+(?=(?:and|but|und|aber|y|pero|et|mais|e|mas|ma|en|maar|i|ale)\\s)");

  /** Joins two thoughts of one sentence: what stands before it may be no wish. */
  private static final Pattern JOINT =
      Pattern.compile(
          "(?iU)[,;]\\s+(?:and|but|und|aber|y|pero|et|mais|e|mas|ma|però|en|maar|i|ale|и|но|а|і|й|але|och|men|ve|ama)\\s+|\\s*;\\s+|\\s+[-–—]\\s+");

  private static final Pattern AFTER_COLON = Pattern.compile("[:：]\\s+");

  private static final Pattern BEFORE_QUESTION = Pattern.compile("([^:：]+)[:：].*[?？]");

  /** A word of approval or alarm before the sentence. */
  private static final Pattern ONE_WORD = Pattern.compile("^\\p{L}{2,}[.!。！]+\\s+");

  /** Begins a condition, without which the rest of a sentence says something else. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?iU)^(?:if|when|whenever|where|once|unless|before|after|wenn|falls|sobald|bevor|si|quand|lorsque|cuando|se|quando"
              + "|als|wanneer|jeśli|gdy|kiedy|если|когда|перед|om|när|innan|efter|якщо|коли|після|pokud|když|až|jakmile|než|před|eğer)\\b.*");

  /** A question that begins late in a sentence. */
  private static final Pattern TAGGED = Pattern.compile("[,，、]\\s*[^,，、]{1,20}[?？]$");

  private static final Pattern NAMED_FILE =
      Pattern.compile("(?<![\\w/:.])(?:[\\w.-]+/)*[\\w-]+\\.[a-z]{1,5}(?![\\w.])(?!\\()");

  private final CueWords cues;

  WishReader(CueWords cues) {
    this.cues = cues;
  }

  /** The wishes of a text that the user wrote, in order. */
  List<Wish> wishes(String prose) {
    List<Wish> wishes = new ArrayList<>();
    for (String line : prose.split("\\R", -1)) {
      Optional<Wish> previous = Optional.empty();
      for (String sentence : sentences(line)) {
        if (!isWish(sentence)) {
          previous
              .flatMap(wish -> explained(wish, sentence, line))
              .ifPresent(wish -> wishes.set(wishes.size() - 1, wish));
          previous = Optional.empty();
          continue;
        }
        Wish wish = wish(withoutLead(sentence));
        Optional<Wish> both = previous.flatMap(earlier -> joined(earlier, wish, line));
        both.ifPresent(_ -> wishes.removeLast());
        previous = Optional.of(both.orElse(wish));
        wishes.add(both.orElse(wish));
      }
    }
    return wishes.stream().limit(MOST).toList();
  }

  /** Two short neighbours that hold for the same time, as one quote; not one more wish. */
  private Optional<Wish> joined(Wish earlier, Wish later, String line) {
    String both = earlier.quote().text() + " " + later.quote().text();
    return both.length() <= MOST_JOINED_CHARS
            && earlier.isLasting() == later.isLasting()
            && !cues.in(later.quote().text()).begins("one-more")
            && line.contains(both)
        ? Optional.of(wish(both))
        : Optional.empty();
  }

  /** A short wish with the sentence after it, where that says why. */
  private Optional<Wish> explained(Wish wish, String reason, String line) {
    int from = line.indexOf(wish.quote().text());
    int to = line.indexOf(reason, Math.max(0, from)) + reason.length();
    boolean isShort = from >= 0 && to > from && to - from <= MOST_EXPLAINED_CHARS;
    return isShort && cues.in(reason).begins("reason") && !reason.endsWith("?")
        ? Optional.of(wish.quoting(Excerpt.of(line.substring(from, to), MOST_SENTENCE_CHARS)))
        : Optional.empty();
  }

  /** Without a first half that wishes nothing, and on which the second half does not depend. */
  private String withoutLead(String whole) {
    String opened = ONE_WORD.matcher(whole).replaceFirst("");
    String sentence = isWish(opened) ? opened : whole;
    Matcher joint = JOINT.matcher(sentence);
    int from = 0;
    while (joint.find()) {
      String lead = sentence.substring(0, joint.start());
      String rest = sentence.substring(joint.end());
      if (isWish(rest) && !isWish(lead) && !CONDITION.matcher(lead).matches()) {
        from = joint.end();
      }
    }
    return sentence.substring(from);
  }

  /** A sentence of two halves is two where each of them is a wish. */
  private List<String> sentences(String line) {
    List<String> sentences = new ArrayList<>();
    for (String sentence : Sentences.of(line)) {
      List<String> halves = HALVES.splitAsStream(sentence).toList();
      boolean areWishes = halves.size() > 1 && halves.stream().allMatch(this::isWish);
      sentences.addAll(areWishes ? halves : withoutQuestion(sentence));
    }
    return sentences;
  }

  /** Of {@code no edits: why is it slow?} only what is no question. */
  private List<String> withoutQuestion(String sentence) {
    Matcher lead = BEFORE_QUESTION.matcher(sentence);
    return lead.matches() && isWish(lead.group(1)) ? List.of(lead.group(1)) : List.of(sentence);
  }

  /** Whether a line gives an order that holds beyond the moment. */
  boolean isOrder(String line) {
    FoundCues found = cues.in(line);
    return found.has("lasting") || found.has("rule");
  }

  private boolean isWish(String sentence) {
    if (asks(sentence) || sentence.length() > MOST_SENTENCE_CHARS || sentence.contains(SECRET)) {
      return false;
    }
    FoundCues found = cues.in(sentence);
    boolean isPlan = found.begins("accept") && found.has("postpone") && !found.has("lasting");
    boolean isGoodbye = found.has("no-order") && found.words() <= MOST_WORDS_OF_GOODBYE;
    if (isPlan || isGoodbye || found.has("not-rule") || found.begins("not-rule")) {
      return false;
    }
    return found.has("lasting")
        || found.has("rule")
        || found.has("hands-off")
        || (found.has("once") && !found.has("fails"))
        || revokes(found)
        || contrasts(found)
        || (sentence.indexOf(':') > 0
            && AFTER_COLON.splitAsStream(sentence).map(cues::in).anyMatch(WishReader::contrasts))
        || (found.words() > 2 && found.begins("rule"))
        || CLAUSE_END
            .splitAsStream(sentence)
            .filter(clause -> !clause.isBlank())
            .map(cues::in)
            .anyMatch(WishReader::isOrderClause);
  }

  /**
   * {@code commits in English, ok?} asks for no more than consent, and {@code could you always run
   * the linter?} is an order.
   */
  private boolean asks(String sentence) {
    if (!Sentences.isQuestion(sentence)) {
      return false;
    }
    FoundCues found = cues.in(sentence);
    boolean isPolite = found.begins("polite") || found.has("polite");
    boolean isOrder = isPolite && !found.has("asks-word");
    return !isOrder && !(found.ends("tag") && TAGGED.matcher(sentence).find());
  }

  private static boolean isOrderClause(FoundCues clause) {
    return (clause.words() > 1 && (forbids(clause) || clause.ends("hands-off")))
        || (clause.words() > 2 && (clause.begins("rule") || clause.begins("lasting")))
        || (clause.words() > 2 && clause.ends("rule"));
  }

  private static boolean contrasts(FoundCues found) {
    return found.has("contrast") && !found.has("not-contrast");
  }

  /** In some languages the verb stands last, and with it what forbids. */
  private static boolean forbids(FoundCues clause) {
    boolean saysWhen = clause.has("postpone") && clause.words() <= MOST_WORDS_OF_TIME;
    return !saysWhen
        && !clause.has("no-order")
        && (clause.begins("forbid") || clause.ends("forbid"));
  }

  private static boolean revokes(FoundCues found) {
    return found.has("revoke")
        || found.begins("revoke")
        || (found.has("need") && found.has("gone"));
  }

  /** By the clauses that are wishes alone, if any are: the others may speak of other things. */
  private boolean isOfThisTask(String quote, FoundCues whole) {
    List<String> wishes =
        CLAUSE_END
            .splitAsStream(quote)
            .filter(clause -> !clause.isBlank() && isWish(clause))
            .toList();
    return wishes.isEmpty()
        ? whole.has("task")
        : wishes.stream().anyMatch(clause -> cues.in(clause).has("task"));
  }

  private boolean keepsOff(String clause) {
    FoundCues found = cues.in(clause);
    return found.has("hands-off") || found.ends("hands-off");
  }

  private Wish wish(String quote) {
    FoundCues found = cues.in(quote);
    boolean revokes = revokes(found);
    boolean isForNow =
        found.has("once")
            || isOfThisTask(quote, found)
            || found.has("waive")
            || found.has("plan")
            || found.begins("task")
            || NAMED_FILE.matcher(quote).find();
    boolean isLasting = found.has("lasting") || found.begins("lasting") || revokes || !isForNow;
    boolean insists =
        found.has("lasting")
            || contrasts(found)
            || revokes
            || CLAUSE_END
                .splitAsStream(quote)
                .filter(clause -> !clause.isBlank())
                .anyMatch(clause -> forbids(cues.in(clause)) || keepsOff(clause));
    List<String> forbidden = FORBIDDEN_END.splitAsStream(quote).filter(this::keepsOff).toList();
    return new Wish(Excerpt.of(quote, MOST_SENTENCE_CHARS), isLasting, revokes, insists, forbidden);
  }
}
