package dev.memories.extract.offline.words;

import dev.memories.extract.offline.words.AgentAnswer.Sentence;
import dev.memories.extract.offline.words.AgentAnswer.Subject;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an agent's final answer into sentences and says what each is about.
 *
 * <p>Goes by the words of {@code agent-words}. Code blocks and diffs are passed over, and so are
 * tables beside an answer in sentences. A list item takes its subject from the heading above it
 * where it has none of its own, and so do the sentences right below a heading.
 */
public final class AnswerReader {
  private static final int MOST_CHARS = 12_000;
  private static final int MOST_SENTENCES = 40;
  private static final int MOST_CODE = 40;
  private static final int MOST_SENTENCE_CHARS = 420;
  private static final int BEGINNING_CHARS = 60;
  private static final int LEAST_SENTENCE_LETTERS = 12;

  /** An answer with fewer sentences leaves it to its table to answer. */
  private static final int FEW_SENTENCES = 3;

  private static final int MOST_ROWS = 5;

  /** The rows of a table are no prose: nothing goes on from there. */
  private static final AgentAnswer.Place NO_PARAGRAPH = new AgentAnswer.Place(-1, 0, true);

  private static final Pattern DURATION = Pattern.compile("\\d[\\d.,]* ?m?s\\b");
  private static final Pattern CLAUSE_END = Pattern.compile("[,;:] |[，；：、]");
  private static final int LEAST_CLAUSE_LETTERS = 24;

  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,2}[.)])\\s+");
  private static final Pattern HEADING =
      Pattern.compile("^(?:#{1,6}\\s+.*|\\*\\*[^*]+\\*\\*:?|[^.!?`]{2,60}[:：])$");

  /** A few words before a list or a block: without that they say nothing. */
  private static final Pattern LABEL = Pattern.compile("\\S+(?:\\s+\\S+){0,2}[:：]");

  private static final Pattern END = Pattern.compile("[.!?:;。！？：；][\"')\\]`*_]*$|```");
  private static final Pattern CODE = Pattern.compile("(?<!`)`([^`]+)`(?!`)");
  private static final Pattern TEST_IN_CODE = Pattern.compile("`[^`]*[Tt]est[^`]*`");
  private static final Pattern MIDDLE = Pattern.compile("^\\s*[\\p{Ll}(]");
  private static final Pattern TABLE_OR_QUOTE = Pattern.compile("^\\s*[|>].*");

  /** A row of a table with some text, not the line between its head and its body. */
  private static final Pattern ROW = Pattern.compile("^\\s*\\|.*[\\p{L}\\p{N}].*\\|\\s*$");

  /** The line between the head of a table and its body. */
  private static final Pattern BELOW_HEAD = Pattern.compile("^\\s*\\|[\\s|:-]*-[\\s|:-]*$");

  private static final Pattern ROW_ENDS = Pattern.compile("^\\s*\\|\\s*|\\s*\\|\\s*$");
  private static final Pattern INTERJECTION = Pattern.compile("^\\p{L}+(?:[.!]\\s+|[。！])(?=.{20})");
  private static final Pattern CONCRETE =
      Pattern.compile("`[^`]+`|\\d|[\\w.-]+/[\\w./-]+|\\b\\w+\\.[a-z]{1,4}\\b|--?\\w[\\w-]+");

  /** Begins an item that has a number or a letter, such as {@code B: a new volume}. */
  private static final Pattern OPTION =
      Pattern.compile(
          "^\\W{0,6}(?:\\p{Lu}\\p{Ll}{2,10} )?(?:(?<letter>[A-F])(?:[.):]|\\W{1,3}[|:–—-])|(?<number>[1-9])[.)])(?!\\w)");

  /** A link to a file, up to its target. */
  private static final Pattern LINK =
      Pattern.compile("(\\[[^\\]\\n]+]\\()(?!https?:)[^()\\s]*/[^()\\s]+\\)");

  private static final Pattern PLAN_TAGS = Pattern.compile("(?m)^[ \\t]*</?proposed_plan>[ \\t]*$");

  private final ExcerptMaker excerpts;
  private final CueWords cues;
  private final CheckTopics topics;

  public AnswerReader(ExcerptMaker excerpts, OfflineRules rules) {
    this.excerpts = excerpts;
    this.cues = rules.answerCues();
    this.topics = rules.topics();
  }

  /**
   * Reads an answer when it is first asked for: of all that an agent says in a turn, only the last
   * words are its answer.
   */
  public Supplier<AgentAnswer> later(String raw, long line) {
    return new Later(this, cut(raw), line);
  }

  /** An answer that is read once, when it is asked for. Not safe for several threads. */
  private static final class Later implements Supplier<AgentAnswer> {
    private final AnswerReader reader;
    private final String raw;
    private final long line;
    private @Nullable AgentAnswer answer;

    Later(AnswerReader reader, String raw, long line) {
      this.reader = reader;
      this.raw = raw;
      this.line = line;
    }

    @Override
    public AgentAnswer get() {
      AgentAnswer read = answer;
      if (read == null) {
        read = reader.read(PLAN_TAGS.matcher(raw).replaceAll(""), line);
        answer = read;
      }
      return read;
    }
  }

  AgentAnswer read(String raw, long line) {
    List<Sentence> sentences = new ArrayList<>();
    List<Boolean> areItems = new ArrayList<>();
    List<Boolean> areAfterGaps = new ArrayList<>();
    boolean isAfterGap = false;
    List<String> rows = new ArrayList<>();
    List<String> code = new ArrayList<>();
    boolean inFence = false;
    Optional<Subject> heading = Optional.empty();
    boolean isRightBelow = false;
    Places places = new Places();
    for (String text : unwrapped(withShortLinks(excerpts.redact(raw)))) {
      if (text.strip().startsWith("```")) {
        inFence = !inFence;
      } else if (inFence) {
        heading = Optional.empty();
        keep(text.strip(), code);
      } else if (TABLE_OR_QUOTE.matcher(text).matches()) {
        heading = Optional.empty();
        if (ROW.matcher(text).matches()) {
          rows.add(ROW_ENDS.matcher(text).replaceAll(""));
        } else if (BELOW_HEAD.matcher(text).matches() && !rows.isEmpty()) {
          rows.removeLast();
        }
      } else if (isHeading(text.strip())) {
        heading = subjectByCue(cues.in(text));
        isRightBelow = true;
      } else {
        if (text.indexOf('`') >= 0) {
          CODE.matcher(text).results().forEach(span -> keep(span.group(1), code));
        }
        boolean isItem = ITEM.matcher(text).lookingAt();
        // What a heading calls open is a list of things to do, not a text.
        boolean isBelowHeading =
            isRightBelow && !text.isBlank() && heading.filter(Subject.OPEN::equals).isEmpty();
        heading = isItem || text.isBlank() || isBelowHeading ? heading : Optional.empty();
        isRightBelow &= text.isBlank();
        if (isItem || text.isBlank()) {
          places.beginParagraph();
        }
        String prose = isItem ? ITEM.matcher(text).replaceFirst("") : text;
        places.beginLine(prose);
        for (String sentence : Sentences.of(prose)) {
          String content = withoutInterjection(sentence);
          AgentAnswer.Place place = places.next(sentence, content);
          boolean isTold = isUsable(content) && sentences.size() < MOST_SENTENCES;
          if (isTold) {
            String option = place.number() == 0 ? option(text) : "";
            sentences.add(sentence(content, heading, place, option));
            areItems.add(isItem);
            areAfterGaps.add(isAfterGap);
          }
          isAfterGap = !isTold || isItem;
        }
        continue;
      }
      isAfterGap = true;
      places.beginParagraph();
    }
    if (sentences.isEmpty() && rows.isEmpty()) {
      word(raw).ifPresent(sentences::add);
    } else if (AgentAnswer.isBrief(sentences)) {
      sentences = asOnePassage(sentences, areItems, areAfterGaps);
    }
    if (sentences.size() < FEW_SENTENCES) {
      rows.stream()
          .limit(MOST_ROWS)
          .map(
              row ->
                  new Sentence(
                      Excerpt.of(row, MOST_SENTENCE_CHARS),
                      Subject.RESULT,
                      Set.of(Trait.CONCRETE),
                      NO_PARAGRAPH,
                      option(row)))
          .forEach(sentences::add);
    }
    FoundCues begin = cues.in(beginning(raw));
    boolean isUnable = !sentences.isEmpty() && sentences.getFirst().has(Trait.UNABLE);
    boolean admits =
        begin.begins("admit")
            ? !isUnable // Sorry, I cannot reach the network.
            : begin.has("admit") && !begin.begins("announce");
    return new AgentAnswer(
        sentences, code, Sentences.isQuestion(raw.stripTrailing()), admits, line);
  }

  /** Whether a line is none of the prose: a heading, or a part of a table, quote or block. */
  private static boolean isApart(String line) {
    return !line.isBlank()
        && (line.strip().startsWith("```")
            || TABLE_OR_QUOTE.matcher(line).matches()
            || isHeading(line.strip()));
  }

  /** An answer of a word or two that names something, such as {@code On `main`.} */
  private Optional<Sentence> word(String raw) {
    String only = ITEM.matcher(excerpts.redact(raw).strip()).replaceFirst("");
    boolean isAnswer =
        only.length() < LEAST_SENTENCE_LETTERS * 2
            && !isApart(only)
            && only.indexOf('\n') < 0
            && CONCRETE.matcher(DURATION.matcher(only).replaceAll("")).find();
    return isAnswer
        ? Optional.of(sentence(only, Optional.empty(), new AgentAnswer.Place(0, 0, true), ""))
        : Optional.empty();
  }

  /**
   * The sentences of a brief answer: its prose is one paragraph, and items of a list stay apart.
   *
   * @param areItems which sentences are of an item
   * @param areAfterGaps before which ones something stands that is not told: they do not follow the
   *     sentence before them
   */
  private static List<Sentence> asOnePassage(
      List<Sentence> sentences, List<Boolean> areItems, List<Boolean> areAfterGaps) {
    List<Sentence> passage = new ArrayList<>();
    int number = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      AgentAnswer.Place place = sentence.place();
      boolean goesOn = i > 0 && sentences.get(i - 1).place().paragraph() == place.paragraph();
      if (goesOn) {
        number += place.number() - sentences.get(i - 1).place().number();
      } else if (i > 0) {
        number += place.number() + (areAfterGaps.get(i) ? 2 : 1);
      }
      passage.add(
          new Sentence(
              sentence.text(),
              sentence.subject(),
              sentence.traits(),
              areItems.get(i)
                  ? place
                  : new AgentAnswer.Place(0, number, !goesOn || place.isSpaced()),
              sentence.option()));
    }
    return passage;
  }

  /** {@code [a.py](/srv/shop/src/a.py:12)} says no more than its name. */
  private static String withShortLinks(String answer) {
    return answer.contains("](") ? LINK.matcher(answer).replaceAll("$1…)") : answer;
  }

  /** Counts the paragraphs of an answer and the sentences in them. */
  private static final class Places {
    private int paragraph;
    private int number;
    private String line = "";
    private int at;

    void beginParagraph() {
      paragraph++;
      number = 0;
    }

    void beginLine(String prose) {
      line = prose;
      at = 0;
    }

    /**
     * The place of the next sentence of the line.
     *
     * @param content what is told of it: where its first word is left out, something stands between
     */
    AgentAnswer.Place next(String sentence, String content) {
      at = line.indexOf(sentence, at);
      boolean isSpaced = at == 0 || Character.isWhitespace(line.charAt(at - 1));
      at += sentence.length();
      number += content.equals(sentence) ? 0 : 1;
      return new AgentAnswer.Place(paragraph, number++, isSpaced);
    }
  }

  /** The lines; one that goes on in the next line is joined with it. */
  private static List<String> unwrapped(String text) {
    List<String> lines = new ArrayList<>();
    boolean inFence = false;
    for (String line : text.split("\\R", -1)) {
      boolean isFence = line.strip().startsWith("```");
      boolean goesOn = !inFence && !isFence && !lines.isEmpty() && goesOn(lines.getLast(), line);
      if (goesOn) {
        lines.add(lines.removeLast().stripTrailing() + " " + line.strip());
      } else {
        lines.add(line);
      }
      inFence ^= isFence;
    }
    return lines;
  }

  /** A line without an end, and a next one that begins in the middle of a sentence. */
  private static boolean goesOn(String line, String next) {
    String end = line.strip();
    return !end.isEmpty()
        && MIDDLE.matcher(next).lookingAt()
        && !END.matcher(CODE.matcher(end).replaceAll("x")).find()
        && !isHeading(end)
        && !TABLE_OR_QUOTE.matcher(line).matches();
  }

  private static boolean isHeading(String stripped) {
    boolean mayBe =
        stripped.startsWith("#") || stripped.startsWith("**") || Sentences.endsInColon(stripped);
    return mayBe && HEADING.matcher(stripped).matches();
  }

  private static void keep(String text, List<String> code) {
    if (text.indexOf(' ') > 0 && code.size() < MOST_CODE) {
      code.add(text);
    }
  }

  private static String beginning(String raw) {
    String stripped = raw.substring(0, Math.min(raw.length(), BEGINNING_CHARS * 2)).strip();
    return stripped.substring(0, Math.min(stripped.length(), BEGINNING_CHARS));
  }

  private static String cut(String raw) {
    return raw.substring(0, Math.min(raw.length(), MOST_CHARS));
  }

  /** {@code Sorry. The cache was stale.} is about the cache. */
  private String withoutInterjection(String sentence) {
    Matcher word = INTERJECTION.matcher(sentence);
    boolean isTalk = word.lookingAt() && cues.in(word.group()).begins("talk");
    return isTalk ? sentence.substring(word.end()) : sentence;
  }

  private static boolean isUsable(String sentence) {
    return Letters.in(sentence) >= LEAST_SENTENCE_LETTERS
        && sentence.length() <= MOST_SENTENCE_CHARS
        && !(Sentences.endsInColon(sentence) && LABEL.matcher(sentence).matches());
  }

  private static String option(String line) {
    Matcher option = OPTION.matcher(line);
    return !option.find()
        ? ""
        : option.group("letter") != null ? option.group("letter") : option.group("number");
  }

  private Sentence sentence(
      String text, Optional<Subject> heading, AgentAnswer.Place place, String option) {
    FoundCues found = cues.in(text);
    Subject subject = subject(text, found, heading, AgentAnswer.isLetter(option));
    boolean passes = found.has("claim") || (found.has("passing") && !topics.of(text).isEmpty());
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    add(traits, Trait.CONCRETE, CONCRETE.matcher(text).find());
    add(
        traits,
        Trait.CLAIMS_SUCCESS,
        passes && !found.has("failing") && !isUnfinished(subject) && !found.has("unmet"));
    add(traits, Trait.TELLS_MORE, traits.contains(Trait.CLAIMS_SUCCESS) && tellsMore(text));
    boolean isOfChecks = !topics.of(text).isEmpty() || TEST_IN_CODE.matcher(text).find();
    add(traits, Trait.TELLS_FAILING, found.has("failing") && isOfChecks);
    add(traits, Trait.CLAIMS_ALL, found.has("whole"));
    // Nobody expects an agent to try it on a phone or a board.
    boolean isExcused = found.has("asked") || found.has("elsewhere");
    add(traits, Trait.ADMITS_UNTRIED, found.has("unrun") && !isExcused);
    add(traits, Trait.ELSEWHERE, found.has("elsewhere"));
    add(traits, Trait.UNABLE, found.has("unable") && !found.begins("talk"));
    add(traits, Trait.GUESSES, found.has("guess"));
    add(traits, Trait.REFUTES, found.begins("refute") || found.has("refute"));
    add(traits, Trait.ADMITS_FAILURE, found.has("unmet"));
    add(traits, Trait.RETRACTS, found.has("retract"));
    add(traits, Trait.IN_VAIN, found.has("vain"));
    add(
        traits,
        Trait.PASSING,
        found.begins("announce") || found.ends("announce") || found.has("guess"));
    return new Sentence(Excerpt.of(text, MOST_SENTENCE_CHARS), subject, traits, place, option);
  }

  /** {@code The list prints the local time now; all 14 tests pass} is no mere claim. */
  private boolean tellsMore(String claim) {
    return CLAUSE_END
        .splitAsStream(claim)
        .filter(clause -> Letters.in(clause) >= LEAST_CLAUSE_LETTERS && topics.of(clause).isEmpty())
        .map(cues::in)
        .anyMatch(found -> !found.has("claim"));
  }

  private static void add(Set<Trait> traits, Trait trait, boolean holds) {
    if (holds) {
      traits.add(trait);
    }
  }

  private static Subject subject(
      String text, FoundCues found, Optional<Subject> heading, boolean isChoice) {
    Optional<Subject> told = subjectByCue(found);
    // What is open stands in the list after the colon; and a choice is no work left undone.
    if (told.filter(Subject.OPEN::equals).isPresent()
        && (Sentences.endsInColon(text) || isChoice)) {
      return Subject.RESULT;
    }
    boolean isTalk = found.begins("talk") || Sentences.isQuestion(text);
    boolean isReceipt = found.begins("noted");
    if (isReceipt || (isTalk && told.filter(AnswerReader::isUnfinished).isEmpty())) {
      return Subject.TALK;
    }
    return told.or(() -> heading.filter(_ -> !isChoice)).orElse(Subject.RESULT);
  }

  private static boolean isUnfinished(Subject subject) {
    return subject == Subject.OPEN || subject == Subject.LIMIT;
  }

  private static Optional<Subject> subjectByCue(FoundCues found) {
    if (found.has("limit") || found.has("unable")) {
      return Optional.of(Subject.LIMIT);
    }
    if (found.has("open") && !found.has("not-open")) {
      return Optional.of(Subject.OPEN);
    }
    if (found.has("cause")) {
      return Optional.of(Subject.CAUSE);
    }
    return found.has("decision") ? Optional.of(Subject.DECISION) : Optional.empty();
  }
}
