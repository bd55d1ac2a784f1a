package dev.memories.extract.offline.words;

import dev.memories.extract.offline.call.TellingLines;
import dev.memories.text.DataFile;
import dev.memories.text.Letters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a person's message into {@link UserWords}. */
public final class UserWordsReader {
  private static final int HEADING_CHARS = 140;
  private static final Set<String> GREETINGS =
      Set.copyOf(DataFile.entries(UserWordsReader.class, "greetings.txt"));

  /** A few words up to a mark, with the space after it. */
  private static final Pattern OPENING =
      Pattern.compile("¡?([^.!?,。！？，\\n]{1,30}?)\\s*[.!,。！，\\n]+\\s*");

  private static final int LEAST_HEADING_LETTERS = 40;
  private static final int WHOLE_CHARS = 320;
  private static final int RULE_CHARS = 240;
  private static final int PROSE_CHARS = 2_000;
  private static final Pattern FILE =
      Pattern.compile(
          "(?<![\\w/:.])(?:[\\w.-]+/)*[\\w-]+\\.(?:md|java|kt|py|js|mjs|ts|tsx|jsx|go|rs|c|h|cpp|cs|rb|php|swift"
              + "|sh|sql|toml|ya?ml|json|jsonl|xml|html|css|txt|log|csv|properties|gradle|lock|conf|env)\\b|(?<![\\w/.])\\.env\\b");
  private static final Pattern INDENTED = Pattern.compile("(?m)^\\s+\\S.*$");
  private static final Pattern ABBREVIATION =
      Pattern.compile("(?s).*(?:^|\\s|\\()(?:\\p{L}\\.){1,3}(?:\\s?\\p{L}\\.)?$");
  private static final Pattern LIST_LINE =
      Pattern.compile("(?m)^\\s*(?:[-*+•]|\\d{1,3}[.)])\\s.*$");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[\\p{L}\\p{N})`'\"][.!?])\\s|(?<=[。！？])(?=.)|\\R");

  private final ExcerptMaker excerpts;
  private final JudgementCues cues;
  private final TellingLines lines;

  public UserWordsReader(ExcerptMaker excerpts, JudgementCues cues, TellingLines lines) {
    this.excerpts = excerpts;
    this.cues = cues;
    this.lines = lines;
  }

  /**
   * Reads a message.
   *
   * @param isTemplate whether a program wrote it, so that its lists are no wishes of a user
   */
  public UserWords read(String raw, long line, boolean isTemplate) {
    CueWords words = cues.words().remembering();
    WishReader wishes = new WishReader(words);
    String text = excerpts.redact(raw).strip();
    String own = OwnProse.of(text, wishes::isOrder);
    String prose = own.substring(0, Math.min(own.length(), PROSE_CHARS));
    JudgementCues.Judgement judgement = new JudgementCues(words).judgement(prose);
    String request = withoutGreeting(prose.isEmpty() ? text : prose);
    Excerpt subject = Excerpt.of(firstSentence(request), HEADING_CHARS);
    List<Wish> insisted =
        wishes.wishes(isTemplate ? LIST_LINE.matcher(prose).replaceAll("") : prose);
    return new UserWords(
        subject,
        !own.isEmpty() && own.length() <= HEADING_CHARS
            ? Excerpt.of(withoutGreeting(own), HEADING_CHARS)
            : subject,
        Excerpt.of(prose, WHOLE_CHARS),
        judgement.signals(),
        insisted,
        judgement.removals().stream().map(clause -> Excerpt.of(clause, RULE_CHARS)).toList(),
        putOff(judgement, insisted),
        files(prose),
        reported(text),
        line);
  }

  /** {@code Next time read the log first} is a wish for good. */
  private static List<Excerpt> putOff(JudgementCues.Judgement judgement, List<Wish> wishes) {
    return judgement.putOff().stream()
        .filter(said -> wishes.stream().noneMatch(wish -> wish.isLasting() && wish.repeats(said)))
        .map(said -> Excerpt.of(said, RULE_CHARS))
        .toList();
  }

  /** Without a greeting in front: nobody asks for anything in it. */
  public static String withoutGreeting(String prose) {
    Matcher first = OPENING.matcher(prose);
    boolean greets =
        first.lookingAt() && GREETINGS.contains(first.group(1).toLowerCase(Locale.ROOT));
    return greets && first.end() < prose.length() ? prose.substring(first.end()) : prose;
  }

  /** Appends the next sentence to a short first one. */
  private static String firstSentence(String prose) {
    Matcher end = SENTENCE_END.matcher(prose);
    int from = 0;
    while (end.find(from)) {
      String sentence = prose.substring(0, end.start());
      if (Letters.in(sentence.strip()) >= LEAST_HEADING_LETTERS
          && !ABBREVIATION.matcher(sentence).matches()) {
        return sentence;
      }
      from = Math.max(end.end(), from + 1);
    }
    return prose;
  }

  private static List<Excerpt> files(String prose) {
    if (prose.indexOf('.') < 0) {
      return List.of();
    }
    Set<String> found = new LinkedHashSet<>();
    // Indented lines are pasted, a stack trace for instance.
    Matcher file = FILE.matcher(INDENTED.matcher(prose).replaceAll(""));
    while (file.find() && found.size() < 3) {
      found.add(file.group());
    }
    return found.stream().map(name -> Excerpt.of(name, RULE_CHARS)).toList();
  }

  /** Lines of a pasted text that name an error. */
  private List<Excerpt> reported(String text) {
    int pasted = text.indexOf('\n');
    if (pasted < 0) {
      return List.of();
    }
    return lines.failures(text.substring(pasted), 2).stream()
        .map(line -> Excerpt.of(line, RULE_CHARS))
        .toList();
  }
}
