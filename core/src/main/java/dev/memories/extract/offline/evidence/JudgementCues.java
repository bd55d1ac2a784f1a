package dev.memories.extract.offline.evidence;

import java.util.List;

/** Tells by the words of {@code cues.txt} whether a message accepts or rejects the work before. */
final class JudgementCues {
  private static final int JUDGED_CHARS = 400;
  private static final int MOST_SHORT_WORDS = 3;

  private final CueWords cues;

  JudgementCues() {
    this(CueWords.load("cues.txt"));
  }

  JudgementCues(CueWords cues) {
    this.cues = cues;
  }

  /** The words themselves, for what else the file tells. */
  CueWords words() {
    return cues;
  }

  /** Whether the words turn down what was done before them. */
  boolean rejects(String words) {
    String first = opening(words);
    return (cues.begins("reject", first) || cues.has("reject", first))
        && !cues.has("not-reject", first);
  }

  /** Whether the words approve what was done before them. */
  boolean accepts(String words) {
    String first = opening(words);
    boolean accepts =
        cues.begins("accept", first)
            || (isShort(first) && cues.begins("accept-short", first))
            || endsInApproval(first);
    return accepts && !cues.has("not-accept", first) && !rejects(words);
  }

  private static boolean isShort(String text) {
    return text.split("\\s+", -1).length <= MOST_SHORT_WORDS;
  }

  /** A last sentence of a few words, after a report for instance. */
  private boolean endsInApproval(String text) {
    List<String> sentences = text.lines().flatMap(line -> Sentences.of(line).stream()).toList();
    return sentences.size() > 1
        && isShort(sentences.getLast())
        && cues.begins("accept", sentences.getLast());
  }

  private static String opening(String words) {
    String stripped = words.strip();
    return stripped.substring(0, Math.min(stripped.length(), JUDGED_CHARS));
  }
}
