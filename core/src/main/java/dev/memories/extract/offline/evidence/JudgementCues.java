package dev.memories.extract.offline.evidence;

import dev.memories.text.DataFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises judgements and rules in a user's message by the words of {@code cues.txt}. */
final class JudgementCues {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:;])\\s+|\\R+");
  private static final int JUDGED_CHARS = 400;

  private final Map<Kind, Pattern> anywhere = new EnumMap<>(Kind.class);
  private final Map<Kind, Pattern> atBegin = new EnumMap<>(Kind.class);

  private enum Kind {
    ACCEPT,
    NOT_ACCEPT,
    REJECT,
    NOT_REJECT,
    RULE,
    NOT_RULE
  }

  JudgementCues() {
    Map<Kind, List<String>> begins = new EnumMap<>(Kind.class);
    Map<Kind, List<String>> others = new EnumMap<>(Kind.class);
    for (String entry : DataFile.entries(JudgementCues.class, "cues.txt")) {
      String[] parts = entry.split("\\s+", 2);
      Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
      boolean begin = parts[1].startsWith("begin ");
      (begin ? begins : others)
          .merge(
              kind,
              List.of(parts[1].substring(begin ? "begin ".length() : 0).strip()),
              JudgementCues::joined);
    }
    begins.forEach((kind, words) -> atBegin.put(kind, pattern(words)));
    others.forEach((kind, words) -> anywhere.put(kind, pattern(words)));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Pattern pattern(List<String> words) {
    return Pattern.compile(
        words.stream()
            .map(
                word ->
                    Arrays.stream(word.split(" ", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Whether the words turn down what was done before them. */
  boolean rejects(String words) {
    String first = opening(words);
    return (begins(Kind.REJECT, first) || has(Kind.REJECT, first)) && !has(Kind.NOT_REJECT, first);
  }

  /** Whether the words approve what was done before them. */
  boolean accepts(String words) {
    String first = opening(words);
    return begins(Kind.ACCEPT, first) && !has(Kind.NOT_ACCEPT, first) && !rejects(words);
  }

  /** The sentences that hold beyond the moment, as they stand. */
  List<String> rules(String words) {
    return SENTENCE_END
        .splitAsStream(words)
        .map(String::strip)
        .filter(sentence -> sentence.length() <= 2 * JUDGED_CHARS)
        .filter(sentence -> has(Kind.RULE, sentence) && !has(Kind.NOT_RULE, sentence))
        .limit(4)
        .toList();
  }

  private static String opening(String words) {
    String stripped = words.strip();
    return stripped.substring(0, Math.min(stripped.length(), JUDGED_CHARS));
  }

  private boolean begins(Kind kind, String text) {
    Pattern pattern = atBegin.get(kind);
    return pattern != null && pattern.matcher(text).lookingAt();
  }

  private boolean has(Kind kind, String text) {
    Pattern pattern = anywhere.get(kind);
    return pattern != null && pattern.matcher(text).find();
  }
}
