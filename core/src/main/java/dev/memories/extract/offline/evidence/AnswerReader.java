package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.evidence.AgentAnswer.Sentence;
import dev.memories.extract.offline.evidence.AgentAnswer.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an agent's final answer into sentences and says what each is about.
 *
 * <p>Goes by the words of {@code answer-cues.txt}. Code blocks, tables and diffs are passed over. A
 * list item takes its subject from the heading above it where it has none of its own.
 */
final class AnswerReader {
  private static final int MOST_CHARS = 12_000;
  private static final int MOST_SENTENCES = 40;
  private static final int MOST_SENTENCE_CHARS = 420;
  private static final int LEAST_SENTENCE_CHARS = 12;
  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,2}[.)])\\s+");
  private static final Pattern HEADING =
      Pattern.compile("^(?:#{1,6}\\s+.*|\\*\\*[^*]+\\*\\*:?|[^.!?`]{2,60}[:：])$");
  private static final Pattern TABLE_OR_QUOTE = Pattern.compile("^\\s*[|>].*");
  private static final Pattern CONCRETE =
      Pattern.compile("`[^`]+`|\\d|[\\w.-]+/[\\w./-]+|\\b\\w+\\.[a-z]{1,4}\\b|--?\\w[\\w-]+");

  private final ExcerptMaker excerpts;
  private final CueWords cues = CueWords.load("answer-cues.txt");

  AnswerReader(ExcerptMaker excerpts) {
    this.excerpts = excerpts;
  }

  AgentAnswer read(String raw, long line) {
    List<Sentence> sentences = new ArrayList<>();
    boolean inFence = false;
    Optional<Subject> heading = Optional.empty();
    for (String text : excerpts.redact(cut(raw)).split("\\R", -1)) {
      if (text.strip().startsWith("```")) {
        inFence = !inFence;
      } else if (isPassedOver(text, inFence)) {
        heading = Optional.empty();
      } else if (HEADING.matcher(text.strip()).matches()) {
        heading = subjectByCue(text);
      } else {
        boolean isItem = ITEM.matcher(text).find();
        heading = isItem || text.isBlank() ? heading : Optional.empty();
        for (String sentence : Sentences.of(ITEM.matcher(text).replaceFirst(""))) {
          if (isUsable(sentence) && sentences.size() < MOST_SENTENCES) {
            sentences.add(sentence(sentence, heading));
          }
        }
      }
    }
    return new AgentAnswer(sentences, line);
  }

  private static boolean isPassedOver(String text, boolean inFence) {
    return inFence || TABLE_OR_QUOTE.matcher(text).matches();
  }

  private static String cut(String raw) {
    return raw.substring(0, Math.min(raw.length(), MOST_CHARS));
  }

  private static boolean isUsable(String sentence) {
    return sentence.length() >= LEAST_SENTENCE_CHARS && sentence.length() <= MOST_SENTENCE_CHARS;
  }

  private Sentence sentence(String text, Optional<Subject> heading) {
    boolean concrete = CONCRETE.matcher(text).find();
    boolean claims = cues.has("claim", text) && !cues.has("limit", text) && !cues.has("open", text);
    return new Sentence(
        Excerpt.of(text, MOST_SENTENCE_CHARS),
        subject(text, heading),
        concrete,
        claims,
        cues.has("unrun", text));
  }

  private Subject subject(String text, Optional<Subject> heading) {
    Optional<Subject> told = subjectByCue(text);
    boolean isTalk = cues.begins("talk", text) || text.endsWith("?") || text.endsWith("？");
    if (isTalk && told.filter(AnswerReader::isUnfinished).isEmpty()) {
      return Subject.TALK;
    }
    return told.or(() -> heading).orElse(Subject.RESULT);
  }

  private static boolean isUnfinished(Subject subject) {
    return subject == Subject.OPEN || subject == Subject.LIMIT;
  }

  private Optional<Subject> subjectByCue(String text) {
    if (cues.has("limit", text)) {
      return Optional.of(Subject.LIMIT);
    }
    if (cues.has("open", text)) {
      return Optional.of(Subject.OPEN);
    }
    if (cues.has("cause", text)) {
      return Optional.of(Subject.CAUSE);
    }
    return cues.has("decision", text) ? Optional.of(Subject.DECISION) : Optional.empty();
  }
}
