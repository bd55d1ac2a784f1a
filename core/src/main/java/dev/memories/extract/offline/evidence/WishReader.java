package dev.memories.extract.offline.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what a user insists on, by the words of {@code cues.txt}.
 *
 * <p>Quotes whole sentences. Neighbouring sentences that both hold a wish become one quote while
 * that stays short. Questions hold no wish.
 */
final class WishReader {
  private static final int MOST_SENTENCE_CHARS = 400;
  private static final int MOST_JOINED_CHARS = 160;
  private static final int MOST = 6;
  private static final Pattern CLAUSE_END =
      Pattern.compile("(?:[,;:.!?()，。；：！？、\\n]|\\s-\\s)+\\s*|\\s+(?:and|but|und|aber|y|pero|et|mais|e|mas)\\s+");
  private static final Pattern BREAK = Pattern.compile("\\s*;\\s+|\\R+");

  private final CueWords cues;

  WishReader(CueWords cues) {
    this.cues = cues;
  }

  /** The wishes of a text that the user wrote, in order. */
  List<Wish> wishes(String prose) {
    List<String> quotes = new ArrayList<>();
    List<Boolean> follows = new ArrayList<>();
    boolean joins = false;
    for (String line : BREAK.split(prose, -1)) {
      for (String sentence : Sentences.of(line)) {
        boolean isWish = isWish(sentence);
        if (isWish) {
          quotes.add(sentence);
          follows.add(joins && line.contains(quotes.getLast()));
        }
        joins = isWish;
      }
      joins = false;
    }
    return joined(quotes, follows, prose).stream().limit(MOST).map(this::wish).toList();
  }

  /** Whether a line gives an order that holds beyond the moment. */
  boolean isOrder(String line) {
    return cues.has("lasting", line) || cues.has("rule", line);
  }

  private static List<String> joined(List<String> quotes, List<Boolean> follows, String prose) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < quotes.size(); i++) {
      String quote = quotes.get(i);
      String longer = joined.isEmpty() ? "" : joined.getLast() + " " + quote;
      if (follows.get(i) && longer.length() <= MOST_JOINED_CHARS && prose.contains(longer)) {
        joined.set(joined.size() - 1, longer);
      } else {
        joined.add(quote);
      }
    }
    return joined;
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
        || cues.has("revoke", sentence)
        || CLAUSE_END.splitAsStream(sentence).anyMatch(clause -> cues.begins("rule", clause.strip()));
  }

  private Wish wish(String quote) {
    boolean revokes = cues.has("revoke", quote);
    boolean isLasting = cues.has("lasting", quote) || revokes || !cues.has("once", quote);
    return new Wish(Excerpt.of(quote, MOST_SENTENCE_CHARS), isLasting, revokes);
  }
}
