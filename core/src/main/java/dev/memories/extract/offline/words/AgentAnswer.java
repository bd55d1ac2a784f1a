package dev.memories.extract.offline.words;

import dev.memories.text.Letters;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent told the user at the end of a turn, sentence by sentence.
 *
 * @param code what stands in code marks, and the lines of code blocks, redacted: those of more than
 *     one word
 * @param asks whether it ends with a question, however short
 * @param admits whether it begins with an apology, says that the user is right, or names the real
 *     cause
 * @param line of the rollout
 */
public record AgentAnswer(
    List<Sentence> sentences, List<String> code, boolean asks, boolean admits, long line) {
  private static final int BRIEF_LETTERS = 420;

  /** A choice stands near the beginning of a message. */
  private static final int NAMING_CHARS = 120;

  private static final int MOST_WORDS_BESIDE = 2;
  private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?\\n]+(?:\\s+|$)|[，。；：！？、]");

  /** Up to three words, perhaps marked, and what is said of them in brackets. */
  private static final Pattern WAY =
      Pattern.compile(
          "[*`]*([\\p{L}\\p{N}][^\\s:：*`(—–]{1,24}(?: [^\\s:：*`(—–]{2,24}){0,2})[*`]*(?: \\([^)]{1,30}\\))?(?:[:：]| [—–-] )");

  public AgentAnswer {
    sentences = List.copyOf(sentences);
    code = List.copyOf(code);
  }

  /** Whether it has only a few sentences: it is quoted whole, as each leans on the others. */
  public boolean isBrief() {
    return isBrief(sentences);
  }

  static boolean isBrief(List<Sentence> sentences) {
    return sentences.stream().mapToLong(one -> Letters.in(one.text().text())).sum()
        <= BRIEF_LETTERS;
  }

  /** Whether an item has a letter, and so is one of several ways, and not a number. */
  static boolean isLetter(String option) {
    return !option.isEmpty() && Character.isLetter(option.charAt(0));
  }

  /** The first sentence; agents begin with what came of the work. */
  public Optional<Sentence> first() {
    return sentences.stream().findFirst();
  }

  /** Whether it tells the user this command, as how something is run. */
  public boolean gives(Excerpt command) {
    String text = command.text();
    return !text.isEmpty() && code.stream().anyMatch(given -> given.contains(text));
  }

  /**
   * The way that a message chooses by its name, of those that the answer lists: {@code date-fns} of
   * {@code - date-fns: smaller} and {@code - dayjs: nearly the same API}. The name stands in a
   * clause of its own, with two more words at most.
   *
   * @param message the user's next message
   */
  public Optional<Sentence> wayNamedIn(String message) {
    if (Sentences.isQuestion(message.strip())) {
      return Optional.empty();
    }
    List<Sentence> ways = sentences.stream().filter(one -> !one.way().isEmpty()).toList();
    if (ways.size() < 2) {
      return Optional.empty();
    }
    List<String> clauses =
        CLAUSE_END
            .splitAsStream(message.substring(0, Math.min(message.length(), NAMING_CHARS)))
            .map(clause -> clause.strip().toLowerCase(Locale.ROOT))
            .toList();
    // No, dayjs is dead: that chooses nothing.
    boolean isNo = !clauses.isEmpty() && Denials.contain(clauses.getFirst());
    int beside = isNo ? 0 : MOST_WORDS_BESIDE;
    return clauses.stream()
        .flatMap(clause -> ways.stream().filter(way -> isChosen(way.way(), clause, beside)))
        .findFirst();
  }

  /** A hyphen may be a space. */
  private static boolean isChosen(String name, String clause, int beside) {
    List<String> words = List.of(clause.split("[\\s-]+", -1));
    List<String> named = List.of(name.toLowerCase(Locale.ROOT).split("[\\s-]+", -1));
    return words.size() <= named.size() + beside
        && Collections.indexOfSubList(words, named) >= 0
        && words.stream().noneMatch(Denials::contain);
  }

  /**
   * Where a sentence stands in its answer.
   *
   * @param paragraph counted from 0; an item of a list is a paragraph of its own
   * @param number counted from 0 in each paragraph
   * @param isSpaced whether white space stands before it; not so in Chinese and Japanese
   */
  public record Place(int paragraph, int number, boolean isSpaced) {
    /** Whether both belong to one paragraph, and this one comes later. */
    public boolean goesOnFrom(Place earlier) {
      return paragraph == earlier.paragraph && number > earlier.number;
    }

    /** Whether nothing stands between the two. */
    public boolean isRightAfter(Place earlier) {
      return paragraph == earlier.paragraph && number == earlier.number + 1;
    }
  }

  /**
   * One sentence, as the agent wrote it.
   *
   * @param option the number or letter of the item that it begins: a user may choose by it; empty
   *     where there is none
   */
  public record Sentence(
      Excerpt text, Subject subject, Set<Trait> traits, Place place, String option) {
    public Sentence {
      traits = Set.copyOf(traits);
    }

    public boolean has(Trait trait) {
      return traits.contains(trait);
    }

    /** The name that begins an item of a list, before a colon or a dash; empty where none does. */
    public String way() {
      Matcher way = place.number() == 0 ? WAY.matcher(text.text()) : null;
      return way != null && way.lookingAt() ? way.group(1).strip() : "";
    }

    /** Whether it begins an item with a letter, which is one of several ways. */
    public boolean isLettered() {
      return isLetter(option);
    }

    /** Whether it leads to a list or a block. */
    public boolean endsInColon() {
      return Sentences.endsInColon(text.text());
    }

    /** Whether it says what is not, or could not be done. */
    public boolean denies() {
      return subject == Subject.LIMIT && (has(Trait.UNABLE) || Denials.areIn(text.text()));
    }
  }

  /** What a sentence does besides. */
  public enum Trait {
    /** Says that a test or another check fails, or will, or did. */
    TELLS_FAILING,
    /** Names a path, a command, a number or code. */
    CONCRETE,
    /** Says that checks passed. */
    CLAIMS_SUCCESS,
    /** Says more beside that, in a clause of its own. */
    TELLS_MORE,
    /** Says so of all tests. */
    CLAIMS_ALL,
    /** Says that something was not run or checked. */
    ADMITS_UNTRIED,
    /** Says that what was asked for is not reached. */
    ADMITS_FAILURE,
    /** Speaks of what an agent cannot reach: a device, production. */
    ELSEWHERE,
    /** Says that something could not be done. */
    UNABLE,
    /** Says what may be the cause. */
    GUESSES,
    /** Says that a guess was wrong. */
    REFUTES,
    /** Takes back what the agent said in an earlier answer. */
    RETRACTS,
    /** Says that an earlier change of the agent was of no use. */
    IN_VAIN,
    /** Only says what comes next or what may be. */
    PASSING
  }

  /** What a sentence is about. */
  public enum Subject {
    /** What remains to be done. */
    OPEN,
    /** What was not done, not checked, or holds only under a condition. */
    LIMIT,
    /** Why something was as it was. */
    CAUSE,
    /** What was decided, or how something works now. */
    DECISION,
    /** What was done. */
    RESULT,
    /** Politeness, promises and questions to the user. */
    TALK
  }
}
