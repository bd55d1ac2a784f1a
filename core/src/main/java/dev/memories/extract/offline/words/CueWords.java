package dev.memories.extract.offline.words;

import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases that signal a meaning, read from data files.
 *
 * <p>A line of a file is a kind, perhaps {@code begin} or {@code end}, perhaps {@code unless} and
 * another kind, a colon, and phrases between bars. Phrases match whole words, without regard to
 * case and accents. {@code word*} matches any ending; a {@code *} of its own stands for some words
 * of the same sentence. {@code begin} and {@code end} limit a phrase to the start and the end of a
 * text; {@code unless kind} excludes texts that hold a phrase of that kind, for words that mean
 * something else in another language. Phrases of the kind {@code filler} are passed over at the
 * start.
 */
final class CueWords {
  private static final String FILLER = "filler";
  private static final String UNLESS = " unless ";
  private static final Pattern BAR = Pattern.compile(" \\| ");
  private static final int MOST_GAP_WORDS = 5;

  /** So many letters of a word with any ending are written out at least. */
  private static final int LEAST_STEM_CHARS = 2;

  private enum Place {
    BEGIN,
    ANYWHERE,
    END
  }

  /**
   * A phrase.
   *
   * @param unless the kind that excludes it from a text; empty where none does
   */
  private record Phrase(String kind, Place place, String unless, List<String> words) {}

  /** By their first words, each with the open phrases that such a word may begin. */
  private final Map<String, List<Phrase>> phrases;

  /** Those whose first word may have any ending, by its first letters. */
  private final Map<String, List<Phrase>> openPhrases;

  /** What was found in the texts so far; null where nothing is remembered. */
  private final @Nullable Map<String, FoundCues> known;

  private CueWords(List<Phrase> all) {
    phrases = new HashMap<>();
    openPhrases = new HashMap<>();
    known = null;
    for (Phrase phrase : all) {
      String first = phrase.words().getFirst();
      if (first.endsWith("*")) {
        String key = first.substring(0, LEAST_STEM_CHARS);
        openPhrases.computeIfAbsent(key, _ -> new ArrayList<>()).add(phrase);
      } else {
        phrases.computeIfAbsent(first, _ -> new ArrayList<>()).add(phrase);
      }
    }
    phrases.forEach((first, fitting) -> fitting.addAll(openCandidates(first)));
  }

  private CueWords(CueWords words) {
    phrases = words.phrases;
    openPhrases = words.openPhrases;
    known = new HashMap<>();
  }

  /**
   * The same words, which read each text only once. For the texts of one message, whose sentences
   * and clauses are asked for by one rule after the other; not for several threads.
   */
  CueWords remembering() {
    return new CueWords(this);
  }

  /** What a user says of work and wishes. */
  static CueWords ofUsers() {
    return ofLanguages("user-words");
  }

  /** What an agent says in a final answer. */
  static CueWords ofAgents() {
    return ofLanguages("agent-words");
  }

  /** Reads the files that {@code languages.txt} of a folder beside this class names. */
  private static CueWords ofLanguages(String folder) {
    return of(
        DataFile.entries(CueWords.class, folder + "/languages.txt").stream()
            .flatMap(
                name -> DataFile.entries(CueWords.class, folder + "/" + name + ".txt").stream())
            .toList());
  }

  /** Reads a data file beside this class. */
  static CueWords load(String file) {
    return of(DataFile.entries(CueWords.class, file));
  }

  private static CueWords of(List<String> lines) {
    List<Phrase> all = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      String before = line.substring(0, colon);
      int exception = before.indexOf(UNLESS);
      String unless = exception < 0 ? "" : before.substring(exception + UNLESS.length());
      String[] head = (exception < 0 ? before : before.substring(0, exception)).split(" ", 2);
      Place place =
          head.length == 1 ? Place.ANYWHERE : head[1].equals("begin") ? Place.BEGIN : Place.END;
      for (String phrase : BAR.split(line.substring(colon + 2), -1)) {
        all.add(new Phrase(head[0], place, unless, CueTokens.ofPhrase(phrase)));
      }
    }
    return new CueWords(all);
  }

  /** The kinds of the phrases in a text. */
  FoundCues in(String text) {
    return known == null ? read(text) : known.computeIfAbsent(text, this::read);
  }

  private FoundCues read(String text) {
    CueTokens tokens = CueTokens.of(text);
    BitSet starts = starts(tokens);
    int last = tokens.lastWord();
    List<Phrase> found = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      for (Phrase phrase : candidates(tokens.at(at))) {
        int next = endOf(phrase.words(), 0, tokens, at);
        boolean fits =
            switch (phrase.place()) {
              case ANYWHERE -> next >= 0;
              case BEGIN -> next >= 0 && starts.get(at);
              case END -> next > last;
            };
        if (fits) {
          found.add(phrase);
        }
      }
    }
    Set<String> plain = kinds(found, Place.ANYWHERE);
    found.removeIf(phrase -> plain.contains(phrase.unless()));
    return new FoundCues(
        kinds(found, Place.ANYWHERE),
        kinds(found, Place.BEGIN),
        kinds(found, Place.END),
        tokens.weight());
  }

  private static Set<String> kinds(List<Phrase> found, Place place) {
    if (found.isEmpty()) {
      return Set.of();
    }
    Set<String> kinds = new HashSet<>();
    for (Phrase phrase : found) {
      if (phrase.place() == place) {
        kinds.add(phrase.kind());
      }
    }
    return kinds;
  }

  /** Where the text may be said to begin: at its first word, and after fillers. */
  private BitSet starts(CueTokens tokens) {
    BitSet starts = new BitSet();
    starts.set(0);
    int at = 0;
    int next;
    do {
      next = at;
      for (Phrase phrase : at < tokens.size() ? candidates(tokens.at(at)) : List.<Phrase>of()) {
        if (phrase.kind().equals(FILLER)) {
          next = Math.max(next, endOf(phrase.words(), 0, tokens, at));
        }
      }
      while (next > at && next < tokens.size() && tokens.isMark(next)) {
        next++;
      }
      starts.set(next);
      at = at == next ? tokens.size() : next;
    } while (at < tokens.size());
    return starts;
  }

  private List<Phrase> candidates(String word) {
    List<Phrase> known = phrases.get(word);
    return known == null ? openCandidates(word) : known;
  }

  private List<Phrase> openCandidates(String word) {
    return word.length() < LEAST_STEM_CHARS
        ? List.of()
        : openPhrases.getOrDefault(word.substring(0, LEAST_STEM_CHARS), List.of());
  }

  /** The token after the phrase's words from {@code word} on, or -1 where they do not match. */
  private static int endOf(List<String> words, int word, CueTokens tokens, int from) {
    int at = from;
    for (int i = word; i < words.size(); i++) {
      String wanted = words.get(i);
      if (wanted.equals("*")) {
        return endAfterGap(words, i + 1, tokens, at);
      }
      if (at == tokens.size() || !fits(wanted, tokens.at(at))) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static int endAfterGap(List<String> words, int word, CueTokens tokens, int from) {
    int left = MOST_GAP_WORDS * 2;
    for (int at = from; left >= 0 && at < tokens.size() && !tokens.isMark(at); at++) {
      int end = endOf(words, word, tokens, at);
      if (end >= 0) {
        return end;
      }
      left -= tokens.isIdeograph(at) ? 1 : 2;
    }
    return -1;
  }

  private static boolean fits(String wanted, String word) {
    return wanted.endsWith("*")
        ? word.regionMatches(0, wanted, 0, wanted.length() - 1)
        : word.equals(wanted);
  }
}
