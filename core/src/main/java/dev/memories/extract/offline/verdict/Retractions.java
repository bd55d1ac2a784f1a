package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.extract.offline.words.ToldWords;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells which sentences of an answer no longer hold at the end of the session: those about what the
 * user had taken out again or forbade by name, those with a figure that the user denied, those that
 * the agent took back itself, open ends that the user came back to, and all but the causes where
 * everything was undone.
 */
public final class Retractions {
  /** A figure that the user denied, with the words around it. */
  private record Denial(String figure, ToldWords message) {
    boolean hits(String sentence) {
      return DeniedFigures.isNamed(figure, sentence) && message.shares(sentence);
    }
  }

  /** Objections come soon; a later order to remove something is work of its own. */
  private static final int MOST_TURNS = 6;

  /** What the user had taken out, and what the agent took back. */
  private final List<ToldWords> subjects = new ArrayList<>();

  private final List<Denial> denials = new ArrayList<>();

  /** What the next message denies in the agent's own words. */
  private final List<DeniedClaims> claims = new ArrayList<>();

  /** What the next message forbids. */
  private final List<ForbiddenNames> forbidden = new ArrayList<>();

  /** What the user asked for in the first place. */
  private final ToldWords request;

  /** What the user asked for later, and the agent worked on. */
  private final List<ToldWords> laterWork = new ArrayList<>();

  /** So many of the subjects stem from the next turn. */
  private int ofNextTurn;

  private boolean isUndone;
  private boolean isClaimedWrong;
  private boolean isTriedByUser;

  private Retractions(ToldWords request) {
    this.request = request;
  }

  /**
   * What later turns say of the work before them.
   *
   * @param turn whose answer is read
   * @param later the turns after it, without those that were taken back
   */
  static Retractions of(TurnEvidence turn, List<TurnEvidence> later) {
    Retractions found = new Retractions(words(turn.words().whole().text()));
    for (TurnEvidence next : later.stream().limit(1).toList()) {
      found.claims.add(DeniedClaims.in(next.words()));
      found.forbidden.add(ForbiddenNames.in(next.words()));
      found.isTriedByUser = next.words().says(UserSignal.WORKS);
      found.isClaimedWrong = admits(next) || (isInDoubt(next.words()) && takesBack(next));
      found.isUndone =
          next.words().says(UserSignal.UNDOES)
              && EditKind.byGit(next)
              && EditKind.areIn(turn)
              && !EditsKept.in(turn, next);
    }
    for (TurnEvidence after : later.stream().limit(MOST_TURNS).toList()) {
      after.words().removals().forEach(clause -> found.subjects.add(words(clause.text())));
      String message = after.words().whole().text();
      if (EditKind.areIn(after)) {
        found.laterWork.add(words(message));
      }
      DeniedFigures.in(message)
          .forEach(figure -> found.denials.add(new Denial(figure, words(message))));
      after.answer().stream()
          .flatMap(answer -> answer.sentences().stream())
          .filter(sentence -> sentence.has(Trait.RETRACTS))
          .forEach(sentence -> found.subjects.add(words(sentence.text().text())));
      found.ofNextTurn = after.equals(later.getFirst()) ? found.subjects.size() : found.ofNextTurn;
    }
    return found;
  }

  private static boolean isInDoubt(UserWords words) {
    return words.says(UserSignal.ASKS)
        || words.says(UserSignal.REPORTS_FAILURE)
        || words.says(UserSignal.CORRECTS)
        || words.rejects();
  }

  /**
   * Whether the agent began its first message of a turn, or its answer, with an apology, said there
   * that the user is right, or named the real cause. Work that the user has just approved is not
   * meant.
   */
  static boolean admits(TurnEvidence turn) {
    return !turn.words().accepts()
        && Stream.concat(turn.remarks().stream().limit(1), turn.answer().stream())
            .anyMatch(AgentAnswer::admits);
  }

  private static boolean takesBack(TurnEvidence turn) {
    return turn.answer().stream()
        .flatMap(answer -> answer.sentences().stream())
        .anyMatch(sentence -> sentence.has(Trait.RETRACTS) || sentence.has(Trait.IN_VAIN));
  }

  private static ToldWords words(String text) {
    ToldWords words = new ToldWords();
    words.add(text);
    return words;
  }

  /** Whether a sentence no longer holds. */
  public boolean hit(AgentAnswer.Sentence sentence) {
    return isTakenBack(sentence)
        || isDenied(sentence)
        || isOvertaken(sentence)
        || (isUndone && sentence.subject() != AgentAnswer.Subject.CAUSE)
        || denials.stream().anyMatch(denial -> denial.hits(sentence.text().text()));
  }

  private boolean isDenied(AgentAnswer.Sentence sentence) {
    return claims.stream().anyMatch(denied -> denied.hit(sentence))
        || forbidden.stream().anyMatch(names -> names.hit(sentence));
  }

  /** Whether it speaks of something left, which later work was about or the user did. */
  private boolean isOvertaken(AgentAnswer.Sentence sentence) {
    boolean isLeft =
        switch (sentence.subject()) {
          case OPEN, LIMIT -> true;
          case CAUSE, DECISION, RESULT, TALK -> false;
        };
    return isLeft && ((isTriedByUser && sentence.has(Trait.ELSEWHERE)) || isWorkedOn(sentence));
  }

  /**
   * Whether later work was about what a sentence leaves open. What the work is about anyway stands
   * in the request, too, and tells nothing.
   */
  private boolean isWorkedOn(AgentAnswer.Sentence sentence) {
    String left = request.without(sentence.text().text());
    return laterWork.stream().anyMatch(message -> message.areAbout(left));
  }

  private boolean isTakenBack(AgentAnswer.Sentence sentence) {
    return isAbout(sentence, subjects);
  }

  private static boolean isAbout(AgentAnswer.Sentence sentence, List<ToldWords> subjects) {
    return subjects.stream().anyMatch(words -> words.areAbout(sentence.text().text()));
  }

  /**
   * Whether the next turn took a part of this work out again, or the agent said there, when asked,
   * that it had been wrong.
   */
  boolean hitWorkOf(TurnEvidence turn) {
    return isClaimedWrong || (EditKind.areIn(turn) && isTakenOut(turn));
  }

  private boolean isTakenOut(TurnEvidence turn) {
    return turn.answer().stream()
        .flatMap(answer -> answer.sentences().stream())
        .anyMatch(
            sentence -> isAbout(sentence, subjects.subList(0, ofNextTurn)) || isDenied(sentence));
  }
}
