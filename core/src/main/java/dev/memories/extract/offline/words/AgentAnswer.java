package dev.memories.extract.offline.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the agent told the user at the end of a turn, sentence by sentence.
 *
 * @param code what stands in code marks, and the lines of code blocks, redacted: those of more than
 *     one word
 * @param asks whether it ends with a question, however short
 * @param admits whether it begins with an apology, or says that the user is right
 * @param line of the rollout
 */
public record AgentAnswer(
    List<Sentence> sentences, List<String> code, boolean asks, boolean admits, long line) {
  public AgentAnswer {
    sentences = List.copyOf(sentences);
    code = List.copyOf(code);
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
