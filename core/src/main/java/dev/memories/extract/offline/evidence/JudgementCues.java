package dev.memories.extract.offline.evidence;

/** Tells by the words of {@code cues.txt} whether a message accepts or rejects the work before. */
final class JudgementCues {
  private static final int JUDGED_CHARS = 400;

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
    return cues.begins("accept", first) && !cues.has("not-accept", first) && !rejects(words);
  }

  private static String opening(String words) {
    String stripped = words.strip();
    return stripped.substring(0, Math.min(stripped.length(), JUDGED_CHARS));
  }
}
