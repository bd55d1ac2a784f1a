package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.extract.offline.words.ToldWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which sentences of an answer no longer hold at the end of the session: those about what the
 * user had taken out again, those with a figure that the user denied, and those that the agent took
 * back itself.
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

  private Retractions() {}

  /**
   * What later turns say of the work before them.
   *
   * @param later the turns after the one whose answer is read, without those that were taken back
   */
  static Retractions in(List<TurnEvidence> later) {
    Retractions found = new Retractions();
    later.stream().limit(1).map(turn -> DeniedClaims.in(turn.words())).forEach(found.claims::add);
    for (TurnEvidence turn : later.stream().limit(MOST_TURNS).toList()) {
      turn.words().removals().forEach(clause -> found.subjects.add(words(clause.text())));
      String message = turn.words().whole().text();
      DeniedFigures.in(message)
          .forEach(figure -> found.denials.add(new Denial(figure, words(message))));
      turn.answer().stream()
          .flatMap(answer -> answer.sentences().stream())
          .filter(sentence -> sentence.has(Trait.RETRACTS))
          .forEach(sentence -> found.subjects.add(words(sentence.text().text())));
    }
    return found;
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
        || denials.stream().anyMatch(denial -> denial.hits(sentence.text().text()));
  }

  private boolean isDenied(AgentAnswer.Sentence sentence) {
    return claims.stream().anyMatch(denied -> denied.hit(sentence));
  }

  private boolean isTakenBack(AgentAnswer.Sentence sentence) {
    return subjects.stream().anyMatch(words -> words.areAbout(sentence.text().text()));
  }

  /** Whether a part of this work was taken out again, or a claim on it taken back. */
  boolean hitWorkOf(TurnEvidence turn) {
    return turn.steps().stream().anyMatch(EditKind::edits)
        && turn.answer().stream()
            .flatMap(answer -> answer.sentences().stream())
            .anyMatch(sentence -> isTakenBack(sentence) || isDenied(sentence));
  }
}
