package dev.memories.extract.offline.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what a user insists on, by the words of {@code cues.txt}.
 *
 * <p>Quotes whole sentences. Neighbouring sentences that both hold a wish become one quote while
 * that stays short. Questions hold no wish.
 */
final class WishReader {
  private static final int MOST_SENTENCE_CHARS = 400;
  private static final int MOST_JOINED_CHARS = 100;
  private static final int MOST = 6;
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[,;:.!?()]+(?:\\s+|$)|\\s[(-]\\s?|[，。；：！？、\\n]+|\\s+(?:and|but|und|aber|y|pero|et|mais|e|mas)\\s+");
  private static final Pattern BREAK = Pattern.compile("\\s*;\\s+|\\R+");

  private final CueWords cues;

  WishReader(CueWords cues) {
    this.cues = cues;
  }

  /** The wishes of a text that the user wrote, in order. */
  List<Wish> wishes(String prose) {
    List<Wish> wishes = new ArrayList<>();
    for (String line : BREAK.split(prose, -1)) {
      Optional<Wish> previous = Optional.empty();
      for (String sentence : Sentences.of(line)) {
        if (!isWish(sentence)) {
          previous = Optional.empty();
          continue;
        }
        Wish wish = wish(sentence);
        Optional<Wish> both = previous.flatMap(earlier -> joined(earlier, wish, line));
        both.ifPresent(_ -> wishes.removeLast());
        previous = Optional.of(both.orElse(wish));
        wishes.add(both.orElse(wish));
      }
    }
    return wishes.stream().limit(MOST).toList();
  }

  /** Two short neighbours that hold for the same time, as one quote. */
  private Optional<Wish> joined(Wish earlier, Wish later, String line) {
    String both = earlier.quote().text() + " " + later.quote().text();
    return both.length() <= MOST_JOINED_CHARS
            && earlier.isLasting() == later.isLasting()
            && line.contains(both)
        ? Optional.of(wish(both))
        : Optional.empty();
  }

  /** Whether a line gives an order that holds beyond the moment. */
  boolean isOrder(String line) {
    return cues.has("lasting", line) || cues.has("rule", line);
  }

  private boolean isWish(String sentence) {
    if (sentence.length() > MOST_SENTENCE_CHARS || cues.has("not-rule", sentence)) {
      return false;
    }
    boolean asks = sentence.endsWith("?") || sentence.endsWith("？");
    if (asks) {
      return false;
    }
    return cues.has("lasting", sentence)
        || cues.has("rule", sentence)
        || cues.has("once", sentence)
        || revokes(sentence)
        || CLAUSE_END.splitAsStream(sentence).map(String::strip).anyMatch(this::isOrderClause);
  }

  private boolean isOrderClause(String clause) {
    return (words(clause) > 1 && cues.begins("forbid", clause))
        || (isLong(clause) && cues.begins("rule", clause));
  }

  private static int words(String clause) {
    return clause.split("\\s+", -1).length;
  }

  /** Two words or fewer describe rather than order, but where words are not spaced. */
  private static boolean isLong(String clause) {
    return words(clause) > 2 || clause.codePoints().anyMatch(Character::isIdeographic);
  }

  private boolean revokes(String sentence) {
    return cues.has("revoke", sentence)
        || (cues.has("need", sentence) && cues.has("gone", sentence));
  }

  private Wish wish(String quote) {
    boolean revokes = revokes(quote);
    boolean isForNow = cues.has("once", quote) || cues.has("task", quote);
    boolean isLasting = cues.has("lasting", quote) || revokes || !isForNow;
    return new Wish(Excerpt.of(quote, MOST_SENTENCE_CHARS), isLasting, revokes);
  }
}
